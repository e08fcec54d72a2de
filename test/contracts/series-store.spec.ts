import { join } from 'node:path';
import { RECORDS_FILE } from '../../src/adapters/records-duckdb/schema';
import { claimSeriesStore } from '../../src/adapters/records-duckdb/series-store';
import { Database } from '../../src/platform/duckdb';
import { inFolder } from './storage';

describe('the series store of a data folder', () => {
  it('is the one it was made with, and no other', async () => {
    const { migrations, options } = RECORDS_FILE;
    const storage = await inFolder((folder) =>
      Database.open(join(folder, RECORDS_FILE.name), migrations, options),
    );
    let records = await storage.open();
    await claimSeriesStore(records, 'duckdb');
    await records.close();
    records = await storage.open();
    await claimSeriesStore(records, 'duckdb');
    const refused = claimSeriesStore(records, 'influxdb');
    await expect(refused).rejects.toMatchObject({ code: 'data-folder-other-store' });
    await expect(refused).rejects.toThrow(/made with the series store "duckdb".*GRIDBRIEF_STORE to duckdb/);
    await records.close();
    await storage.remove();
  });
});
