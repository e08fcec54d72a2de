import { DEFAULT_PLAUSIBILITY } from './judge';
import { type LinedRows, mergeReadings, type MergeContext } from './merge-readings';
import { Channel, emptyRows, Quality, type ReadingRows, SUSPECT_BIT } from './reading';

/** Builders for the specs of readings that meet what is stored; registers in kWh, lines count from 2. */

export type Row = [
  key: number,
  day: number,
  kwh: number,
  given?: { channel?: Channel; quality?: number; meter?: number },
];

export function rowsOf(rows: Row[]): ReadingRows {
  const columns = emptyRows(rows.length);
  rows.forEach(([key, day, kwh, given], index) => {
    columns.key[index] = key;
    columns.day[index] = day;
    columns.channel[index] = given?.channel ?? Channel.Total;
    columns.valueWh[index] = kwh * 1000;
    columns.meter[index] = given?.meter ?? 0;
    columns.quality[index] = given?.quality ?? Quality.Measured;
  });
  return columns;
}

export const staged = (rows: Row[]): LinedRows => ({
  ...rowsOf(rows),
  line: Int32Array.from(rows, (_, index) => index + 2),
});
export const CONTEXT: MergeContext = { segmentsOf: () => [], rules: DEFAULT_PLAUSIBILITY };
export const SUSPECT = Quality.Measured | SUSPECT_BIT;

export const merge = (stored: Row[], fresh: Row[], context = CONTEXT) =>
  mergeReadings(rowsOf(stored), staged(fresh), context);
export const written = ({ rows }: { rows: ReadingRows }) =>
  Array.from({ length: rows.count }, (_, i) => [
    rows.key[i],
    rows.day[i],
    rows.valueWh[i] / 1000,
    rows.quality[i],
  ]);
