import type { Channel, ReadingRows } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import { Database } from '../../platform/duckdb';
import type { Session } from '../../platform/duckdb';
import { ReadingStore, clearedFleetDay, emptyPointDays } from '../../ports/reading-store';
import type { AreaDay, FleetDay, IntervalDay, PointDays } from '../../ports/reading-store';
import { readAreaDays, replaceAreaDays } from './area-days';
import { readIntervalDays, readKeysWithIntervals, replaceIntervalDays } from './interval-days';
import { blocksToRewrite, flush, readRuns, rewriteBlock } from './merge';
import { readFleetDay, readPointDays, readRowsOf } from './readings';
import { SERIES_FILE } from './schema';

/** Beyond this a look-up spends more time in the recent rows than in history; sorting so many takes a second. */
export const RECENT_ROWS_AT_MOST = 4_000_000;

/** Readings in one DuckDB file. */
export class DuckDbReadingStore extends ReadingStore {
  constructor(
    private readonly database: Database,
    private readonly recentRowsAtMost = RECENT_ROWS_AT_MOST,
  ) {
    super();
  }

  /** Opens a file of its own; with a data folder, hand its database to the constructor. */
  static async open(path: string, recentRowsAtMost?: number): Promise<DuckDbReadingStore> {
    const { migrations, options } = SERIES_FILE;
    return new DuckDbReadingStore(await Database.open(path, migrations, options), recentRowsAtMost);
  }

  rowsOf(keys: Int32Array, from: LocalDate, to: LocalDate): Promise<ReadingRows> {
    return this.database.read((session) => readRowsOf(session, keys, from, to));
  }

  async write(rows: ReadingRows): Promise<void> {
    if (rows.count === 0) return;
    await this.makeRoom(rows.count);
    await this.database.write((session) => appendReadings(session, rows));
  }

  async fleetDay(day: LocalDate, channel: Channel, size: number, into?: FleetDay): Promise<FleetDay> {
    const fleet = clearedFleetDay(day, size, into);
    await this.database.read((session) => readFleetDay(session, fleet, channel));
    return fleet;
  }

  async pointDays(key: number, channel: Channel, from: LocalDate, to: LocalDate): Promise<PointDays> {
    const days = emptyPointDays(from, to);
    await this.database.read((session) => readPointDays(session, key, channel, days));
    return days;
  }

  async writeIntervals(days: IntervalDay[]): Promise<void> {
    if (days.length > 0) await this.database.write((session) => replaceIntervalDays(session, days));
  }

  intervals(keys: Int32Array, from: LocalDate, to: LocalDate): Promise<IntervalDay[]> {
    return this.database.read((session) => readIntervalDays(session, keys, from, to));
  }

  keysWithIntervals(): Promise<Int32Array> {
    return this.database.read(readKeysWithIntervals);
  }

  async writeAreaDays(rows: AreaDay[]): Promise<void> {
    if (rows.length > 0) await this.database.write((session) => replaceAreaDays(session, rows));
  }

  areaDays(areas: Int32Array, from: LocalDate, to: LocalDate): Promise<AreaDay[]> {
    return this.database.read((session) => readAreaDays(session, areas, from, to));
  }

  async firstDay(): Promise<LocalDate | null> {
    return (await this.daysWithValues()).first;
  }

  async lastDay(): Promise<LocalDate | null> {
    return (await this.daysWithValues()).last;
  }

  /**
   * Moves recent rows into the sorted history, and rewrites the stretches of history that have become untidy, one at a
   * time. For when nothing else is to be done; reads go on meanwhile, writes wait for a stretch at most.
   */
  override async merge(): Promise<void> {
    await this.database.write(flush);
    const runs = await this.database.read(readRuns);
    for (const block of blocksToRewrite(runs))
      await this.database.write((session) => rewriteBlock(session, block));
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private async daysWithValues(): Promise<{ first: number | null; last: number | null }> {
    const [state] = await this.database.read((session) =>
      session.rows<{ first: number | null; last: number | null }>(
        'SELECT first_day AS first, last_day AS last FROM store_state',
      ),
    );
    return state;
  }

  private async makeRoom(count: number): Promise<void> {
    await this.database.write(async (session) => {
      const [state] = await session.rows<{ recent: number }>('SELECT recent_rows AS recent FROM store_state');
      if (state.recent > 0 && state.recent + count > this.recentRowsAtMost) await flush(session);
    });
  }
}

const COUNT_WRITE = `
  UPDATE store_state
  SET writes = writes + 1, recent_rows = recent_rows + $1,
    first_day = least(first_day, $2), last_day = greatest(last_day, $3)
  RETURNING writes`;

async function appendReadings(session: Session, rows: ReadingRows): Promise<void> {
  let [firstDay, lastDay] = [rows.day[0], rows.day[0]];
  for (let row = 1; row < rows.count; row++) {
    if (rows.day[row] < firstDay) firstDay = rows.day[row];
    if (rows.day[row] > lastDay) lastDay = rows.day[row];
  }
  const [{ writes }] = await session.rows<{ writes: number }>(COUNT_WRITE, rows.count, firstDay, lastDay);
  const written = new Int32Array(rows.count).fill(writes);
  const { key, day, channel, valueWh, meter, quality } = rows;
  await session.append('recent', [key, day, channel, valueWh, meter, quality, written], rows.count);
}
