import type { ReadingRows } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import type { AreaDay, IntervalDay, ReadingStore } from '../../ports/reading-store';

/** A stretch of days of some usage points: what is copied at a time. */
export interface Block {
  keys: Int32Array;
  from: LocalDate;
  /** inclusive */
  to: LocalDate;
}

/** With one register a day a block has 0.8 million readings at most, with five registers 4 million. */
const DAYS_PER_BLOCK = 32;
const KEYS_PER_BLOCK = 25_000;
/** A year of half-hours of one point is 17,520 values. */
const INTERVAL_KEYS_AT_A_TIME = 16;
/** Ten years of so many areas are 230,000 rows. */
const AREAS_AT_A_TIME = 64;
/** From 1696 to 2243: what any store can tell apart in nanoseconds. */
const EVER = { from: -100_000, to: 100_000 } as const;

export const keysBetween = (first: number, end: number): Int32Array =>
  Int32Array.from({ length: end - first }, (_, index) => first + index);

/** All readings of a fleet of `size` usage points, in stretches; nothing where the store is empty. */
export async function blocksOf(store: ReadingStore, size: number): Promise<Block[]> {
  const [first, last] = [await store.firstDay(), await store.lastDay()];
  if (first === null || last === null) return [];
  const blocks: Block[] = [];
  for (let from = first; from <= last; from += DAYS_PER_BLOCK) {
    const to = Math.min(from + DAYS_PER_BLOCK - 1, last);
    for (let key = 0; key < size; key += KEYS_PER_BLOCK)
      blocks.push({ keys: keysBetween(key, Math.min(key + KEYS_PER_BLOCK, size)), from, to });
  }
  return blocks;
}

/** The block that holds exactly these readings' usage points and days. */
export function blockOf(rows: ReadingRows): Block {
  const [from, to] = endsOf(rows.day.subarray(0, rows.count));
  return { keys: Int32Array.from(new Set(rows.key)).sort(), from, to };
}

/** First and last of some days, both inclusive; any number of them. */
export function endsOf(days: ArrayLike<LocalDate>): [from: LocalDate, to: LocalDate] {
  let [from, to] = [days[0], days[0]];
  for (let at = 1; at < days.length; at++) {
    if (days[at] < from) from = days[at];
    if (days[at] > to) to = days[at];
  }
  return [from, to];
}

/** Intervals of a few usage points at a time. */
export async function* intervalsOf(store: ReadingStore): AsyncGenerator<IntervalDay[]> {
  const keys = await store.keysWithIntervals();
  for (let at = 0; at < keys.length; at += INTERVAL_KEYS_AT_A_TIME)
    yield store.intervals(keys.subarray(at, at + INTERVAL_KEYS_AT_A_TIME), EVER.from, EVER.to);
}

/** Load of a few areas at a time. */
export async function* areaDaysOf(store: ReadingStore, areaCount: number): AsyncGenerator<AreaDay[]> {
  for (let area = 0; area < areaCount; area += AREAS_AT_A_TIME) {
    const areas = keysBetween(area, Math.min(area + AREAS_AT_A_TIME, areaCount));
    yield store.areaDays(areas, EVER.from, EVER.to);
  }
}

/** Whether two results hold the same readings, field by field. */
export function sameReadings(one: ReadingRows, other: ReadingRows): boolean {
  if (one.count !== other.count) return false;
  return (['key', 'day', 'channel', 'valueWh', 'meter', 'quality'] as const).every((name) =>
    sameNumbers(one[name], other[name]),
  );
}

export function sameIntervals(one: readonly IntervalDay[], other: readonly IntervalDay[]): boolean {
  return (
    one.length === other.length &&
    one.every((day, at) => {
      const twin = other[at];
      return (
        day.key === twin.key &&
        day.day === twin.day &&
        day.channel === twin.channel &&
        day.minutes === twin.minutes &&
        sameNumbers(day.valueWh, twin.valueWh) &&
        sameNumbers(day.quality, twin.quality)
      );
    })
  );
}

export function sameAreaDays(one: readonly AreaDay[], other: readonly AreaDay[]): boolean {
  const names = ['area', 'day', 'measuredWh', 'estimatedWh', 'received', 'expected'] as const;
  return (
    one.length === other.length &&
    one.every((row, at) => names.every((name) => row[name] === other[at][name]))
  );
}

function sameNumbers(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (!Object.is(one[at], other[at])) return false;
  return true;
}
