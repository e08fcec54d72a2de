import type { DatabaseFile } from '../../platform/duckdb';
import { RECORDS } from './migrations/001-records';
import { PERIODS } from './migrations/002-periods';
import { CASES } from './migrations/003-cases';

/** Master data, logs and archive: everything but the series. All records share one database. */
export const RECORDS_FILE: DatabaseFile = {
  name: 'records.duckdb',
  migrations: [
    { version: 1, name: 'records', sql: RECORDS },
    { version: 2, name: 'periods', sql: PERIODS },
    { version: 3, name: 'cases', sql: CASES },
  ],
  options: { memoryLimit: '1GB' },
};
