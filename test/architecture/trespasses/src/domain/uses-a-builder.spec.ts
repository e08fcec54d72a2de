import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { BUILDER } from '../../test/builders/reading';
export const X = [fc, readFileSync, BUILDER];
