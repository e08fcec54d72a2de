import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDbReadingStore } from '../src/adapters/series-duckdb/duckdb-reading-store';
import { Channel, Quality, emptyRows } from '../src/domain/metering/reading';
import type { ReadingRows } from '../src/domain/metering/reading';
import { medianMilliseconds, milliseconds } from './measure';
import type { Figure } from './measure';

const POINTS = 5000;
const DAYS = 400;
const FIRST_DAY = 20_000;
const ROWS = POINTS * DAYS;
/** Rows of one write, about those that an import hands over. */
const BATCH_POINTS = 250;
const TABLE = 'key INTEGER, day INTEGER, channel UTINYINT, value_wh DOUBLE, meter UTINYINT, quality UTINYINT';

/** Series of 2 million readings: written and read through the store, and by DuckDB alone. */
export async function benchSeries(folder: string): Promise<Figure[]> {
  const bare = await (await DuckDBInstance.create(join(folder, 'bare.duckdb'))).connect();
  const store = await DuckDbReadingStore.open(join(folder, 'series.duckdb'));
  const write = await benchWrite(folder, bare, store);
  const correction = await milliseconds(() => store.write(batch(0, 1, 100)));
  await store.merge();
  await bare.run('CREATE TABLE sorted AS FROM readings ORDER BY day >> 5, key, day');
  const read = await benchRead(bare, store);
  await store.close();
  bare.closeSync();
  const fix = { name: 'correct 100 readings', value: `${correction.toFixed(1)} ms` };
  return [...write, fix, ...read];
}

async function benchWrite(
  folder: string,
  bare: DuckDBConnection,
  store: DuckDbReadingStore,
): Promise<Figure[]> {
  const csv = join(folder, 'readings.csv');
  await writeFile(csv, csvText());
  const copy = await milliseconds(async () => {
    await bare.run(`CREATE TABLE readings (${TABLE})`);
    await bare.run(`COPY readings FROM '${csv}' (HEADER true)`);
  });
  const batches = Array.from({ length: POINTS / BATCH_POINTS }, (_, index) =>
    batch(index * BATCH_POINTS, BATCH_POINTS),
  );
  const write = await milliseconds(async () => {
    for (const rows of batches) await store.write(rows);
  });
  return [
    { name: 'COPY 2 million readings', value: `${copy.toFixed(0)} ms` },
    {
      name: 'ReadingStore.write of the same rows',
      value: `${write.toFixed(0)} ms`,
      ratio: write / copy,
      against: 'COPY',
    },
    { name: 'readings a second', value: ((ROWS / write) * 1000).toFixed(0) },
  ];
}

async function benchRead(bare: DuckDBConnection, store: DuckDbReadingStore): Promise<Figure[]> {
  const [from, to] = [FIRST_DAY, FIRST_DAY + 395];
  const keyOf = (run: number) => (run * 7919) % POINTS;
  const query = await medianMilliseconds(200, (run) =>
    bare.run(`SELECT day, value_wh, meter, quality FROM sorted
      WHERE key = ${keyOf(run)} AND channel = 0 AND day BETWEEN ${from} AND ${to}`),
  );
  const read = await medianMilliseconds(200, (run) => store.pointDays(keyOf(run), Channel.Total, from, to));
  const fleet = await medianMilliseconds(20, (run) => store.fleetDay(FIRST_DAY + run, Channel.Total, POINTS));
  return [
    { name: 'bare query of 13 months of one usage point', value: `${query.toFixed(2)} ms` },
    {
      name: 'ReadingStore.pointDays',
      value: `${read.toFixed(2)} ms`,
      ratio: read / query,
      against: 'bare query',
    },
    { name: `ReadingStore.fleetDay, ${POINTS} usage points`, value: `${fleet.toFixed(2)} ms` },
  ];
}

const valueWh = (key: number, day: number): number =>
  (key + 1) * 1000 + (day - FIRST_DAY) * (5000 + (key % 97) * 100);

function batch(firstKey: number, points: number, days = DAYS): ReadingRows {
  const rows = emptyRows(points * days);
  for (let row = 0; row < rows.count; row++) {
    rows.key[row] = firstKey + Math.floor(row / days);
    rows.day[row] = FIRST_DAY + (row % days);
    rows.valueWh[row] = valueWh(rows.key[row], rows.day[row]);
  }
  rows.quality.fill(Quality.Measured);
  return rows;
}

function csvText(): string {
  const lines = ['key,day,channel,value_wh,meter,quality'];
  for (let key = 0; key < POINTS; key++)
    for (let day = FIRST_DAY; day < FIRST_DAY + DAYS; day++)
      lines.push(`${key},${day},0,${valueWh(key, day)},0,4`);
  return lines.join('\n');
}
