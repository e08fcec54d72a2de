import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../platform/duckdb';
import { DuckDbReadingStore } from './duckdb-reading-store';
import { SERIES_FILE, SERIES_MIGRATIONS } from './schema';

describe('the file of the series', () => {
  it('finds the first day of readings that an earlier version wrote', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gridbrief-test-'));
    const path = join(folder, SERIES_FILE.name);
    const earlier = await Database.open(path, SERIES_MIGRATIONS.slice(0, 1), SERIES_FILE.options);
    await earlier.write((session) =>
      session.script(`
        INSERT INTO history VALUES (1, 19000, 0, 5, 0, 4, 1), (2, 18990, 5, 5, 0, 4, 1);
        INSERT INTO recent VALUES (1, 19002, 0, 6, 0, 4, 2);
        UPDATE store_state SET writes = 2, recent_rows = 1, last_day = 19002;`),
    );
    await earlier.close();
    const store = await DuckDbReadingStore.open(path);
    expect([await store.firstDay(), await store.lastDay()]).toEqual([18_990, 19_002]);
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
});
