import { STORE } from '../ports/store';
export const X = STORE;
