import { calendarOf, localDate, type LocalDate } from '../time/local-date';
import { lastDayOf, uncoveredSpans, type Period } from '../time/period';
import { contributionsOf, type Contribution } from './contributions';
import { dailySaidi, monthsWithoutCustomers } from './indices';
import { indexSet, type IndexSet, type ReliabilityRequest } from './reliability';

/** Reference years of IEEE 1366-2012. */
const REFERENCE_YEARS = 5;
/** Standard deviations above the mean of ln SAIDI (IEEE 1366-2012: 2.5 β). */
const BETAS = 2.5;

/** α and β are mean and sample deviation of ln(daily SAIDI in minutes), days without interruption dropped. */
export interface MajorEventThreshold {
  alpha: number;
  beta: number;
  tmedMinutes: number;
  /** days with an interruption */
  days: number;
}

/** T_MED = exp(α + 2,5 β). Null below two days, where there is no deviation. */
export function majorEventThreshold(dailySaidiMinutes: Iterable<number>): MajorEventThreshold | null {
  const logs = [...dailySaidiMinutes].filter((saidi) => saidi > 0).map(Math.log);
  const days = logs.length;
  if (days < 2) return null;
  const alpha = logs.reduce((sum, each) => sum + each, 0) / days;
  const beta = Math.sqrt(logs.reduce((sum, each) => sum + (each - alpha) ** 2, 0) / (days - 1));
  return { alpha, beta, tmedMinutes: tmed(alpha, beta), days };
}

export const tmed = (alpha: number, beta: number): number => Math.exp(alpha + BETAS * beta);

export interface MajorEventDay {
  day: LocalDate;
  saidiMinutes: number;
}

/** One year's threshold and the days of the period above it, or why there is none. */
export type MajorEventYear =
  | { kind: 'threshold'; year: number; threshold: MajorEventThreshold; majorEventDays: MajorEventDay[] }
  | {
      kind: 'none';
      year: number;
      reason: 'log-incomplete' | 'no-customers' | 'too-few-days';
      /** days of the reference years without a complete log */
      missing: Period[];
    };

/**
 * Major event days of a period, one threshold for each year that it touches, from the five calendar years before that
 * year, all of them covered; unplanned sustained interruptions only (ruling L5).
 */
export function majorEventDays(request: ReliabilityRequest): MajorEventYear[] {
  const first = calendarOf(request.period.from).year;
  const last = calendarOf(lastDayOf(request.period)).year;
  return Array.from({ length: last - first + 1 }, (_, index) => majorEventYear(request, first + index));
}

function majorEventYear(request: ReliabilityRequest, year: number): MajorEventYear {
  const reference = { from: localDate(year - REFERENCE_YEARS, 1, 1), until: localDate(year, 1, 1) };
  const missing = uncoveredSpans(reference, request.covered);
  if (missing.length > 0) return { kind: 'none', year, reason: 'log-incomplete', missing };
  const from = Math.max(request.period.from, reference.until);
  const until = Math.min(request.period.until, localDate(year + 1, 1, 1));
  const before = unplanned(request, reference);
  const now = unplanned(request, { from, until });
  if (monthsWithoutCustomers([...before, ...now], request.served).length > 0) {
    return { kind: 'none', year, reason: 'no-customers', missing: [] };
  }
  const threshold = majorEventThreshold(dailySaidi(before, request.served).values());
  if (!threshold) return { kind: 'none', year, reason: 'too-few-days', missing: [] };
  const found = [...dailySaidi(now, request.served)].map(([day, saidiMinutes]) => ({ day, saidiMinutes }));
  const above = found.filter(({ saidiMinutes }) => saidiMinutes > threshold.tmedMinutes);
  return { kind: 'threshold', year, threshold, majorEventDays: above.sort((a, b) => a.day - b.day) };
}

function unplanned(request: ReliabilityRequest, period: Period): Contribution[] {
  const steps = request.steps.filter(({ kind }) => kind === 'unplanned');
  return contributionsOf(steps, period, request.cutOffMs, request.settings);
}

/** The third line of the table: before exclusions, but without what began on major event days. Null without customers. */
export function withoutMajorEventDays(
  request: ReliabilityRequest,
  days: readonly MajorEventDay[],
): IndexSet | null {
  const { steps, period, cutOffMs, settings, served } = request;
  const dropped = new Set(days.map(({ day }) => day));
  const all = contributionsOf(steps, period, cutOffMs, settings);
  const contributions = all.filter(({ accruesTo }) => !dropped.has(accruesTo));
  return monthsWithoutCustomers(contributions, served).length > 0 ? null : indexSet(contributions, served);
}
