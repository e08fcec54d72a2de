import { RECORDS_FILE } from '../../src/adapters/records-duckdb/schema';
import { DuckDbDayStates } from '../../src/adapters/records-duckdb/duckdb-day-states';
import { DuckDbImportRecords } from '../../src/adapters/records-duckdb/duckdb-import-records';
import { DuckDbInterruptionRecords } from '../../src/adapters/records-duckdb/duckdb-interruption-records';
import { DuckDbReportArchive } from '../../src/adapters/records-duckdb/duckdb-report-archive';
import { DuckDbWeatherRecords } from '../../src/adapters/records-duckdb/duckdb-weather-records';
import { DuckDbUsagePointRecords } from '../../src/adapters/records-duckdb/duckdb-usage-point-records';
import { Database, IN_MEMORY } from '../../src/platform/duckdb';
import { describeDayStates } from './day-states';
import { describeImportRecords } from './import-records';
import { describeInterruptionRecords } from './interruption-records';
import { describeReportArchive } from './report-archive';
import { describeWeatherRecords } from './weather-records';
import type { Storage } from './storage';
import { describeUsagePointRecords } from './usage-point-records';

/** A database in memory, and a new adapter on it each time it is opened: what an adapter remembers must be stored. */
async function onDuckDb<Port>(adapter: (database: Database) => Port): Promise<Storage<Port>> {
  const database = await Database.open(IN_MEMORY, RECORDS_FILE.migrations, RECORDS_FILE.options);
  return { open: async () => adapter(database), remove: () => database.close() };
}

describeUsagePointRecords('DuckDB', () => onDuckDb((database) => new DuckDbUsagePointRecords(database)));
describeDayStates('DuckDB', () => onDuckDb((database) => new DuckDbDayStates(database)));
describeImportRecords('DuckDB', () =>
  onDuckDb((database) => ({
    imports: new DuckDbImportRecords(database),
    usagePoints: new DuckDbUsagePointRecords(database),
  })),
);
describeInterruptionRecords('DuckDB', () => onDuckDb((database) => new DuckDbInterruptionRecords(database)));
describeWeatherRecords('DuckDB', () => onDuckDb((database) => new DuckDbWeatherRecords(database)));
describeReportArchive('DuckDB', () => onDuckDb((database) => new DuckDbReportArchive(database)));
