import type { DatabaseFile } from '../../platform/duckdb';
import { RECORDS } from './migrations/001-records';
import { PERIODS } from './migrations/002-periods';
import { CASES } from './migrations/003-cases';
import { GIVEN_FIGURES } from './migrations/004-given-figures';
import { NAMED_EXCLUSIONS } from './migrations/005-named-exclusions';

/** Master data, logs and archive: everything but the series. All records share one database. */
export const RECORDS_FILE: DatabaseFile = {
  name: 'records.duckdb',
  migrations: [
    { version: 1, name: 'records', sql: RECORDS },
    { version: 2, name: 'periods', sql: PERIODS },
    { version: 3, name: 'cases', sql: CASES },
    { version: 4, name: 'given-figures', sql: GIVEN_FIGURES },
    { version: 5, name: 'named-exclusions', sql: NAMED_EXCLUSIONS },
  ],
  options: { memoryLimit: '1GB' },
};
