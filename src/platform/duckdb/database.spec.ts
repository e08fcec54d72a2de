import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, DatabaseError, openDataFolder } from '.';
import type { Migration } from '.';

const OPTIONS = { memoryLimit: '100MB' };
const FIRST: Migration = {
  version: 1,
  name: 'first',
  sql: 'CREATE TABLE a (k INTEGER); INSERT INTO a VALUES (1)',
};
const SECOND: Migration = { version: 2, name: 'second', sql: 'ALTER TABLE a ADD COLUMN b VARCHAR' };

describe('Database', () => {
  let folder: string;
  let path: string;
  const opened: Database[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gridbrief-test-'));
    path = join(folder, 'x.duckdb');
  });
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (migrations: Migration[] = [FIRST], file = path) => {
    const database = await Database.open(file, migrations, OPTIONS);
    opened.push(database);
    return database;
  };
  const rows = (database: Database, sql = 'FROM a ORDER BY k') =>
    database.read((session) => session.rows(sql));
  const codeOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'none',
      (error: DatabaseError) => error.code,
    );

  describe('migrations', () => {
    it('are applied once, in order, from empty and from before', async () => {
      await (await open([FIRST])).close();
      const database = await open([FIRST, SECOND]);
      expect(await rows(database)).toEqual([{ k: 1, b: null }]);
      expect(await rows(database, 'FROM schema_version')).toEqual([
        { version: 1, name: 'first' },
        { version: 2, name: 'second' },
      ]);
    });

    it('that fail leave the database as it was', async () => {
      await (await open([FIRST])).close();
      const broken = { ...SECOND, sql: 'CREATE TABLE c (k INTEGER); SELECT nonsense' };
      await expect(open([FIRST, broken])).rejects.toThrow(DatabaseError);
      const database = await open([FIRST]);
      expect(await rows(database, 'SELECT table_name FROM duckdb_tables() ORDER BY 1')).toEqual([
        { table_name: 'a' },
        { table_name: 'schema_version' },
      ]);
    });

    it('of a newer version are refused', async () => {
      await (await open([FIRST, SECOND])).close();
      await expect(open([FIRST])).rejects.toMatchObject({ code: 'database-newer', retryable: false });
      expect(await rows(await open([FIRST, SECOND]))).toHaveLength(1);
    });
  });

  describe('opening', () => {
    it('refuses a second time in this process', async () => {
      await open();
      await expect(open()).rejects.toMatchObject({ code: 'data-folder-in-use', retryable: true });
    });

    it('names the process that has it', async () => {
      const script = `require('@duckdb/node-api').DuckDBInstance.create(process.argv[1]).then(() => console.log('open'));
        setInterval(() => {}, 1000)`;
      const other = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((resolve) => other.stdout.once('data', resolve));
      await expect(open()).rejects.toThrow(
        `cannot open the data folder ${folder}: it is in use by process ${other.pid}`,
      );
      other.kill('SIGKILL');
      await new Promise((resolve) => other.once('exit', resolve));
      expect(await rows(await open())).toHaveLength(1);
    });

    it('says what is wrong with the file or folder', async () => {
      await writeFile(join(folder, 'junk.duckdb'), 'no database'.repeat(1000));
      expect(await codeOf(open([FIRST], join(folder, 'junk.duckdb')))).toBe('database-damaged');
      expect(await codeOf(open([FIRST], join(folder, 'no', 'x.duckdb')))).toBe('data-folder-missing');
      expect(await codeOf(openDataFolder(join(folder, 'junk.duckdb', 'data'), {}))).toBe(
        'data-folder-missing',
      );
    });

    it('of a data folder opens all or none', async () => {
      await writeFile(join(folder, 'b.duckdb'), 'no database'.repeat(1000));
      const a = { name: 'a.duckdb', migrations: [FIRST], options: OPTIONS };
      expect(await codeOf(openDataFolder(folder, { a, b: { ...a, name: 'b.duckdb' } }))).toBe(
        'database-damaged',
      );
      const { a: database } = await openDataFolder(folder, { a });
      opened.push(database);
      expect(await rows(database)).toHaveLength(1);
    });
  });

  describe('work', () => {
    it('answers by what the tables hold now, however often the same statement has run', async () => {
      const database = await open();
      const statements = [
        'SELECT count(*)::INTEGER AS n FROM a WHERE k = 5',
        'SELECT k FROM a GROUP BY k ORDER BY k',
      ];
      for (const sql of statements) await rows(database, sql);
      await database.write((session) => session.run('INSERT INTO a VALUES (5), (1000)'));
      expect(await rows(database, statements[0])).toEqual([{ n: 1 }]);
      expect(await rows(database, statements[1])).toEqual([{ k: 1 }, { k: 5 }, { k: 1000 }]);
    });

    it('is all or nothing, and what others throw passes', async () => {
      const database = await open();
      const failing = database.write(async (session) => {
        await session.append('a', [Int32Array.of(7, 8)], 2);
        throw new TypeError('not the database');
      });
      await expect(failing).rejects.toThrow(new TypeError('not the database'));
      await expect(
        database.write((session) => session.run('INSERT INTO nothing VALUES (1)')),
      ).rejects.toMatchObject({
        code: 'database-failed',
      });
      expect(await rows(database)).toEqual([{ k: 1 }]);
    });

    it('does not show what is not committed', async () => {
      const database = await open();
      await database.write(async (session) => {
        await session.run('INSERT INTO a VALUES (2)');
        expect(await rows(database)).toHaveLength(1);
      });
      expect(await rows(database)).toHaveLength(2);
    });

    it('appends every kind of cell, across chunks', async () => {
      const database = await open([
        {
          version: 1,
          name: 'cells',
          sql: 'CREATE TABLE c (i INTEGER, t VARCHAR, moment TIMESTAMP_MS, l DOUBLE[], f BOOLEAN)',
        },
      ]);
      const count = 5000;
      const at = new Date(Date.UTC(2025, 0, 1, 2, 3, 4, 567));
      const cells = <T>(valueOf: (index: number) => T) =>
        Array.from({ length: count }, (_, index) => valueOf(index));
      await database.write((session) =>
        session.append(
          'c',
          [
            Int32Array.from(cells((index) => index)),
            cells((index) => (index % 3 === 0 ? null : `Đ${index}`)),
            cells(() => at),
            cells((index) => Float64Array.of(index, NaN)),
            cells((index) => index % 2 === 0),
          ],
          count,
        ),
      );
      expect(await rows(database, 'FROM c WHERE i IN (0, 4999) ORDER BY i')).toEqual([
        { i: 0, t: null, moment: at, l: [0, NaN], f: true },
        { i: 4999, t: 'Đ4999', moment: at, l: [4999, NaN], f: false },
      ]);
      expect(await rows(database, 'SELECT count(t)::INTEGER AS n FROM c')).toEqual([{ n: 3333 }]);
    });
  });
});
