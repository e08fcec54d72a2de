import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Database } from './database';
import type { DatabaseOptions } from './database';
import { DatabaseError } from './database-error';
import type { Migration } from './migrations';

/** A database file of a data folder. */
export interface DatabaseFile {
  name: string;
  migrations: readonly Migration[];
  options: DatabaseOptions;
}

/** Opens the databases of a data folder, created where they are missing: all of them or none. */
export async function openDataFolder<Names extends string>(
  folder: string,
  files: Record<Names, DatabaseFile>,
): Promise<Record<Names, Database>> {
  await makeFolder(folder);
  const opened = {} as Record<Names, Database>;
  try {
    for (const [name, file] of Object.entries<DatabaseFile>(files))
      opened[name as Names] = await Database.open(join(folder, file.name), file.migrations, file.options);
    return opened;
  } catch (cause) {
    for (const database of Object.values<Database>(opened)) await database.close();
    throw cause;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw (await isWritable(dirname(folder)))
      ? new DatabaseError(
          'data-folder-missing',
          `cannot make the data folder ${folder}: ${textOf(cause)}`,
          false,
          cause,
        )
      : new DatabaseError(
          'data-folder-read-only',
          `cannot make the data folder ${folder}: it is read-only`,
          false,
          cause,
        );
  }
}

const textOf = (cause: unknown): string => (cause as Error).message;

/** The folder, or the nearest one above it that exists. On a read-only disk mkdir itself only says that nothing is there. */
async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing && folder !== dirname(folder) ? isWritable(dirname(folder)) : isMissing;
  }
}
