import type { Session } from '../../platform/duckdb';
import type { Correction } from '../../ports/import-records';

export const CORRECTIONS_OF = `
  SELECT key, day, channel, old_value_wh AS "oldValueWh", old_quality AS "oldQuality", old_meter AS "oldMeter",
    new_value_wh AS "newValueWh", new_quality AS "newQuality", import_number AS "importNumber", file, logged_at AS at
  FROM corrections JOIN imports ON imports.number = corrections.import_number
  WHERE key = $1 AND day BETWEEN $2 AND $3
  ORDER BY logged_at, import_number, day, channel`;

const EVERY_FIELD = `
  import_number, key, day, channel, old_value_wh, old_quality, old_meter, new_value_wh, new_quality`;

/** Adds those that this import has not logged already. */
export async function appendCorrections(
  session: Session,
  importNumber: number,
  rows: Correction[],
  at: Date,
): Promise<void> {
  const integers = (field: 'key' | 'day') => Int32Array.from(rows, (row) => row[field]);
  const bytes = (field: 'channel' | 'oldQuality' | 'oldMeter' | 'newQuality') =>
    Uint8Array.from(rows, (row) => row[field]);
  const energies = (field: 'oldValueWh' | 'newValueWh') => Float64Array.from(rows, (row) => row[field]);
  await session.script('CREATE OR REPLACE TEMP TABLE given_corrections AS FROM corrections LIMIT 0');
  await session.append(
    'given_corrections',
    [
      new Int32Array(rows.length).fill(importNumber),
      integers('key'),
      integers('day'),
      bytes('channel'),
      energies('oldValueWh'),
      bytes('oldQuality'),
      bytes('oldMeter'),
      energies('newValueWh'),
      bytes('newQuality'),
      rows.map(() => at),
    ],
    rows.length,
  );
  await session.run(
    `INSERT INTO corrections FROM given_corrections
     WHERE (${EVERY_FIELD}) NOT IN (SELECT (${EVERY_FIELD}) FROM corrections WHERE import_number = $1)`,
    importNumber,
  );
  await session.script('DROP TABLE given_corrections');
}
