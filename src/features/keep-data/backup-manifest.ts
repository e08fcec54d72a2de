import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, Problem } from '../../platform/errors/problem';
import type { DayTotal } from './day-totals';

export const MANIFEST_FILE = 'backup.json';
export const RECORDS_FOLDER = 'records';
export const SERIES_FOLDER = 'series';
export const REJECTS_FOLDER = 'rejects';
/** Raised when an older program could not read a backup any more. */
const FORMAT_VERSION = 1;

export type SeriesKind = 'readings' | 'intervals' | 'areas';

export interface BackupFile {
  /** inside the backup, with `/` */
  path: string;
  /** `other`: not a table; its rows count as 0 */
  kind: 'records' | SeriesKind | 'other';
  rows: number;
  sha256: string;
}

/** What a backup holds, and by what it is checked. */
export interface BackupManifest {
  format: 'gridbrief-backup';
  version: number;
  madeAt: string;
  utility: string;
  /** the store that the series came from; they can go into another one */
  seriesStore: string;
  usagePoints: number;
  files: BackupFile[];
  days: DayTotal[];
}

export const manifestOf = (content: Omit<BackupManifest, 'format' | 'version'>): BackupManifest => ({
  format: 'gridbrief-backup',
  version: FORMAT_VERSION,
  ...content,
});

/** Throws a coded problem where the folder is no backup, or one of a newer program. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path))
    throw new Problem(
      'no-backup',
      `cannot read a backup in ${folder}: there is no ${MANIFEST_FILE}; name the folder that "backup" made`,
    );
  const manifest = await parsed(path);
  if (manifest.format !== 'gridbrief-backup')
    throw new Problem('no-backup', `cannot read a backup in ${folder}: ${path} is something else`);
  if (manifest.version > FORMAT_VERSION)
    throw new Problem(
      'backup-newer',
      `cannot read the backup in ${folder}: a newer version of this program made it; install that version`,
    );
  return manifest;
}

async function parsed(path: string): Promise<BackupManifest> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as BackupManifest;
  } catch (cause) {
    throw new Problem('backup-damaged', `cannot read ${path}: ${messageOf(cause)}`, { cause });
  }
}

/** Throws a coded problem that names the first file that is missing or is not as it was written. */
export async function checkFiles(folder: string, { files }: BackupManifest): Promise<void> {
  for (const { path, sha256 } of files) {
    const whole = join(folder, path);
    if (!existsSync(whole))
      throw new Problem('backup-damaged', `the backup in ${folder} is not whole: ${path} is missing`);
    if ((await sha256Of(whole)) !== sha256)
      throw new Problem(
        'backup-damaged',
        `the backup in ${folder} is damaged: ${path} is not as it was written; use another backup`,
      );
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest('hex');
}
