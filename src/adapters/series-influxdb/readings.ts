import { type Channel, CHANNELS, emptyRows, type ReadingRows } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import type { PointDays } from '../../ports/reading-store';
import { inParallel } from './in-parallel';
import { CONNECTIONS, type InfluxServer } from './influx-server';
import { keyConditions } from './key-conditions';
import { DAY_READING, dayOf, daysWithin } from './measurements';
import { isReading, type Row } from './query-answer';

/** The days of one usage point and channel. */
export async function readPointDays(
  server: InfluxServer,
  key: number,
  channel: Channel,
  days: PointDays,
): Promise<void> {
  const to = days.from + days.quality.length - 1;
  const influxql =
    `SELECT value_wh, meter, quality FROM ${DAY_READING} ` +
    `WHERE "key"='${key}' AND channel='${CHANNELS[channel]}' AND ${daysWithin(days.from, to)}`;
  await server.query(influxql, async (rows) => {
    for await (const part of rows)
      for (const [seconds, valueWh, meter, quality] of part) {
        if (!isReading(valueWh, quality)) continue;
        const at = dayOf(Number(seconds)) - days.from;
        days.valueWh[at] = Number(valueWh);
        days.meter[at] = Number(meter);
        days.quality[at] = Number(quality);
      }
  });
}

const CHANNEL_INDEX = new Map<unknown, number>(CHANNELS.map((name, index) => [name, index]));

/**
 * Every channel of these usage points (ascending, distinct), sorted by (key, channel, day). Imports and other jobs read so,
 * and wait for a server that restarts as they do when they write.
 */
export async function readRowsOf(
  server: InfluxServer,
  keys: Int32Array,
  from: LocalDate,
  to: LocalDate,
): Promise<ReadingRows> {
  const wanted = new Set(keys);
  const found = new FoundRows();
  await inParallel(CONNECTIONS, keyConditions(keys), async (condition) => {
    const influxql =
      `SELECT "key", channel, value_wh, meter, quality FROM ${DAY_READING} ` +
      `WHERE ${condition} AND ${daysWithin(from, to)}`;
    found.append(await server.queryPatiently(influxql, (rows) => wantedOf(rows, wanted)));
  });
  return found.sorted();
}

async function wantedOf(rows: AsyncIterable<Row[]>, wanted: ReadonlySet<number>): Promise<FoundRows> {
  const found = new FoundRows();
  for await (const part of rows)
    for (const [seconds, keyText, channel, valueWh, meter, quality] of part) {
      const key = Number(keyText);
      if (!wanted.has(key) || !isReading(valueWh, quality)) continue;
      const at = found.next();
      found.rows.key[at] = key;
      found.rows.day[at] = dayOf(Number(seconds));
      found.rows.channel[at] = CHANNEL_INDEX.get(channel) ?? 0;
      found.rows.valueWh[at] = Number(valueWh);
      found.rows.meter[at] = Number(meter);
      found.rows.quality[at] = Number(quality);
    }
  return found;
}

/** Places below a usage-point key in one number: channels (8) and days (2^17, until the year 2328). */
const DAYS = 2 ** 17;
const PLACES_PER_KEY = 8 * DAYS;
const FIRST_ROOM = 1024;

/** Columns that grow by doubling. */
class FoundRows {
  count = 0;
  rows = emptyRows(FIRST_ROOM);

  /** The index of a new row. */
  next(): number {
    if (this.count === this.rows.count) this.grow();
    return this.count++;
  }

  append(other: FoundRows): void {
    const from = this.count;
    this.count += other.count;
    while (this.count > this.rows.count) this.grow();
    for (const name of COLUMNS) this.rows[name].set(other.rows[name].subarray(0, other.count), from);
  }

  sorted(): ReadingRows {
    const { key, channel, day } = this.rows;
    const place = Float64Array.from(
      { length: this.count },
      (_, row) => key[row] * PLACES_PER_KEY + channel[row] * DAYS + day[row],
    );
    const order = Uint32Array.from({ length: this.count }, (_, row) => row).sort(
      (a, b) => place[a] - place[b],
    );
    const sorted = emptyRows(this.count);
    for (const name of COLUMNS) order.forEach((row, index) => (sorted[name][index] = this.rows[name][row]));
    return sorted;
  }

  private grow(): void {
    const wider = emptyRows(this.rows.count * 2);
    for (const name of COLUMNS) wider[name].set(this.rows[name]);
    this.rows = wider;
  }
}

const COLUMNS = ['key', 'day', 'channel', 'valueWh', 'meter', 'quality'] as const;
