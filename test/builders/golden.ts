import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPOSITORY } from './house';

const FOLDER = join(REPOSITORY, 'test', 'golden');

/**
 * Compares with a golden file; a missing or different one fails. `npm run golden` writes them anew: then read the
 * difference before it is committed.
 */
export function expectGolden(name: string, value: unknown): void {
  const path = join(FOLDER, name);
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (!existsSync(path)) throw new Error(`the golden file ${name} is missing: npm run golden writes it`);
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(path, 'utf8')));
}

/** What must never stand in the text of a report: machine words, raw keys, ISO dates. */
export const MACHINE_WORDS = /undefined|NaN|\bnull\b|\[object|\{\{|\d{4}-\d{2}-\d{2}|Infinity/;
