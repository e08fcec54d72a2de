import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { TestHouse } from '../test/builders/house';
import { milliseconds } from './measure';
import type { Figure } from './measure';

export const POINTS = 5_000;
export const DAYS = 400;
export const ROWS = POINTS * DAYS;
/** 2024-05-01 */
export const FIRST_DAY = 19_844;
const TABLE = 'usage_point_id VARCHAR, day DATE, register_kwh DOUBLE';

export const idOf = (point: number): string => `PA01${String(point).padStart(9, '0')}`;

/** The command `import register-readings` with a file of 2 million rows, and DuckDB's own COPY of the same file. */
export async function benchImport(folder: string): Promise<Figure[]> {
  const csv = await readingsFile(folder);
  const bare = await (await DuckDBInstance.create(join(folder, 'bare.duckdb'))).connect();
  const copy = await milliseconds(async () => {
    await bare.run(`CREATE TABLE readings (${TABLE})`);
    await bare.run(`COPY readings FROM '${csv}' (HEADER true)`);
  });
  bare.closeSync();
  const house = await TestHouse.open({ folder: join(folder, 'house') });
  await importing(house, 'usage-points', house.file('points.csv', pointsText()));
  const first = await milliseconds(() => importing(house, 'register-readings', csv));
  const again = await milliseconds(() => importing(house, 'register-readings', csv));
  await house.shut();
  return [
    { name: 'COPY 2 million register readings', value: `${copy.toFixed(0)} ms` },
    figure('import of the same file', first, copy),
    figure('the same file again, nothing new', again, copy),
    { name: 'readings a second', value: ((ROWS / first) * 1000).toFixed(0) },
    { name: 'most memory', value: `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB` },
  ];
}

const figure = (name: string, time: number, copy: number): Figure => ({
  name,
  value: `${time.toFixed(0)} ms`,
  ratio: time / copy,
  against: 'COPY',
});

/** A file of a register a day of each point; its path. */
export async function readingsFile(folder: string): Promise<string> {
  const csv = join(folder, 'readings.csv');
  await pipeline(Readable.from(readingRows()), createWriteStream(csv));
  return csv;
}

export async function importing(house: TestHouse, kind: string, path: string): Promise<void> {
  const { code, messages, out } = await house.run('import', [kind, path]);
  if (code !== 0) throw new Error(`cannot measure the import: ${messages.join('; ')}${out}`);
}

export const pointsText = (): string =>
  [
    'usage_point_id,customer_code,network_path,region,tariff',
    ...Array.from(
      { length: POINTS },
      (_, point) => `${idOf(point)},C${point},Corp/Team ${point % 50},north,residential`,
    ),
  ].join('\n');

export const kwhOf = (point: number, day: number): number => 1000 + point + day * (5 + (point % 97) / 10);

/** Day after day, as a head-end delivers them. */
function* readingRows(): Generator<string> {
  yield 'usage_point_id,day,register_kwh\n';
  for (let day = 0; day < DAYS; day++) {
    const on = new Date((FIRST_DAY + day) * 86_400_000).toISOString().slice(0, 10);
    let text = '';
    for (let point = 0; point < POINTS; point++)
      text += `${idOf(point)},${on},${kwhOf(point, day).toFixed(3)}\n`;
    yield text;
  }
}
