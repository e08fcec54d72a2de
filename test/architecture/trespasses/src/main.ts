import { HOUSE } from './app.module';
export const MAIN = HOUSE;
