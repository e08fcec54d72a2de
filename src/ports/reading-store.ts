import type { Channel, ReadingRows } from '../domain/metering/reading';
import type { LocalDate } from '../domain/time/local-date';

/** One channel of the whole fleet on one day; index = usage-point key. `quality` 0 and `valueWh` NaN = nothing stored. */
export interface FleetDay {
  day: LocalDate;
  received: number;
  valueWh: Float64Array;
  meter: Uint8Array;
  quality: Uint8Array;
}

/** One channel of one usage point over days; index = day − from. `quality` 0 and `valueWh` NaN = nothing stored. */
export interface PointDays {
  from: LocalDate;
  valueWh: Float64Array;
  meter: Uint8Array;
  quality: Uint8Array;
}

/** The vectors for `size` keys with nothing in them; those of `into` when they have that size. */
export function clearedFleetDay(day: LocalDate, size: number, into?: FleetDay): FleetDay {
  const fits = into?.quality.length === size;
  const fleet = fits
    ? into
    : {
        day,
        received: 0,
        valueWh: new Float64Array(size),
        meter: new Uint8Array(size),
        quality: new Uint8Array(size),
      };
  fleet.day = day;
  fleet.received = 0;
  fleet.valueWh.fill(NaN);
  fleet.meter.fill(0);
  fleet.quality.fill(0);
  return fleet;
}

/** The vectors for from … to with nothing in them. */
export function emptyPointDays(from: LocalDate, to: LocalDate): PointDays {
  const count = Math.max(0, to - from + 1);
  const valueWh = new Float64Array(count).fill(NaN);
  return { from, valueWh, meter: new Uint8Array(count), quality: new Uint8Array(count) };
}

/** One day of interval readings of one usage point and channel, as delivered. */
export interface IntervalDay {
  key: number;
  day: LocalDate;
  /** Total or Export */
  channel: Channel;
  /** length of each interval */
  minutes: number;
  /** energy per interval from local midnight on, whole Wh; NaN = not received. A local day may have 23 or 25 hours. */
  valueWh: Float64Array;
  /** `Quality` with suspect bit per interval; 0 = not received */
  quality: Uint8Array;
}

/** Load of one area (network node or region) on one day, from the daily-read usage points below it. */
export interface AreaDay {
  /** area index, see UsagePointRecords.areas */
  area: number;
  day: LocalDate;
  measuredWh: number;
  /** points without a usable value × mean of the received ones of the same class and node */
  estimatedWh: number;
  received: number;
  expected: number;
}

/**
 * Registers, day energy, intervals and area load. Days are local days; nothing here knows a time zone.
 * One value per (key, day, channel): writing it again replaces all its fields.
 */
export abstract class ReadingStore {
  /** Stored rows of these usage points with from ≤ day ≤ to, every channel, sorted by (key, channel, day). `keys` ascending, distinct. */
  abstract rowsOf(keys: Int32Array, from: LocalDate, to: LocalDate): Promise<ReadingRows>;
  /** Resolves when durable. Upsert on (key, day, channel); keys repeated in `rows` are the caller's error. Safe to repeat. */
  abstract write(rows: ReadingRows): Promise<void>;
  /** One scan of one day, `size` = number of usage-point keys (keys 0 … size−1). `into` is refilled and returned when given. */
  abstract fleetDay(day: LocalDate, channel: Channel, size: number, into?: FleetDay): Promise<FleetDay>;
  /** Both ends inclusive; 13 months = one call. */
  abstract pointDays(key: number, channel: Channel, from: LocalDate, to: LocalDate): Promise<PointDays>;
  /** Upsert on (key, day, channel). */
  abstract writeIntervals(days: IntervalDay[]): Promise<void>;
  /** Both ends inclusive, ascending (key, channel, day). `keys` ascending, distinct. */
  abstract intervals(keys: Int32Array, from: LocalDate, to: LocalDate): Promise<IntervalDay[]>;
  /** Usage points of which any intervals are stored, ascending. */
  abstract keysWithIntervals(): Promise<Int32Array>;
  /** Upsert on (area, day). */
  abstract writeAreaDays(rows: AreaDay[]): Promise<void>;
  /** Both ends inclusive, ascending (area, day). */
  abstract areaDays(areas: Int32Array, from: LocalDate, to: LocalDate): Promise<AreaDay[]>;
  /** First day with a stored value in any channel, null when empty. */
  abstract firstDay(): Promise<LocalDate | null>;
  /** Last day with a stored value in any channel, null when empty. */
  abstract lastDay(): Promise<LocalDate | null>;
  /** Puts in order what writing has left, for when nothing else is to be done. Changes nothing that is read. */
  async merge(): Promise<void> {}
  abstract close(): Promise<void>;
}
