import { DuckDbReadingStore } from '../../../src/adapters/series-duckdb/duckdb-reading-store';
import { fleet } from '../reading-rows';

/** Writes day after day and says which are safe. Ends when it is killed. */
async function main(path: string, firstDay: number, size: number): Promise<void> {
  // Few enough rows that writes, sorting and merging are all caught in the middle.
  const store = await DuckDbReadingStore.open(path, size * 3);
  for (let day = firstDay; ; day++) {
    await store.write(fleet(size, day, () => day));
    process.stdout.write(`${day}\n`);
    if (day % 5 === 0) await store.merge();
  }
}

void main(process.argv[2], Number(process.argv[3]), Number(process.argv[4]));
