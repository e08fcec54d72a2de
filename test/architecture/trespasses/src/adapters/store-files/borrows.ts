import { MEMORY } from '../store-memory/store';
export const X = MEMORY;
