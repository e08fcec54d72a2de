import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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
    const reason = (cause as NodeJS.ErrnoException).code;
    const readOnly = reason === 'EROFS' || reason === 'EACCES' || reason === 'EPERM';
    throw new DatabaseError(
      readOnly ? 'data-folder-read-only' : 'data-folder-missing',
      `cannot make the data folder ${folder}: ${readOnly ? 'it is read-only' : (cause as Error).message}`,
      false,
      cause,
    );
  }
}
