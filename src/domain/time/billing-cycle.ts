import { addYears, calendarOf, localDate, type LocalDate } from './local-date';
import { daysOf, lastDayOf, overlapDays, type Period } from './period';
import { lastDayOfMonth, monthOf, monthParts, type YearMonth } from './year-month';

/** On which days of each month a billing period ends, ascending. 31 stands for the month's end. */
export interface BillingCycle {
  lastDays: readonly number[];
}

const MONTH_END = 31;
export const MONTH_END_CYCLE: BillingCycle = { lastDays: [MONTH_END] };

/**
 * Reads the `billing_cycle` column: a day number, `month-end`, or a list (`10,20,month-end`).
 * Days that a month lacks mean its last day. Null for anything else.
 */
export function parseBillingCycle(text: string): BillingCycle | null {
  const lastDays = text.split(',').map((part) => cycleDay(part.trim()));
  if (lastDays.includes(null)) return null;
  return { lastDays: [...new Set(lastDays as number[])].sort((a, b) => a - b) };
}

function cycleDay(text: string): number | null {
  if (text === 'month-end') return MONTH_END;
  const day = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return day >= 1 && day <= 31 ? day : null;
}

/** The text that `parseBillingCycle` reads. */
export const formatBillingCycle = (cycle: BillingCycle): string =>
  cycle.lastDays.map((day) => (day === MONTH_END ? 'month-end' : String(day))).join(',');

/** The period of this cycle that contains the day. */
export function periodContaining(cycle: BillingCycle, day: LocalDate): Period {
  const month = monthOf(day);
  const ends = [month - 1, month, month + 1].flatMap((each) => endsInMonth(cycle, each));
  const last = ends.find((end) => end >= day)!;
  const previous = ends.filter((end) => end < day).at(-1)!;
  return { from: previous + 1, until: last + 1 };
}

/** The period whose last day that is (`close-period --on`); null when none closes then. */
export function periodEndingOn(cycle: BillingCycle, lastDay: LocalDate): Period | null {
  return endsInMonth(cycle, monthOf(lastDay)).includes(lastDay) ? periodContaining(cycle, lastDay) : null;
}

export const previousPeriod = (cycle: BillingCycle, period: Period): Period =>
  periodContaining(cycle, period.from - 1);

/** The periods whose last day lies in that month, in order: what "kỳ 06/2025" means on a customer's page. */
export const periodsEndingInMonth = (cycle: BillingCycle, month: YearMonth): Period[] =>
  endsInMonth(cycle, month).map((end) => periodContaining(cycle, end));

/**
 * Ruling C7: the same period last year is the one that overlaps `[from − 1 year, until − 1 year)` most,
 * and by at least `atLeast` of its days; else null. `candidates` are the periods that really were billed.
 */
export function sameLastYearAmong(
  period: Period,
  candidates: readonly Period[],
  atLeast = 0.8,
): Period | null {
  const wanted = { from: addYears(period.from, -1), until: addYears(period.until, -1) };
  let best: Period | null = null;
  for (const each of candidates) {
    if (!best || overlapDays(each, wanted) > overlapDays(best, wanted)) best = each;
  }
  return best && overlapDays(best, wanted) >= atLeast * daysOf(wanted) ? best : null;
}

/** The same by the cycle alone, where nothing is known of the periods of last year. */
export function sameLastYear(cycle: BillingCycle, period: Period, atLeast = 0.8): Period | null {
  const from = periodContaining(cycle, addYears(period.from, -1));
  const candidates = [from];
  while (candidates.at(-1)!.until < addYears(period.until, -1)) {
    candidates.push(periodContaining(cycle, candidates.at(-1)!.until));
  }
  return sameLastYearAmong(period, candidates, atLeast);
}

/**
 * T of the quota formula (ruling B1): days of the nominal period that holds the closing day. Cycle day 12: the days of
 * the month before; month-end: those of the billed month. The limits are monthly, so a cycle that closes several times
 * a month is measured by the month that ends on the same cycle day, and its short periods get their part of it.
 */
export function nominalDays(cycle: BillingCycle, period: Period): number {
  const nominal = periodContaining(cycle, lastDayOf(period));
  const end = lastDayOf(nominal);
  const monthly = { lastDays: [cycleDayOfEnd(cycle, end)] };
  return daysOf(periodContaining(monthly, end));
}

/** The highest cycle day that means this end: in February both 29 and month-end may. */
function cycleDayOfEnd(cycle: BillingCycle, end: LocalDate): number {
  const isMonthEnd = end === lastDayOfMonth(monthOf(end));
  const day = calendarOf(end).day;
  return isMonthEnd ? cycle.lastDays.at(-1)! : day;
}

function endsInMonth(cycle: BillingCycle, month: YearMonth): LocalDate[] {
  const { year, month: number } = monthParts(month);
  const end = lastDayOfMonth(month);
  return [...new Set(cycle.lastDays.map((day) => Math.min(localDate(year, number, day), end)))];
}
