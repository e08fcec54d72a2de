import { holidayCalendar } from '../time/holidays';
import { weekPeriod } from '../time/iso-week';
import { parseLocalDate } from '../time/local-date';
import {
  alignedLastYear,
  compareLoad,
  compareWithBefore,
  compareWithPlan,
  periodBefore,
  yearToDate,
} from './load-comparison';
import { estimateOfMissing, loadOf, loadSeries, type LoadDay } from './load-day';
import { recordDay, recordSince, weeklyLoad } from './load-records';
import { sameSetGrowth } from './same-set-growth';

const day = (text: string) => parseLocalDate(text)!;
const NONE = holidayCalendar([]);

/** Loads in MWh from a first day on, `_` = no row; `90:80` = 90 MWh from 80 of 100 points. */
function loads(first: string, text: string): LoadDay[] {
  return text.split(' ').flatMap((each, index) => {
    if (each === '_') return [];
    const [energy, received = '100'] = each.split(':');
    const points = { received: Number(received), expected: 100 };
    return [{ day: day(first) + index, measuredWh: Number(energy) * 1e6, estimatedWh: 0, ...points }];
  });
}
const series = (...parts: LoadDay[][]) => loadSeries(parts.flat());

describe('an area’s load over days', () => {
  const week = { from: day('2025-06-02'), until: day('2025-06-09') };

  test('measured and estimated are added and kept apart', () => {
    const days = loads('2025-06-02', '10 20 30 40 50 60 70');
    days[0].estimatedWh = 5e6;
    expect(loadOf(series(days), week)).toEqual({
      period: week,
      energyWh: 285e6,
      measuredWh: 280e6,
      estimatedWh: 5e6,
      days: 7,
      missingDays: [],
      coverage: { received: 700, expected: 700, ratio: 1 },
      meanWhPerDay: 285e6 / 7,
    });
  });

  test('a day that is not there is missing, not zero, and lowers the coverage', () => {
    const found = loadOf(series(loads('2025-06-02', '10 20 _ 40 50 60 70')), week);
    expect(found).toMatchObject({ days: 6, missingDays: [day('2025-06-04')], energyWh: 250e6 });
    expect(found.coverage).toEqual({ received: 600, expected: 700, ratio: 600 / 700 });
    expect(found.meanWhPerDay).toBeCloseTo(250e6 / 6);
  });

  test('nothing there', () => {
    expect(loadOf(series(), week)).toMatchObject({
      days: 0,
      meanWhPerDay: null,
      coverage: { received: 0, expected: 0, ratio: null },
    });
    const nobody = [{ day: week.from, measuredWh: 0, estimatedWh: 0, received: 0, expected: 0 }];
    expect(loadOf(series(nobody), week).days).toBe(0);
  });

  test('missing points are taken to be like the received ones (ruling A2)', () => {
    expect(estimateOfMissing(9_000, 90, 100)).toBe(1_000);
    expect(estimateOfMissing(10, 3, 4)).toBe(3);
    expect(estimateOfMissing(9_000, 100, 100)).toBe(0);
    expect(estimateOfMissing(0, 0, 100)).toBeNull();
    expect(estimateOfMissing(0, 0, 0)).toBe(0);
    expect(estimateOfMissing(9_000, 100, 90)).toBe(0);
  });
});

describe('comparisons', () => {
  const lastYear = loads('2024-06-03', '9 9 9 9 9 9 9');
  const before = loads('2025-05-26', '10 10 10 10 10 10 10');
  const now = loads('2025-06-02', '11 11 11 11 11 11 11');
  const week = weekPeriod({ year: 2025, week: 23 });

  test('week against week before and the same week last year, weekday on weekday', () => {
    const found = compareWithBefore(series(lastYear, before, now), week, NONE);
    expect(found.previous).toMatchObject({ kind: 'compared', changeWhPerDay: 1e6 });
    expect(found.previous.kind === 'compared' && found.previous.changePercent).toBeCloseTo(10);
    expect(found.sameLastYear.kind === 'compared' && found.sameLastYear.changePercent).toBeCloseTo(100 / 4.5);
    expect(found.sameLastYear.base.period).toEqual({ from: day('2024-06-03'), until: day('2024-06-10') });
    expect(periodBefore(week)).toEqual({ from: day('2025-05-26'), until: day('2025-06-02') });
    expect(alignedLastYear(week).from).toBe(day('2024-06-03'));
  });

  test('below 95 % coverage it is withheld, and says which side (ruling A2)', () => {
    const thin = loads('2025-05-26', '10:94 10:95 10:95 10:95 10:95 10:95 10:95');
    expect(compareWithBefore(series(thin, now), week, NONE).previous).toMatchObject({
      kind: 'withheld',
      reason: 'coverage',
      which: 'base',
      base: { coverage: { received: 664, expected: 700 } },
    });
    const enough = loads('2025-05-26', '10:95 10:95 10:95 10:95 10:95 10:95 10:95');
    expect(compareWithBefore(series(enough, now), week, NONE).previous.kind).toBe('compared');
    const thinNow = loads('2025-06-02', '10:80 10 10 10 10 10 _');
    expect(compareWithBefore(series(before, thinNow), week, NONE).previous).toMatchObject({
      kind: 'withheld',
      reason: 'coverage',
      which: 'current',
    });
    expect(compareWithBefore(series(thin, now), week, NONE, 0.9).previous.kind).toBe('compared');
  });

  test('without data it is withheld', () => {
    expect(compareWithBefore(series(now), week, NONE).previous).toMatchObject({
      reason: 'no-data',
      which: 'base',
    });
    expect(compareWithBefore(series(before), week, NONE).previous).toMatchObject({
      reason: 'no-data',
      which: 'current',
    });
    const zero = loadOf(series(loads('2025-06-02', '0 0')), {
      from: day('2025-06-02'),
      until: day('2025-06-04'),
    });
    expect(compareLoad(loadOf(series(now), week), zero)).toMatchObject({
      kind: 'withheld',
      reason: 'no-data',
    });
  });

  test('Tết weeks are marked (ruling A3)', () => {
    const calendar = holidayCalendar([{ day: day('2025-05-27'), name: 'Tết Nguyên đán' }]);
    expect(compareWithBefore(series(before, now), week, calendar).tet).toEqual({
      current: false,
      previous: true,
      sameLastYear: false,
    });
  });

  test('year to date goes by date', () => {
    const all = series(loads('2024-01-01', '10 10 10'), loads('2025-01-01', '11 11 11'));
    const found = yearToDate(all, day('2025-01-03'));
    expect(found.current.days).toBe(3);
    expect(found.sameLastYear.base.period).toEqual({ from: day('2024-01-01'), until: day('2024-01-04') });
    expect(found.sameLastYear.kind === 'compared' && found.sameLastYear.changePercent).toBeCloseTo(10);
  });

  test('against the plan of the same days', () => {
    const current = loadOf(series(now), week);
    const plan = (days: number, wh: number) =>
      new Map(Array.from({ length: days }, (_, each) => [week.from + each, wh] as const));
    const found = compareWithPlan(current, plan(7, 10e6));
    expect(found).toMatchObject({ kind: 'compared', plannedWh: 70e6 });
    expect(found.kind === 'compared' && found.changePercent).toBeCloseTo(10);
    expect(compareWithPlan(current, plan(6, 10e6))).toEqual({ kind: 'withheld', reason: 'no-plan' });
    expect(compareWithPlan(current, plan(7, 0))).toEqual({ kind: 'withheld', reason: 'no-plan' });
    expect(compareWithPlan(loadOf(series(), week), plan(7, 1))).toEqual({
      kind: 'withheld',
      reason: 'no-data',
    });
    const thin = loadOf(series(loads('2025-06-02', '11:80 11:80 11 11 11 11 11')), week);
    expect(compareWithPlan(thin, plan(7, 1))).toEqual({ kind: 'withheld', reason: 'coverage' });
  });
});

describe('records and weeks', () => {
  const all = series(loads('2025-06-02', '40 44 44 99:50 41 _ 43'));
  const span = { from: day('2025-06-02'), until: day('2025-06-09') };

  test('the highest of the well-covered days; the first of equals; the doubtful ones counted', () => {
    expect(recordDay(all, span)).toEqual({ day: day('2025-06-03'), energyWh: 44e6, uncertainDays: 2 });
    expect(recordDay(all, { from: day('2025-06-07'), until: day('2025-06-08') })).toBeNull();
  });

  test('what was estimated counts, and 95 % coverage is enough', () => {
    const days = loads('2025-06-02', '40 41:95 42:94');
    days[0].estimatedWh = 2e6;
    const found = recordDay(loadSeries(days), { from: span.from, until: span.from + 3 });
    expect(found).toEqual({ day: day('2025-06-02'), energyWh: 42e6, uncertainDays: 1 });
  });

  test('a record is a record only above all since', () => {
    const later = { from: day('2025-06-05'), until: day('2025-06-09') };
    expect(recordSince(all, later, span.from)).toEqual({
      day: day('2025-06-08'),
      energyWh: 43e6,
      uncertainDays: 2,
      isRecord: false,
    });
    expect(recordSince(all, later, later.from)).toMatchObject({ isRecord: true });
    expect(recordSince(all, { from: 0, until: 5 }, 0)).toBeNull();
  });

  test('daily means by ISO week', () => {
    const weeks = weeklyLoad(all, { from: day('2025-06-04'), until: day('2025-06-10') });
    expect(weeks.map(({ name, days }) => [name, days])).toEqual([
      ['2025-W23', 6],
      ['2025-W24', 0],
    ]);
    expect(weeks[0].meanWhPerDay).toBeCloseTo(((40 + 44 + 44 + 99 + 41 + 43) / 6) * 1e6);
    expect(weeks[0].week).toEqual({ year: 2025, week: 23 });
    const one = weeklyLoad(all, { from: day('2025-06-02'), until: day('2025-06-09') });
    expect(one.map(({ name }) => name)).toEqual(['2025-W23']);
  });
});

describe('growth of the same usage points', () => {
  test('new and gone points count in neither', () => {
    const found = sameSetGrowth(Float64Array.of(100, 200, NaN, 50), Float64Array.of(110, 220, 900, NaN, 7));
    expect(found).toEqual({ points: 2, beforeWh: 300, nowWh: 330, changePercent: expect.closeTo(10) });
  });

  test('nobody in both: no percent', () => {
    expect(sameSetGrowth(Float64Array.of(NaN), Float64Array.of(1)).changePercent).toBeNull();
    expect(sameSetGrowth(Float64Array.of(0), Float64Array.of(1)).changePercent).toBeNull();
  });
});
