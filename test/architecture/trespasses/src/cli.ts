import { HOUSE } from './app.module';
export const CLI = HOUSE;
