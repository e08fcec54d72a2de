import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Database, type DatabaseFile, DatabaseError, type Session } from '../../platform/duckdb';
import { messageOf, Problem } from '../../platform/errors/problem';
import { type ExportedTable, RecordsArchive } from '../../ports/records-archive';
import { RECORDS_FILE } from './schema';

/** What a data folder knows of itself, and the version of its tables: neither is taken from elsewhere. */
const OWN = ['settings', 'schema_version'];
const UNFINISHED = 'unfinished-restore';
const TABLE_ENDING = '.parquet';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Records as DuckDB exports a database: `schema.sql`, `load.sql`, and a Parquet file for each table. */
export class DuckDbRecordsArchive extends RecordsArchive {
  constructor(
    private readonly database: Database,
    private readonly file: DatabaseFile = RECORDS_FILE,
  ) {
    super();
  }

  async isEmpty(): Promise<boolean> {
    return this.database.read(async (session) => {
      for (const table of await tablesOf(session, 'store')) {
        const [{ count }] = await session.rows<{ count: number }>(
          `SELECT count(*)::INTEGER AS count FROM (FROM ${named(table)} LIMIT 1)`,
        );
        if (count > 0) return false;
      }
      return true;
    });
  }

  /** The hash of a row needs each of its cells. */
  async check(): Promise<{ table: string; rows: number }[]> {
    return this.database.read(async (session) => {
      const checked: { table: string; rows: number }[] = [];
      for (const table of await tablesOf(session, 'store')) {
        const [{ rows }] = await session.rows<{ rows: number }>(
          `SELECT count(*)::INTEGER AS rows, bit_xor(hash(each)) FROM ${named(table)} AS each`,
        );
        checked.push({ table, rows });
      }
      return checked;
    });
  }

  async exportTo(folder: string): Promise<ExportedTable[]> {
    await this.database.read((session) =>
      session.script(`EXPORT DATABASE store TO ${quoted(folder)} (FORMAT parquet)`),
    );
    await withoutFolder(join(folder, 'load.sql'), folder);
    return this.database.read((session) => exportedTables(session, folder));
  }

  /** Through a database aside, in which an older export is brought up to date before its tables are taken over. */
  async importFrom(folder: string, mark: string): Promise<ExportedTable[]> {
    const aside = `${this.database.path}.restoring`;
    const removeAside = () => Promise.all(['', '.wal'].map((ending) => rm(aside + ending, { force: true })));
    await removeAside();
    try {
      await this.fillAside(aside, folder);
      await this.database.write(async (session) => {
        await session.script(`ATTACH ${quoted(aside)} AS restored (READ_ONLY)`);
        for (const table of await tablesOf(session, 'restored')) {
          await session.run(`DELETE FROM ${named(table)}`);
          await session.run(`INSERT INTO ${named(table)} BY NAME FROM restored.${named(table)}`);
        }
        await session.run('INSERT INTO settings VALUES ($1, $2)', UNFINISHED, mark);
      });
      return await this.database.read((session) => exportedTables(session, folder));
    } catch (cause) {
      if (cause instanceof DatabaseError && cause.code !== 'database-failed') throw cause;
      throw new Problem('backup-damaged', `cannot take the records in ${folder}: ${messageOf(cause)}`, {
        cause,
      });
    } finally {
      await this.database.write((session) => session.script('DETACH DATABASE IF EXISTS restored'));
      await removeAside();
    }
  }

  async unfinishedImport(): Promise<string | null> {
    const [row] = await this.database.read((session) =>
      session.rows<{ value: string }>('SELECT value FROM settings WHERE name = $1', UNFINISHED),
    );
    return row?.value ?? null;
  }

  async finishImport(): Promise<void> {
    await this.database.write((session) => session.run('DELETE FROM settings WHERE name = $1', UNFINISHED));
  }

  private async fillAside(aside: string, folder: string): Promise<void> {
    const { migrations, options } = this.file;
    const version = await this.database.read((session) => versionOf(session, folder));
    const older = await Database.open(aside, migrations.slice(0, version), options);
    try {
      if (version > migrations.length)
        throw new DatabaseError(
          'database-newer',
          `cannot restore ${folder}: it was made by a newer version of this program; install that version`,
          false,
        );
      await older.write((session) => fill(session, folder));
    } finally {
      await older.close();
    }
    await (await Database.open(aside, migrations, options)).close();
  }
}

async function tablesOf(session: Session, database: 'store' | 'restored'): Promise<string[]> {
  const rows = await session.rows<{ name: string }>(
    `SELECT table_name AS name FROM duckdb_tables() WHERE database_name = $1 ORDER BY name`,
    database,
  );
  return rows.map(({ name }) => name).filter((name) => !OWN.includes(name));
}

async function fill(session: Session, folder: string): Promise<void> {
  for (const table of await tablesOf(session, 'store')) {
    await session.run(`DELETE FROM ${named(table)}`);
    await session.run(
      `INSERT INTO ${named(table)} BY NAME FROM read_parquet(${quoted(join(folder, table + TABLE_ENDING))})`,
    );
  }
}

async function versionOf(session: Session, folder: string): Promise<number> {
  const path = join(folder, `schema_version${TABLE_ENDING}`);
  const [{ version }] = await session.rows<{ version: number }>(
    `SELECT coalesce(max(version), 0)::INTEGER AS version FROM read_parquet(${quoted(path)})`,
  );
  return version;
}

async function exportedTables(session: Session, folder: string): Promise<ExportedTable[]> {
  const names = (await readdir(folder)).filter((name) => extname(name) === TABLE_ENDING).sort();
  const tables: ExportedTable[] = [];
  for (const file of names) {
    const [{ rows }] = await session.rows<{ rows: number }>(
      `SELECT count(*)::INTEGER AS rows FROM read_parquet(${quoted(join(folder, file))})`,
    );
    tables.push({ table: basename(file, TABLE_ENDING), file, rows });
  }
  return tables;
}

/** The script names its files beside it: an export can be carried elsewhere. */
async function withoutFolder(path: string, folder: string): Promise<void> {
  const script = await readFile(path, 'utf8');
  await writeFile(path, script.replaceAll(`${folder}/`, ''));
}
