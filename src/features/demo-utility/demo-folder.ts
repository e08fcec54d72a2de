import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../platform/errors/problem';

/** Written when everything is made. */
export const DONE_FILE = 'demo-made.json';
/** Written before anything is made: what lies beside it is simulated and may be made anew. */
const MARK_FILE = 'demo-folder';

const isMarked = (folder: string): boolean =>
  [MARK_FILE, DONE_FILE].some((name) => existsSync(join(folder, name)));

const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

/** Refuses a folder that holds anything but a simulated utility: real data must not be mixed with it, nor removed. */
export function refuseForeignFolder(folder: string): void {
  if (isEmpty(folder) || isMarked(folder)) return;
  throw new Problem(
    'not-the-demo',
    `cannot make the simulated utility in ${folder}: it holds other data; name a folder of its own with --data, or leave it out`,
  );
}

/** Marks the folder as simulated, before anything is made in it. */
export function claimFolder(folder: string): void {
  refuseForeignFolder(folder);
  mkdirSync(folder, { recursive: true });
  if (!isMarked(folder)) writeFileSync(join(folder, MARK_FILE), 'simulated: may be removed and made anew\n');
}

/** Removes a simulated utility. */
export function removeDemo(folder: string): void {
  refuseForeignFolder(folder);
  rmSync(folder, { recursive: true, force: true });
}
