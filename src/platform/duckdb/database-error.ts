import { dirname } from 'node:path';

/**
 * What can go wrong with a database file, in words that a program may test.
 * - `data-folder-in-use`: another process holds it
 * - `data-folder-read-only`, `data-folder-missing`: nothing can be created or written there
 * - `data-folder-other-store`: made for another series store than the one that is set
 * - `disk-full`: what was being written is not there, everything before is
 * - `database-newer`: made by a newer version of this program
 * - `database-damaged`: not a database, or one that cannot be read
 * - `database-failed`: anything else; `cause` says what
 */
export type DatabaseErrorCode =
  | 'data-folder-in-use'
  | 'data-folder-read-only'
  | 'data-folder-missing'
  | 'data-folder-other-store'
  | 'disk-full'
  | 'database-newer'
  | 'database-damaged'
  | 'database-failed';

export class DatabaseError extends Error {
  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    /** trying again later, unchanged, may help */
    readonly retryable: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'DatabaseError';
  }
}

const textOf = (cause: unknown): string => String((cause as Error | undefined)?.message ?? cause);

/** DuckDB's messages begin with their kind: `IO Error: …`. */
const isFromDuckDb = (text: string): boolean => /^[A-Z][A-Za-z ]* Error: /.test(text);

/** DuckDB's words on a file that it could not open, as ours. */
export function openingError(path: string, cause: unknown): unknown {
  const text = textOf(cause);
  if (!isFromDuckDb(text)) return cause;
  const folder = dirname(path);
  const holder = /Conflicting lock is held in .*?\(PID (\d+)\)/s.exec(text);
  if (holder) return inUse(folder, `process ${holder[1]}`, cause);
  if (/Could not set lock/.test(text)) return inUse(folder, 'another process', cause);
  if (/Read-only file system|Permission denied/.test(text))
    return new DatabaseError('data-folder-read-only', `cannot open ${path}: it is read-only`, false, cause);
  if (/No such file or directory/.test(text))
    return new DatabaseError(
      'data-folder-missing',
      `cannot open ${path}: there is no such folder`,
      false,
      cause,
    );
  if (/version number .* (can only read|newer)/s.test(text)) return newer(path, cause);
  if (/not a valid DuckDB|Is a directory|corrupt|checksum/i.test(text))
    return new DatabaseError(
      'database-damaged',
      `cannot open ${path}: it is not a database or is damaged`,
      false,
      cause,
    );
  return workingError(path, cause);
}

/** What DuckDB threw while a database was used, as ours; what others threw meanwhile, as it is. */
export function workingError(path: string, cause: unknown): unknown {
  const text = textOf(cause);
  if (!isFromDuckDb(text)) return cause;
  if (/No space left on device|disk full|max_temp_directory_size/i.test(text)) {
    const message = `cannot write ${path}: the disk is full; nothing was changed`;
    return new DatabaseError('disk-full', message, true, cause);
  }
  return new DatabaseError('database-failed', `cannot use ${path}: ${text.split('\n')[0]}`, false, cause);
}

export function inUse(folder: string, by: string, cause?: unknown): DatabaseError {
  return new DatabaseError(
    'data-folder-in-use',
    `cannot open the data folder ${folder}: it is in use by ${by}`,
    true,
    cause,
  );
}

export function newer(path: string, cause?: unknown): DatabaseError {
  const message = `cannot open ${path}: it was made by a newer version of this program; install that version`;
  return new DatabaseError('database-newer', message, false, cause);
}
