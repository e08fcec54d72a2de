import { type EdgeRegisters, PeriodWalk } from '../../domain/changes/period-walk';
import {
  type BillingCycle,
  parseBillingCycle,
  periodEndingOn,
  previousPeriod,
  sameLastYear,
} from '../../domain/time/billing-cycle';
import type { LocalDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import type { ClosingFleet, ClosingPoints } from '../../ports/closing-fleet';

/** The periods that close on a day for the points of one cycle, and those they are compared with. */
export interface ClosingPeriods {
  cycleText: string;
  current: Period;
  previous: Period;
  lastYear: Period | null;
}

/** Usage points whose period closes on the day, all of one cycle. A place is an index into the points' columns. */
export interface ClosingGroup extends ClosingPeriods {
  points: ClosingPoints;
  walk: PeriodWalk;
  /** registers before the previous period and at both ends of last year's; null until read */
  previousStart: EdgeRegisters | null;
  lastYearStart: EdgeRegisters | null;
  lastYearEnd: EdgeRegisters | null;
}

/** What closes on a day, by cycle; empty for most days. */
export function periodsClosingOn(cycles: readonly string[], day: LocalDate): ClosingPeriods[] {
  return cycles.flatMap((cycleText) => {
    const cycle: BillingCycle = parseBillingCycle(cycleText)!;
    const current = periodEndingOn(cycle, day);
    if (!current) return [];
    const [previous, lastYear] = [previousPeriod(cycle, current), sameLastYear(cycle, current)];
    return [{ cycleText, current, previous, lastYear }];
  });
}

export async function groupsClosingOn(
  fleet: ClosingFleet,
  periods: readonly ClosingPeriods[],
  day: LocalDate,
): Promise<ClosingGroup[]> {
  const groups: ClosingGroup[] = [];
  for (const each of periods) {
    const points = await fleet.pointsOf(each.cycleText, day);
    const walk = new PeriodWalk(points.key, each.current);
    if (points.key.length > 0)
      groups.push({ ...each, points, walk, previousStart: null, lastYearStart: null, lastYearEnd: null });
  }
  return groups;
}

/** Days on which the figures of everybody rest (ruling M8): the whole period with the day after it, the bases by their edges. */
export function sourceDaysOf(periods: readonly ClosingPeriods[]): LocalDate[] {
  const days = new Set<LocalDate>();
  for (const { current, previous, lastYear } of periods) {
    for (let day = current.from - 1; day <= current.until; day++) days.add(day);
    for (const day of edgeDays(previous)) days.add(day);
    if (lastYear) for (const day of edgeDays(lastYear)) days.add(day);
  }
  return ascending(days);
}

/**
 * Days that count besides for points that lack a boundary or have only the energy of days: those within reach of
 * interpolation, and the days of the bases.
 */
export function openDaysOf(periods: readonly ClosingPeriods[], reach: number): LocalDate[] {
  const days = new Set<LocalDate>();
  for (const { current, previous, lastYear } of periods)
    for (const period of [current, previous, ...(lastYear ? [lastYear] : [])])
      for (let day = period.from - 1 - reach; day < period.until + reach; day++) days.add(day);
  for (const day of sourceDaysOf(periods)) days.delete(day);
  return ascending(days);
}

export const edgeDays = ({ from, until }: Period): [LocalDate, LocalDate] => [from - 1, until - 1];

const ascending = (days: Set<LocalDate>): LocalDate[] => [...days].sort((a, b) => a - b);
