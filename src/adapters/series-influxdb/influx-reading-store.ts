import type { Channel, ReadingRows } from '../../domain/metering/reading';
import { emptyRows } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import { clearedFleetDay, emptyPointDays, ReadingStore } from '../../ports/reading-store';
import type { AreaDay, FleetDay, IntervalDay, PointDays } from '../../ports/reading-store';
import { readAreaDays } from './area-days';
import { claimBucket, readClaimed } from './bucket';
import { type FolderMemory, NO_MEMORY } from './folder-memory';
import { readFleetDay } from './fleet-day';
import { inParallel } from './in-parallel';
import { CONNECTIONS, type InfluxServer } from './influx-server';
import { readIntervalDays, readKeysWithIntervals } from './interval-days';
import { areaLine, intervalLine, readingLines } from './line-protocol';
import { readPointDays, readRowsOf } from './readings';
import type { SeriesNames } from './series-names';
import { problemOf } from './server-problems';
import { type DaySpan, isSame, searchDays, stateLine, type StoreState, wider } from './store-state';
import { writeLines } from './write-lines';

/** Lines of a batch, about a megabyte. */
const READINGS_AT_ONCE = 10_000;
/** A day of intervals is a line of half a kilobyte, of fifteen where it has one for each minute. */
const INTERVAL_DAYS_AT_ONCE = 1_000;
const AREA_DAYS_AT_ONCE = 5_000;

/**
 * Readings in a bucket of InfluxDB 2, which belongs to one data folder. The server need not be there when the store is made:
 * the bucket is found, made and claimed at the first use, and each method rejects with a coded problem while that fails.
 * Writes are one after another, so that of two for the same day one is there wholly.
 */
export class InfluxReadingStore extends ReadingStore {
  private claim: Promise<void> | null = null;
  private state: StoreState = { owner: '', form: 0, days: null, begun: null };
  private writing: Promise<unknown> = Promise.resolve();
  private writesAtWork = 0;

  /** `owner` is the id of the data folder. */
  constructor(
    private readonly server: InfluxServer,
    private readonly owner: string,
    private readonly names: SeriesNames,
    private readonly memory: FolderMemory = NO_MEMORY,
  ) {
    super();
  }

  async rowsOf(keys: Int32Array, from: LocalDate, to: LocalDate): Promise<ReadingRows> {
    if (keys.length === 0 || to < from) return emptyRows(0);
    return this.read((server) => readRowsOf(server, keys, from, to));
  }

  async write(rows: ReadingRows): Promise<void> {
    if (rows.count === 0) return;
    await this.inTurn(async () => {
      const span = spanOf(rows);
      await this.begin(span);
      await inParallel(CONNECTIONS, this.readingBatches(rows), (lines) => writeLines(this.server, lines));
      await this.settle(span);
    });
  }

  async fleetDay(day: LocalDate, channel: Channel, size: number, into?: FleetDay): Promise<FleetDay> {
    const fleet = clearedFleetDay(day, size, into);
    await this.read((server) => readFleetDay(server, fleet, channel));
    return fleet;
  }

  async pointDays(key: number, channel: Channel, from: LocalDate, to: LocalDate): Promise<PointDays> {
    const days = emptyPointDays(from, to);
    if (to >= from) await this.read((server) => readPointDays(server, key, channel, days));
    return days;
  }

  async writeIntervals(days: IntervalDay[]): Promise<void> {
    if (days.length === 0) return;
    await this.inTurn(() =>
      inParallel(CONNECTIONS, this.intervalBatches(days), (lines) => writeLines(this.server, lines)),
    );
  }

  async intervals(keys: Int32Array, from: LocalDate, to: LocalDate): Promise<IntervalDay[]> {
    if (keys.length === 0 || to < from) return [];
    return this.read((server) => readIntervalDays(server, keys, from, to));
  }

  async keysWithIntervals(): Promise<Int32Array> {
    return this.read(readKeysWithIntervals);
  }

  async writeAreaDays(rows: AreaDay[]): Promise<void> {
    if (rows.length === 0) return;
    await this.inTurn(async () => {
      for (let from = 0; from < rows.length; from += AREA_DAYS_AT_ONCE) {
        const part = rows.slice(from, from + AREA_DAYS_AT_ONCE);
        const names = await this.names.areas(Int32Array.from(part, ({ area }) => area));
        await writeLines(
          this.server,
          part.map((row, index) => areaLine(row, names[index])),
        );
      }
    });
  }

  async areaDays(areas: Int32Array, from: LocalDate, to: LocalDate): Promise<AreaDay[]> {
    if (areas.length === 0 || to < from) return [];
    return this.read((server) => readAreaDays(server, areas, from, to));
  }

  async firstDay(): Promise<LocalDate | null> {
    return (await this.daysWithValues())?.first ?? null;
  }

  async lastDay(): Promise<LocalDate | null> {
    return (await this.daysWithValues())?.last ?? null;
  }

  async close(): Promise<void> {
    await this.writing.catch(() => undefined);
    this.server.close();
  }

  /** Asks the server each time: whoever asks wants to know whether it is there, too. */
  private async daysWithValues(): Promise<DaySpan> {
    const state = await this.read((server) => readClaimed(server, this.owner));
    if (this.writesAtWork > 0 || isSame(state.days, state.begun)) return state.days;
    return this.inTurn(() => this.search());
  }

  /** A write has broken off, perhaps in an earlier process: what of it is there? */
  private async search(): Promise<DaySpan> {
    if (isSame(this.state.days, this.state.begun)) return this.state.days;
    const days = await searchDays(this.server, this.state);
    await this.keep({ ...this.state, days, begun: days });
    return days;
  }

  /** Says which days are about to be written, before they are. */
  private async begin(span: DaySpan): Promise<void> {
    const begun = wider(this.state.begun, span);
    if (!isSame(begun, this.state.begun)) await this.keep({ ...this.state, begun });
  }

  /** Says which days are there now. What an earlier write has left open stays open. */
  private async settle(span: DaySpan): Promise<void> {
    const days = wider(this.state.days, span);
    if (!isSame(days, this.state.days)) await this.keep({ ...this.state, days });
  }

  private async keep(state: StoreState): Promise<void> {
    await writeLines(this.server, [stateLine(state)]);
    this.state = state;
  }

  private async *readingBatches(rows: ReadingRows): AsyncGenerator<string[]> {
    for (let from = 0; from < rows.count; from += READINGS_AT_ONCE) {
      const to = Math.min(rows.count, from + READINGS_AT_ONCE);
      yield readingLines(rows, from, to, await this.names.usagePoints(rows.key.subarray(from, to)));
    }
  }

  private async *intervalBatches(days: IntervalDay[]): AsyncGenerator<string[]> {
    for (let from = 0; from < days.length; from += INTERVAL_DAYS_AT_ONCE) {
      const part = days.slice(from, from + INTERVAL_DAYS_AT_ONCE);
      const ids = await this.names.usagePoints(Int32Array.from(part, ({ key }) => key));
      yield part.map((day, index) => intervalLine(day, ids[index]));
    }
  }

  private async read<T>(work: (server: InfluxServer) => Promise<T>): Promise<T> {
    await this.claimed();
    try {
      return await work(this.server);
    } catch (error) {
      throw problemOf(error, this.server.address);
    }
  }

  /** One write after another. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.writesAtWork++;
    const done = this.writing.then(() =>
      this.read(async ({ address }) => {
        await this.memory.remember(address.bucket);
        return work();
      }),
    );
    this.writing = done.catch(() => undefined);
    return done.finally(() => this.writesAtWork--);
  }

  /** Claims the bucket once; what fails is tried again at the next use. */
  private claimed(): Promise<void> {
    this.claim ??= claimBucket(this.server, this.owner, this.memory).then(
      (state) => void (this.state = state),
      (error: unknown) => {
        this.claim = null;
        throw problemOf(error, this.server.address);
      },
    );
    return this.claim;
  }
}

function spanOf(rows: ReadingRows): DaySpan {
  let [first, last] = [rows.day[0], rows.day[0]];
  for (let row = 1; row < rows.count; row++) {
    if (rows.day[row] < first) first = rows.day[row];
    if (rows.day[row] > last) last = rows.day[row];
  }
  return { first, last };
}
