import { STORE } from '../../../ports/store';
export const PRESS = STORE;
