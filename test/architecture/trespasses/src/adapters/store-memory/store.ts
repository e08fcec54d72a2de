import { STORE } from '../../ports/store';
export const MEMORY = STORE;
