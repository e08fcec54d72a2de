import { emptyRows } from '../../domain/metering/reading';
import type { ReadingRows } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import { chunksOf, column, gather } from '../../platform/duckdb';
import type { Session } from '../../platform/duckdb';
import type { FleetDay, PointDays } from '../../ports/reading-store';

/** Up to so many usage points are looked up one by one (2 ms each for a year), more by one scan of their days. */
const LOOK_UPS_AT_MOST = 32;

const FLEET_DAY =
  'SELECT key, value_wh, meter, quality, written FROM readings WHERE day = $1 AND channel = $2';

/** Fills the vectors; where a value was written twice, the later one stays. */
export async function readFleetDay(session: Session, fleet: FleetDay, channel: number): Promise<void> {
  const result = await session.run(FLEET_DAY, fleet.day, channel);
  const size = fleet.quality.length;
  const newest = new Int32Array(size);
  for (const chunk of chunksOf(result)) {
    const key = column<Int32Array>(chunk, 0);
    const valueWh = column<Float64Array>(chunk, 1);
    const meter = column<Uint8Array>(chunk, 2);
    const quality = column<Uint8Array>(chunk, 3);
    const written = column<Int32Array>(chunk, 4);
    for (let row = 0; row < key.length; row++) {
      const at = key[row];
      if (at >= size || written[row] <= newest[at]) continue;
      if (newest[at] === 0) fleet.received++;
      newest[at] = written[row];
      fleet.valueWh[at] = valueWh[row];
      fleet.meter[at] = meter[row];
      fleet.quality[at] = quality[row];
    }
  }
}

const POINT_DAYS = `
  SELECT day, value_wh, meter, quality, written FROM readings
  WHERE key = $1 AND channel = $2 AND day BETWEEN $3 AND $4`;

export async function readPointDays(
  session: Session,
  key: number,
  channel: number,
  days: PointDays,
): Promise<void> {
  const to = days.from + days.quality.length - 1;
  const result = await session.run(POINT_DAYS, key, channel, days.from, to);
  const newest = new Int32Array(days.quality.length);
  for (const chunk of chunksOf(result)) {
    const day = column<Int32Array>(chunk, 0);
    const valueWh = column<Float64Array>(chunk, 1);
    const meter = column<Uint8Array>(chunk, 2);
    const quality = column<Uint8Array>(chunk, 3);
    const written = column<Int32Array>(chunk, 4);
    for (let row = 0; row < day.length; row++) {
      const at = day[row] - days.from;
      if (written[row] <= newest[at]) continue;
      newest[at] = written[row];
      days.valueWh[at] = valueWh[row];
      days.meter[at] = meter[row];
      days.quality[at] = quality[row];
    }
  }
}

const COLUMNS = 'key, day, channel, value_wh, meter, quality';
const ORDER = 'ORDER BY key, channel, day, written';
const ROWS_OF_ONE = `SELECT ${COLUMNS} FROM readings WHERE key = $1 AND day BETWEEN $2 AND $3 ${ORDER}`;
const ROWS_OF_MANY = `
  SELECT ${COLUMNS} FROM readings
  WHERE day BETWEEN $2 AND $3 AND key BETWEEN $4 AND $5 AND key IN (SELECT unnest($1::INTEGER[])) ${ORDER}`;

export async function readRowsOf(
  session: Session,
  keys: Int32Array,
  from: LocalDate,
  to: LocalDate,
): Promise<ReadingRows> {
  if (keys.length === 0) return emptyRows(0);
  if (keys.length > LOOK_UPS_AT_MOST) {
    const [first, last] = [keys[0], keys[keys.length - 1]];
    return withoutSuperseded([await session.run(ROWS_OF_MANY, keys, from, to, first, last)]);
  }
  const results = [];
  for (const key of keys) results.push(await session.run(ROWS_OF_ONE, key, from, to));
  return withoutSuperseded(results);
}

type Result = Awaited<ReturnType<Session['run']>>;

/** Rows of the results one after another; of rows with the same (key, channel, day), which stand together, the last. */
function withoutSuperseded(results: Result[]): ReadingRows {
  const rows = emptyRows(results.reduce((sum, result) => sum + result.rowCount, 0));
  let offset = 0;
  for (const result of results) {
    gather(
      result,
      [rows.key, rows.day, rows.channel, rows.valueWh, rows.meter, rows.quality].map((part) =>
        part.subarray(offset),
      ),
    );
    offset += result.rowCount;
  }
  return keepLast(rows);
}

function keepLast(rows: ReadingRows): ReadingRows {
  const { key, day, channel, valueWh, meter, quality } = rows;
  let kept = 0;
  for (let row = 0; row < rows.count; row++) {
    const superseded =
      row + 1 < rows.count &&
      key[row] === key[row + 1] &&
      day[row] === day[row + 1] &&
      channel[row] === channel[row + 1];
    if (superseded) continue;
    for (const part of [key, day, channel, valueWh, meter, quality]) part[kept] = part[row];
    kept++;
  }
  return kept === rows.count ? rows : cut(rows, kept);
}

function cut(rows: ReadingRows, count: number): ReadingRows {
  return {
    count,
    key: rows.key.subarray(0, count),
    day: rows.day.subarray(0, count),
    channel: rows.channel.subarray(0, count),
    valueWh: rows.valueWh.subarray(0, count),
    meter: rows.meter.subarray(0, count),
    quality: rows.quality.subarray(0, count),
  };
}
