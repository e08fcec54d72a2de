import type { PointSeries } from '../../domain/metering/daily-usage';
import type { MeterSegment } from '../../domain/metering/meter';
import type { DaySeries } from '../../domain/metering/period';
import { Channel, type ReadingRows } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import type { ReadingStore } from '../../ports/reading-store';
import { PointHistory } from '../../reports/usage/point-series';

/** Values of one usage point within the windows that were asked for. */
export interface LoadedPoint {
  history: PointHistory;
  registers: DaySeries;
  /** stored byte of the register of a day, or of its delivered energy where the point has no registers; 0 = nothing */
  qualityAt(day: LocalDate): number;
}

export interface DayWindow {
  from: LocalDate;
  /** inclusive */
  to: LocalDate;
}

const CHANNELS: readonly [keyof PointSeries, Channel][] = [
  ['registers', Channel.Total],
  ['energy', Channel.Energy],
  ['intervalEnergy', Channel.IntervalEnergy],
];

/** Reads the values of many points at once: one look per window, however many points. `keys` ascending. */
export async function loadPoints(
  store: ReadingStore,
  keys: Int32Array,
  windows: readonly DayWindow[],
  segmentsOf: (key: number) => readonly MeterSegment[],
  interpolationDays: number,
): Promise<Map<number, LoadedPoint>> {
  const [from, to] = [
    Math.min(...windows.map((each) => each.from)),
    Math.max(...windows.map((each) => each.to)),
  ];
  const series = new Map<number, PointSeries>([...keys].map((key) => [key, emptySeries(from, to)]));
  for (const window of merged(windows)) fill(series, await store.rowsOf(keys, window.from, window.to));
  return new Map(
    [...series].map(([key, each]) => [
      key,
      loadedPoint(PointHistory.of(key, each, segmentsOf(key), interpolationDays), each),
    ]),
  );
}

function loadedPoint(history: PointHistory, series: PointSeries): LoadedPoint {
  const { registers, energy, intervalEnergy } = series;
  const byteOf = ({ from, quality }: DaySeries, day: LocalDate): number => quality[day - from] ?? 0;
  return {
    history,
    registers,
    qualityAt: (day) =>
      history.hasRegisters ? byteOf(registers, day) : byteOf(intervalEnergy, day) || byteOf(energy, day),
  };
}

function emptySeries(from: LocalDate, to: LocalDate): PointSeries {
  const days = (): DaySeries => ({
    from,
    valueWh: new Float64Array(to - from + 1).fill(NaN),
    meter: new Uint8Array(to - from + 1),
    quality: new Uint8Array(to - from + 1),
  });
  return { registers: days(), energy: days(), intervalEnergy: days() };
}

function fill(series: ReadonlyMap<number, PointSeries>, rows: ReadingRows): void {
  for (let row = 0; row < rows.count; row++) {
    const channel = CHANNELS.find(([, each]) => each === (rows.channel[row] as Channel));
    const target = channel && series.get(rows.key[row])?.[channel[0]];
    if (!target) continue;
    const at = rows.day[row] - target.from;
    target.valueWh[at] = rows.valueWh[row];
    target.meter[at] = rows.meter[row];
    target.quality[at] = rows.quality[row];
  }
}

/** Windows that meet become one, so that no day is read twice. */
function merged(windows: readonly DayWindow[]): DayWindow[] {
  const result: DayWindow[] = [];
  for (const window of [...windows].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && window.from <= last.to + 1) last.to = Math.max(last.to, window.to);
    else result.push({ ...window });
  }
  return result;
}
