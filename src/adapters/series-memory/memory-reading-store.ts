import { emptyRows } from '../../domain/metering/reading';
import type { Channel, ReadingRows } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import { ReadingStore, clearedFleetDay, emptyPointDays } from '../../ports/reading-store';
import type { AreaDay, FleetDay, IntervalDay, PointDays } from '../../ports/reading-store';

/** Room for channels (8) and days (2^17, until the year 2328) below the usage-point key in one number. */
const DAYS = 2 ** 17;
const PLACES_PER_KEY = 8 * DAYS;

/** Orders as (key, channel, day). */
const placeOf = (key: number, channel: number, day: number): number =>
  key * PLACES_PER_KEY + channel * DAYS + day;
const keyOf = (place: number): number => Math.floor(place / PLACES_PER_KEY);
const channelOf = (place: number): number => Math.floor((place % PLACES_PER_KEY) / DAYS);
const dayOf = (place: number): number => place % DAYS;
const ascending = (a: number, b: number): number => a - b;

interface Reading {
  valueWh: number;
  meter: number;
  quality: number;
}

/** Readings in maps, for tests. Days from 1970 on. */
export class MemoryReadingStore extends ReadingStore {
  private readonly readings = new Map<number, Reading>();
  private readonly intervalDays = new Map<number, IntervalDay>();
  private readonly areas = new Map<number, AreaDay>();

  async rowsOf(keys: Int32Array, from: LocalDate, to: LocalDate): Promise<ReadingRows> {
    const places = this.placesOf(this.readings, keys, from, to);
    const rows = emptyRows(places.length);
    places.forEach((place, row) => {
      const { valueWh, meter, quality } = this.readings.get(place)!;
      rows.key[row] = keyOf(place);
      rows.day[row] = dayOf(place);
      rows.channel[row] = channelOf(place);
      rows.valueWh[row] = valueWh;
      rows.meter[row] = meter;
      rows.quality[row] = quality;
    });
    return rows;
  }

  async write(rows: ReadingRows): Promise<void> {
    const { key, day, channel, valueWh, meter, quality } = rows;
    for (let row = 0; row < rows.count; row++) {
      const reading = { valueWh: valueWh[row], meter: meter[row], quality: quality[row] };
      this.readings.set(placeOf(key[row], channel[row], day[row]), reading);
    }
  }

  async fleetDay(day: LocalDate, channel: Channel, size: number, into?: FleetDay): Promise<FleetDay> {
    const fleet = clearedFleetDay(day, size, into);
    for (let key = 0; key < size; key++) {
      const reading = this.readings.get(placeOf(key, channel, day));
      if (!reading) continue;
      fleet.received++;
      put(fleet, key, reading);
    }
    return fleet;
  }

  async pointDays(key: number, channel: Channel, from: LocalDate, to: LocalDate): Promise<PointDays> {
    const days = emptyPointDays(from, to);
    for (let day = from; day <= to; day++) {
      const reading = this.readings.get(placeOf(key, channel, day));
      if (reading) put(days, day - from, reading);
    }
    return days;
  }

  async writeIntervals(days: IntervalDay[]): Promise<void> {
    for (const day of days) this.intervalDays.set(placeOf(day.key, day.channel, day.day), copyOf(day));
  }

  async intervals(keys: Int32Array, from: LocalDate, to: LocalDate): Promise<IntervalDay[]> {
    const places = this.placesOf(this.intervalDays, keys, from, to);
    return places.map((place) => copyOf(this.intervalDays.get(place)!));
  }

  async keysWithIntervals(): Promise<Int32Array> {
    return Int32Array.from(new Set([...this.intervalDays.keys()].map(keyOf))).sort();
  }

  async writeAreaDays(rows: AreaDay[]): Promise<void> {
    for (const row of rows) this.areas.set(placeOf(row.area, 0, row.day), { ...row });
  }

  async areaDays(areas: Int32Array, from: LocalDate, to: LocalDate): Promise<AreaDay[]> {
    return this.placesOf(this.areas, areas, from, to).map((place) => ({ ...this.areas.get(place)! }));
  }

  async firstDay(): Promise<LocalDate | null> {
    let first: LocalDate | null = null;
    for (const place of this.readings.keys()) first = Math.min(first ?? Infinity, dayOf(place));
    return first;
  }

  async lastDay(): Promise<LocalDate | null> {
    let last: LocalDate | null = null;
    for (const place of this.readings.keys()) last = Math.max(last ?? 0, dayOf(place));
    return last;
  }

  async close(): Promise<void> {}

  private placesOf(map: Map<number, unknown>, keys: Int32Array, from: LocalDate, to: LocalDate): number[] {
    const wanted = new Set(keys);
    const isWanted = (place: number) =>
      wanted.has(keyOf(place)) && dayOf(place) >= from && dayOf(place) <= to;
    return [...map.keys()].filter(isWanted).sort(ascending);
  }
}

function put(into: FleetDay | PointDays, at: number, reading: Reading): void {
  into.valueWh[at] = reading.valueWh;
  into.meter[at] = reading.meter;
  into.quality[at] = reading.quality;
}

const copyOf = (day: IntervalDay): IntervalDay => ({
  ...day,
  valueWh: Float64Array.from(day.valueWh),
  quality: Uint8Array.from(day.quality),
});
