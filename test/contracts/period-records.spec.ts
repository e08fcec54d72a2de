import { DuckDbBillRecords } from '../../src/adapters/records-duckdb/duckdb-bill-records';
import { DuckDbCaseRecords } from '../../src/adapters/records-duckdb/duckdb-case-records';
import { DuckDbClosingFleet } from '../../src/adapters/records-duckdb/duckdb-closing-fleet';
import { DuckDbImportRecords } from '../../src/adapters/records-duckdb/duckdb-import-records';
import { DuckDbLoadRecords } from '../../src/adapters/records-duckdb/duckdb-load-records';
import { DuckDbOutbox } from '../../src/adapters/records-duckdb/duckdb-outbox';
import { DuckDbPeriodResults } from '../../src/adapters/records-duckdb/duckdb-period-results';
import { DuckDbReliabilityRecords } from '../../src/adapters/records-duckdb/duckdb-reliability-records';
import { DuckDbUsagePointRecords } from '../../src/adapters/records-duckdb/duckdb-usage-point-records';
import { RECORDS_FILE } from '../../src/adapters/records-duckdb/schema';
import { Database, IN_MEMORY } from '../../src/platform/duckdb';
import { describeCaseRecords } from './case-records';
import { describeClosingFleet } from './closing-fleet';
import { describeBillRecords, describeLoadRecords, describeReliabilityRecords } from './given-figures';
import { describeOutbox } from './outbox';
import { describePeriodResults } from './period-results';
import type { Storage } from './storage';

/** A database in memory, and a new adapter on it each time it is opened: what an adapter remembers must be stored. */
async function onDuckDb<Port>(adapter: (database: Database) => Port): Promise<Storage<Port>> {
  const database = await Database.open(IN_MEMORY, RECORDS_FILE.migrations, RECORDS_FILE.options);
  return { open: async () => adapter(database), remove: () => database.close() };
}

describePeriodResults('DuckDB', () => onDuckDb((database) => new DuckDbPeriodResults(database)));
describeCaseRecords('DuckDB', () => onDuckDb((database) => new DuckDbCaseRecords(database)));
describeBillRecords('DuckDB', () => onDuckDb((database) => new DuckDbBillRecords(database)));
describeLoadRecords('DuckDB', () => onDuckDb((database) => new DuckDbLoadRecords(database)));
describeReliabilityRecords('DuckDB', () => onDuckDb((database) => new DuckDbReliabilityRecords(database)));
describeOutbox('DuckDB', () => onDuckDb((database) => new DuckDbOutbox(database)));
describeClosingFleet('DuckDB', () =>
  onDuckDb((database) => ({
    fleet: new DuckDbClosingFleet(database),
    usagePoints: new DuckDbUsagePointRecords(database),
    imports: new DuckDbImportRecords(database),
  })),
);
