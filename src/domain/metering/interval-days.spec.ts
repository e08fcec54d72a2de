import {
  completeDay,
  type DeliveredIntervals,
  type IntervalSeries,
  mergeIntervals,
  roundCarried,
} from './interval-days';
import { Channel, Quality } from './reading';

const delivered = (wh: number[], given: Partial<DeliveredIntervals> = {}): DeliveredIntervals => ({
  key: 7,
  day: 100,
  channel: Channel.Total,
  minutes: 360,
  startMinute: wh.map((_, index) => index * 360),
  valueWh: wh,
  quality: wh.map(() => Quality.Measured),
  line: wh.map((_, index) => index + 2),
  ...given,
});

const stored = (wh: number[], quality: number[]): IntervalSeries => ({
  key: 7,
  day: 100,
  channel: Channel.Total,
  minutes: 360,
  valueWh: Float64Array.from(wh),
  quality: Uint8Array.from(quality),
});

describe('rounding with a carried remainder (M16)', () => {
  it.each([
    [
      [0.4, 0.4, 0.4],
      [0, 1, 0],
    ],
    [
      [1.5, 1.5],
      [2, 1],
    ],
    [
      [10, 20, 30],
      [10, 20, 30],
    ],
    [
      [0.333, 0.333, 0.334],
      [0, 1, 0],
    ],
    [[], []],
  ])('%j becomes %j', (given, rounded) => expect(roundCarried(given)).toEqual(rounded));

  it('keeps the sum within a Wh and never goes below zero', () => {
    const given = Array.from({ length: 48 }, (_, index) => (index * 7.37) % 1.9);
    const rounded = roundCarried(given);
    const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum(rounded) - sum(given))).toBeLessThan(1);
    expect(Math.min(...rounded)).toBeGreaterThanOrEqual(0);
  });
});

describe('intervals meet what is stored', () => {
  it('fill an empty day, the rest of it not received', () => {
    const merged = mergeIntervals(null, delivered([10, 20], { startMinute: [0, 720] }), 4);
    expect([...merged.day!.valueWh]).toEqual([10, NaN, 20, NaN]);
    expect([...merged.day!.quality]).toEqual([4, 0, 4, 0]);
    expect(merged).toMatchObject({ accepted: 2, unchanged: 0, corrected: 0, betterKept: [], misfits: [] });
    expect(merged.day).toMatchObject({ key: 7, day: 100, channel: Channel.Total, minutes: 360 });
  });

  it('change nothing when they are the same', () => {
    const merged = mergeIntervals(stored([10, 20, 30, 40], [4, 4, 4, 4]), delivered([10, 20, 30, 40]), 4);
    expect(merged).toMatchObject({ day: null, unchanged: 4, accepted: 0, corrected: 0 });
  });

  it('correct a value of the same rank, and a better rank of the same value', () => {
    const merged = mergeIntervals(stored([10, 20, NaN, NaN], [4, 1, 0, 0]), delivered([11, 20]), 4);
    expect(merged).toMatchObject({ corrected: 2, unchanged: 0, betterKept: [] });
    expect([...merged.day!.quality]).toEqual([4, 4, 0, 0]);
  });

  it('never replace a better rank (M9)', () => {
    const worse = delivered([11, 20], { quality: [Quality.Estimated, Quality.Estimated] });
    const merged = mergeIntervals(stored([10, 20, NaN, NaN], [4, 4, 0, 0]), worse, 4);
    expect(merged).toMatchObject({ day: null, unchanged: 2, betterKept: [2] });
  });

  it('do not fit a day of another length, nor start behind its end', () => {
    const other = mergeIntervals({ ...stored([1], [4]), minutes: 30 }, delivered([10]), 4);
    expect(other).toMatchObject({ day: null, misfits: [2] });
    const behind = mergeIntervals(null, delivered([10, 20], { startMinute: [0, 1440] }), 4);
    expect(behind).toMatchObject({ accepted: 1, misfits: [3] });
  });
});

describe('a day of intervals', () => {
  it('has its energy and its lowest quality only when all are there', () => {
    expect(completeDay(stored([10, 20, 30, 40], [4, 4, 2, 4]), 4)).toEqual({ energyWh: 100, quality: 2 });
    expect(completeDay(stored([10, 20, NaN, 40], [4, 4, 0, 4]), 4)).toBeNull();
    expect(completeDay(stored([10, 20, 30], [4, 4, 4]), 4)).toBeNull();
  });
});
