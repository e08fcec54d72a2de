import type { DatabaseFile, Migration } from '../../platform/duckdb';

/**
 * `history` is sorted by (block, key, channel, day), `recent` stands as it was written. A row is never changed: a later
 * write of the same (key, day, channel) has a higher `written`, and the highest counts. So writing is appending,
 * whether a value is new or a correction, and superseded rows go when their block is merged.
 * A block is a stretch of 32 days: the store's month, since calendar months are no business of a store.
 */
const READINGS = `
  CREATE TABLE history (
    key INTEGER NOT NULL, day INTEGER NOT NULL, channel UTINYINT NOT NULL,
    value_wh DOUBLE NOT NULL, meter UTINYINT NOT NULL, quality UTINYINT NOT NULL,
    written INTEGER NOT NULL);
  CREATE TABLE recent (
    key INTEGER NOT NULL, day INTEGER NOT NULL, channel UTINYINT NOT NULL,
    value_wh DOUBLE NOT NULL, meter UTINYINT NOT NULL, quality UTINYINT NOT NULL,
    written INTEGER NOT NULL);
  CREATE VIEW readings AS FROM history UNION ALL FROM recent;
  CREATE TABLE runs (
    block INTEGER NOT NULL, first_key INTEGER NOT NULL, last_key INTEGER NOT NULL, row_count INTEGER NOT NULL);
  CREATE TABLE store_state (writes INTEGER NOT NULL, recent_rows INTEGER NOT NULL, last_day INTEGER);
  INSERT INTO store_state VALUES (0, 0, NULL);
  CREATE TABLE interval_days (
    key INTEGER NOT NULL, day INTEGER NOT NULL, channel UTINYINT NOT NULL, minutes SMALLINT NOT NULL,
    value_wh DOUBLE[] NOT NULL, quality UTINYINT[] NOT NULL);
  CREATE TABLE area_days (
    area INTEGER NOT NULL, day INTEGER NOT NULL, measured_wh DOUBLE NOT NULL, estimated_wh DOUBLE NOT NULL,
    received INTEGER NOT NULL, expected INTEGER NOT NULL);
`;

/** Kept beside the last day: finding it among a billion rows would be a scan. */
const FIRST_DAY = `
  ALTER TABLE store_state ADD COLUMN first_day INTEGER;
  UPDATE store_state SET first_day = (SELECT min(day) FROM readings);
`;

export const SERIES_MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'readings', sql: READINGS },
  { version: 2, name: 'first-day', sql: FIRST_DAY },
];

/** 2 GB keep the zone maps and the last months of a million usage points at hand; a merge beyond that uses the disk. */
export const SERIES_FILE: DatabaseFile = {
  name: 'series.duckdb',
  migrations: SERIES_MIGRATIONS,
  options: { memoryLimit: '2GB' },
};
