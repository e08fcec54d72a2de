import { STORE } from '../ports/store';
export const PIPELINE = STORE;
