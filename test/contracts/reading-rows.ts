import { Channel, Quality, emptyRows } from '../../src/domain/metering/reading';
import type { ReadingRows } from '../../src/domain/metering/reading';

export interface Reading {
  key: number;
  day: number;
  channel: Channel;
  valueWh: number;
  meter: number;
  quality: number;
}

export const reading = (given: Partial<Reading>): Reading => ({
  key: 0,
  day: 20_000,
  channel: Channel.Total,
  valueWh: 1000,
  meter: 0,
  quality: Quality.Measured,
  ...given,
});

export function toRows(readings: Partial<Reading>[]): ReadingRows {
  const rows = emptyRows(readings.length);
  readings.map(reading).forEach((one, row) => {
    for (const [name, value] of Object.entries(one)) rows[name as keyof Reading][row] = value;
  });
  return rows;
}

export function fromRows(rows: ReadingRows): Reading[] {
  return Array.from({ length: rows.count }, (_, row) => ({
    key: rows.key[row],
    day: rows.day[row],
    channel: rows.channel[row],
    valueWh: rows.valueWh[row],
    meter: rows.meter[row],
    quality: rows.quality[row],
  }));
}

/** One usage point's values on consecutive days; `_` is a missing day: `'100 130 _ 190'`. */
export function days(values: string, from: number, given: Partial<Reading> = {}): Partial<Reading>[] {
  return values
    .split(/\s+/)
    .map((text, offset) => ({ ...given, day: from + offset, valueWh: Number(text) }))
    .filter((one) => !Number.isNaN(one.valueWh));
}

/** A whole fleet on one day. */
export function fleet(size: number, day: number, valueOf: (key: number) => number): ReadingRows {
  const rows = emptyRows(size);
  for (let key = 0; key < size; key++) {
    rows.key[key] = key;
    rows.valueWh[key] = valueOf(key);
  }
  rows.day.fill(day);
  rows.quality.fill(Quality.Measured);
  return rows;
}

/** Values as in `days`. */
export const written = (values: Float64Array): string =>
  Array.from(values, (value) => (Number.isNaN(value) ? '_' : String(value))).join(' ');
