import type { Migration } from '../../platform/duckdb';

const STAGED = `
  CREATE TABLE staged (
    line INTEGER NOT NULL, key INTEGER NOT NULL, day INTEGER NOT NULL, channel UTINYINT NOT NULL,
    start_minute SMALLINT NOT NULL, minutes SMALLINT NOT NULL, value_wh DOUBLE NOT NULL, meter UTINYINT NOT NULL,
    quality UTINYINT NOT NULL);
  -- rows of a table in the order of its lines; without a value = not plain
  CREATE TABLE plain_rows (
    usage_point_id VARCHAR, day INTEGER, channel UTINYINT, quality UTINYINT, value_wh BIGINT);
  CREATE TABLE known_ids (usage_point_id VARCHAR NOT NULL, key INTEGER NOT NULL);
  CREATE TABLE doubled_keys (
    key INTEGER NOT NULL, day INTEGER NOT NULL, channel UTINYINT NOT NULL, start_minute SMALLINT NOT NULL);
`;

/** A stage lives as long as one import, so this never grows. */
export const STAGE_MIGRATIONS: readonly Migration[] = [{ version: 1, name: 'staged', sql: STAGED }];
