import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { emptyRows, Quality } from '../src/domain/metering/reading';
import type { ReadingRows } from '../src/domain/metering/reading';
import { localDate } from '../src/domain/time/local-date';
import { ReadingStore } from '../src/ports/reading-store';
import { ReportSources } from '../src/reports/report-sources';
import { comparedPeriods } from '../src/reports/usage/point-periods';
import { PointHistory } from '../src/reports/usage/point-series';
import { TestHouse } from '../test/builders/house';
import { medianMilliseconds } from './measure';
import type { Figure } from './measure';

const POINTS = 2_000;
const FIRST_DAY = localDate(2024, 4, 30);
const DAYS = 427;
const BATCH_POINTS = 100;
const PERIOD = { from: localDate(2025, 6, 1), until: localDate(2025, 7, 1) };
/** 13 months: the period, the year before it, and the ten days that a boundary may be interpolated over. */
const [FROM, TO] = [localDate(2024, 6, 1), localDate(2025, 6, 30)];
const RUNS = 200;

const idOf = (point: number): string => `P${point}`;
const pointOf = (run: number): number => (run * 7919) % POINTS;

/** What a customer's page asks the store for: 13 months of a point, with its periods compared. */
export async function benchPointPage(folder: string): Promise<Figure[]> {
  const bare = await (await DuckDBInstance.create(join(folder, 'bare.duckdb'))).connect();
  const house = await TestHouse.open({ folder: join(folder, 'house') });
  await fill(house, bare);
  const query = await medianMilliseconds(RUNS, (run) =>
    bare.run(`SELECT day, value_wh, meter, quality FROM readings
      WHERE key = ${pointOf(run)} AND channel = 0 AND day BETWEEN ${FROM} AND ${TO}`),
  );
  const fresh = await pageFigures(house, query, 'as imported');
  await house.get(ReadingStore).merge();
  const merged = await pageFigures(house, query, 'after the nightly merge');
  await house.shut();
  bare.closeSync();
  return [{ name: 'bare query of 13 months', value: `${query.toFixed(2)} ms` }, ...fresh, ...merged];
}

async function pageFigures(house: TestHouse, query: number, when: string): Promise<Figure[]> {
  const sources = house.get(ReportSources);
  const history = await medianMilliseconds(RUNS, (run) => PointHistory.load(sources, pointOf(run), FROM, TO));
  const periods = await medianMilliseconds(RUNS, (run) =>
    comparedPeriods(sources, idOf(pointOf(run)), PERIOD),
  );
  return [
    { name: `13 months of a point, ${when}`, value: `${history.toFixed(2)} ms`, ...over(history, query) },
    {
      name: 'with its contract and three periods compared',
      value: `${periods.toFixed(2)} ms`,
      ...over(periods, query),
    },
  ];
}

const over = (time: number, query: number): Pick<Figure, 'ratio' | 'against'> => ({
  ratio: time / query,
  against: 'bare query',
});

async function fill(house: TestHouse, bare: DuckDBConnection): Promise<void> {
  const rows = Array.from(
    { length: POINTS },
    (_, point) => `${idOf(point)},C${point},Corp/Team,north,residential`,
  );
  const text = ['usage_point_id,customer_code,network_path,region,tariff', ...rows].join('\n');
  await house.run('import', ['usage-points', house.file('points.csv', text)]);
  for (let key = 0; key < POINTS; key += BATCH_POINTS) await house.get(ReadingStore).write(readings(key));
  await bare.run(`CREATE TABLE readings AS
    SELECT key::INTEGER AS key, day::INTEGER AS day, 0::UTINYINT AS channel, key * 1000.0 + day AS value_wh,
      0::UTINYINT AS meter, 4::UTINYINT AS quality
    FROM range(${POINTS}) keys(key), range(${FIRST_DAY}, ${FIRST_DAY + DAYS}) days(day)
    ORDER BY day >> 5, key, day`);
}

function readings(firstKey: number): ReadingRows {
  const rows = emptyRows(BATCH_POINTS * DAYS);
  for (let row = 0; row < rows.count; row++) {
    const day = row % DAYS;
    rows.key[row] = firstKey + Math.floor(row / DAYS);
    rows.day[row] = FIRST_DAY + day;
    rows.valueWh[row] = rows.key[row] * 1000 + day * 8000;
  }
  rows.quality.fill(Quality.Measured);
  return rows;
}
