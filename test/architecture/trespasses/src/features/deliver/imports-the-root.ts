import { HOUSE } from '../../app.module';
export const X = HOUSE;
