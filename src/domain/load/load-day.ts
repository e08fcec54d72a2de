import { coverage, type Coverage } from '../metering/finding';
import type { LocalDate } from '../time/local-date';
import { daysOf, type Period } from '../time/period';

/** Load of one area on one day ("điện năng đo đếm", ruling A1), from the points that are read daily. */
export interface LoadDay {
  day: LocalDate;
  measuredWh: number;
  /** missing points × mean of the received ones of their class and node (ruling A2) */
  estimatedWh: number;
  received: number;
  expected: number;
}

export const loadWh = ({ measuredWh, estimatedWh }: LoadDay): number => measuredWh + estimatedWh;

/** Ruling A2: what the missing points are taken to have used; null where nobody was received to take the mean from. */
export function estimateOfMissing(receivedWh: number, received: number, expected: number): number | null {
  if (expected <= received) return 0;
  return received === 0 ? null : Math.round((receivedWh / received) * (expected - received));
}

/** An area's load over a period. */
export interface LoadPeriod {
  period: Period;
  /** measured + estimated of the days that are there */
  energyWh: number;
  measuredWh: number;
  estimatedWh: number;
  /** days that are there */
  days: number;
  missingDays: LocalDate[];
  /** usage-point days; a day that is not there counts as expected like the mean of the others */
  coverage: Coverage;
  /** over the days that are there; null when none is */
  meanWhPerDay: number | null;
}

/** Days by number, for sums over periods. */
export type LoadSeries = ReadonlyMap<LocalDate, LoadDay>;

export const loadSeries = (days: Iterable<LoadDay>): LoadSeries =>
  new Map([...days].filter(({ expected }) => expected > 0).map((each) => [each.day, each]));

/** The days of a period that are there, in order. */
export function daysIn(series: LoadSeries, period: Period): LoadDay[] {
  const found: LoadDay[] = [];
  for (let day = period.from; day < period.until; day++) {
    const each = series.get(day);
    if (each) found.push(each);
  }
  return found;
}

export function loadOf(series: LoadSeries, period: Period): LoadPeriod {
  const days = daysIn(series, period);
  const sum = (of: (day: LoadDay) => number) => days.reduce((total, day) => total + of(day), 0);
  const [measuredWh, estimatedWh] = [sum((day) => day.measuredWh), sum((day) => day.estimatedWh)];
  const energyWh = measuredWh + estimatedWh;
  const expected =
    days.length > 0 ? Math.round((sum((day) => day.expected) / days.length) * daysOf(period)) : 0;
  return {
    period,
    energyWh,
    measuredWh,
    estimatedWh,
    days: days.length,
    missingDays: missingDays(series, period),
    coverage: coverage(
      sum((day) => day.received),
      expected,
    ),
    meanWhPerDay: days.length > 0 ? energyWh / days.length : null,
  };
}

function missingDays(series: LoadSeries, period: Period): LocalDate[] {
  const all = Array.from({ length: daysOf(period) }, (_, index) => period.from + index);
  return all.filter((day) => !series.has(day));
}

/** Received ÷ expected of one day. */
export const dayCoverage = ({ received, expected }: LoadDay): number => received / expected;
