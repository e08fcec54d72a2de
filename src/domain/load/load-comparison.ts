import { touchesTet, type HolidayCalendar } from '../time/holidays';
import { addYears, calendarOf, localDate, type LocalDate } from '../time/local-date';
import { daysOf, lastDayOf, type Period } from '../time/period';
import { loadOf, type LoadPeriod, type LoadSeries } from './load-day';

/** Below this a comparison is withheld: two points of coverage fake a trend (ruling A2). A setting. */
export const DEFAULT_MIN_COVERAGE = 0.95;

/** A comparison, or why there is none: `which` period has no data or too little coverage. */
export type LoadComparison =
  | { kind: 'compared'; base: LoadPeriod; changeWhPerDay: number; changePercent: number }
  | { kind: 'withheld'; base: LoadPeriod; reason: 'no-data' | 'coverage'; which: 'current' | 'base' };

/** Compares daily means, so that periods of different length can be set side by side. */
export function compareLoad(
  current: LoadPeriod,
  base: LoadPeriod,
  minCoverage: number = DEFAULT_MIN_COVERAGE,
): LoadComparison {
  const flaw = flawOf(current, minCoverage);
  if (flaw) return { kind: 'withheld', base, reason: flaw, which: 'current' };
  const baseFlaw = flawOf(base, minCoverage);
  if (baseFlaw) return { kind: 'withheld', base, reason: baseFlaw, which: 'base' };
  const [now, before] = [current.meanWhPerDay!, base.meanWhPerDay!];
  return {
    kind: 'compared',
    base,
    changeWhPerDay: now - before,
    changePercent: (100 * (now - before)) / before,
  };
}

function flawOf(period: LoadPeriod, minCoverage: number): 'no-data' | 'coverage' | null {
  // no day is there, or nothing was used on any
  if (period.energyWh <= 0) return 'no-data';
  return period.coverage.ratio! < minCoverage ? 'coverage' : null;
}

/** A period with the one before it and the same one last year. */
export interface LoadComparisons {
  current: LoadPeriod;
  previous: LoadComparison;
  sameLastYear: LoadComparison;
  /** which of the three lie in Tết (ruling A3) */
  tet: { current: boolean; previous: boolean; sameLastYear: boolean };
}

/** The days just before, as many. A week meets the week before. */
export const periodBefore = (period: Period): Period => ({
  from: period.from - daysOf(period),
  until: period.from,
});

/** 364 days earlier: weekday meets weekday. */
export const alignedLastYear = (period: Period): Period => ({
  from: period.from - 364,
  until: period.until - 364,
});

export function compareWithBefore(
  series: LoadSeries,
  period: Period,
  holidays: HolidayCalendar,
  minCoverage: number = DEFAULT_MIN_COVERAGE,
): LoadComparisons {
  const current = loadOf(series, period);
  const [before, lastYear] = [periodBefore(period), alignedLastYear(period)];
  return {
    current,
    previous: compareLoad(current, loadOf(series, before), minCoverage),
    sameLastYear: compareLoad(current, loadOf(series, lastYear), minCoverage),
    tet: {
      current: touchesTet(holidays, period),
      previous: touchesTet(holidays, before),
      sameLastYear: touchesTet(holidays, lastYear),
    },
  };
}

/** From 1 January to that day, against the same dates last year (by date: Tết lies in both). */
export function yearToDate(
  series: LoadSeries,
  day: LocalDate,
  minCoverage: number = DEFAULT_MIN_COVERAGE,
): { current: LoadPeriod; sameLastYear: LoadComparison } {
  const { year } = calendarOf(day);
  const current = loadOf(series, { from: localDate(year, 1, 1), until: day + 1 });
  const base = loadOf(series, { from: localDate(year - 1, 1, 1), until: addYears(day, -1) + 1 });
  return { current, sameLastYear: compareLoad(current, base, minCoverage) };
}

/** Against the plan of the same days. */
export type PlanComparison =
  | { kind: 'compared'; plannedWh: number; changePercent: number }
  | { kind: 'withheld'; reason: 'no-plan' | 'no-data' | 'coverage' };

export function compareWithPlan(
  current: LoadPeriod,
  plannedWh: ReadonlyMap<LocalDate, number>,
  minCoverage: number = DEFAULT_MIN_COVERAGE,
): PlanComparison {
  let planned = 0;
  for (let day = current.period.from; day <= lastDayOf(current.period); day++) {
    const each = plannedWh.get(day);
    if (each === undefined) return { kind: 'withheld', reason: 'no-plan' };
    planned += each;
  }
  const flaw = flawOf(current, minCoverage);
  if (flaw) return { kind: 'withheld', reason: flaw };
  if (planned <= 0) return { kind: 'withheld', reason: 'no-plan' };
  const perDay = planned / daysOf(current.period);
  return {
    kind: 'compared',
    plannedWh: planned,
    changePercent: (100 * (current.meanWhPerDay! - perDay)) / perDay,
  };
}
