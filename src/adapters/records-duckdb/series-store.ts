import { randomUUID } from 'node:crypto';
import { DatabaseError } from '../../platform/duckdb';
import type { Database } from '../../platform/duckdb';

/**
 * Makes the data folder remember another store, from the next start on, and the bucket where its series are there; null
 * where they are in no bucket.
 */
export async function changeSeriesStore(
  records: Database,
  store: string,
  bucket: string | null,
): Promise<void> {
  await records.write(async (session) => {
    await session.run(`UPDATE settings SET value = $1 WHERE name = 'series-store'`, store);
    await session.run(`DELETE FROM settings WHERE name = 'series-bucket'`);
    if (bucket !== null) await session.run(`INSERT INTO settings VALUES ('series-bucket', $1)`, bucket);
  });
}

/** The bucket that the series were written to; null while there are none. */
export async function seriesBucket(records: Database): Promise<string | null> {
  const [row] = await records.read((session) =>
    session.rows<{ value: string }>(`SELECT value FROM settings WHERE name = 'series-bucket'`),
  );
  return row?.value ?? null;
}

/** Notes the bucket that series are written to, once. */
export async function rememberSeriesBucket(records: Database, bucket: string): Promise<void> {
  if ((await seriesBucket(records)) === bucket) return;
  await records.write(async (session) => {
    await session.run(`DELETE FROM settings WHERE name = 'series-bucket'`);
    await session.run(`INSERT INTO settings VALUES ('series-bucket', $1)`, bucket);
  });
}

/**
 * Notes with which series store a data folder was made, and refuses any other: readings would seem to be missing.
 * Throws `DatabaseError` with code `data-folder-other-store`.
 */
export async function claimSeriesStore(records: Database, store: string): Promise<void> {
  const madeWith = await records.write(async (session) => {
    const [row] = await session.rows<{ value: string }>(
      `SELECT value FROM settings WHERE name = 'series-store'`,
    );
    if (!row) await session.run(`INSERT INTO settings VALUES ('series-store', $1)`, store);
    return row?.value ?? store;
  });
  if (madeWith === store) return;
  const message =
    `cannot open the data folder of ${records.path}: it was made with the series store "${madeWith}", and "${store}" ` +
    `is set; set --store or GRIDBRIEF_STORE to ${madeWith}, give another folder with --data, or move the series there with ` +
    `"move-series --to ${store} --store ${madeWith}"`;
  throw new DatabaseError('data-folder-other-store', message, false);
}

/** What tells this data folder from every other: a store that lies elsewhere knows by it whose series it holds. */
export async function dataFolderId(records: Database): Promise<string> {
  return records.write(async (session) => {
    const [row] = await session.rows<{ value: string }>(
      `SELECT value FROM settings WHERE name = 'folder-id'`,
    );
    if (row) return row.value;
    const id = randomUUID();
    await session.run(`INSERT INTO settings VALUES ('folder-id', $1)`, id);
    return id;
  });
}
