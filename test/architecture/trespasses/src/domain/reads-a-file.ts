import { readFileSync } from 'node:fs';
export const X = readFileSync;
