import { join } from 'node:path';
import { DuckDbReadingStore } from '../../src/adapters/series-duckdb/duckdb-reading-store';
import { MemoryReadingStore } from '../../src/adapters/series-memory/memory-reading-store';
import { describeReadingStore } from './reading-store';
import { inFolder, inMemory } from './storage';

describeReadingStore('memory', () => inMemory(() => new MemoryReadingStore()));
describeReadingStore('DuckDB', () =>
  inFolder((folder) => DuckDbReadingStore.open(join(folder, 'series.duckdb'))),
);
// So few rows that nearly every write sorts what came before it.
describeReadingStore('DuckDB, sorting all the time', () =>
  inFolder((folder) => DuckDbReadingStore.open(join(folder, 'series.duckdb'), 20)),
);
