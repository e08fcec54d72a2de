import { MEMORY } from '../../adapters/store-memory/store';
export const X = MEMORY;
