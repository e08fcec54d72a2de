import { bandOf, bandsFor, type Band } from './bands';

/**
 * Why two periods say nothing about each other (ruling C2). `quarterly-reading`: customers under 15 kWh a month may be
 * read every three months (ruling M13).
 */
export type NotComparableReason =
  | 'missing-current'
  | 'missing-base'
  | 'new-customer'
  | 'customer-changed'
  | 'estimated-boundary'
  | 'joint-reading'
  | 'quarterly-reading';

export const OUTCOMES = ['compared', 'from-zero', 'to-zero', 'both-zero', 'not-comparable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Result of the 30 % rule for one period. */
export interface UsageChange {
  outcome: Outcome;
  /** why it is not comparable; else null */
  reason: NotComparableReason | null;
  flagged: boolean;
  /** one decimal; null where there is no base to divide by */
  changePercent: number | null;
  band: Band | null;
}

/** 2195/EVN-KD: "từ 30 % trở lên" against the month before, in both directions. */
export const DEFAULT_THRESHOLD_PERCENT = 30;

/**
 * The rule on whole billed kWh (rulings C1 and C2): flagged when 100·|current − base| ≥ threshold·base, in integers, so
 * that 100 to 130 is flagged and 100 to 129 is not. `hindrance` is what the caller knows of the two periods.
 */
export function usageChange(
  currentKwh: number | null,
  baseKwh: number | null,
  hindrance: NotComparableReason | null = null,
  bands: readonly Band[] = bandsFor(DEFAULT_THRESHOLD_PERCENT),
): UsageChange {
  if (hindrance !== null) return notComparable(hindrance);
  if (currentKwh === null) return notComparable('missing-current');
  if (baseKwh === null) return notComparable('missing-base');
  if (baseKwh === 0)
    return currentKwh === 0 ? unflagged('both-zero', null) : flagged('from-zero', null, null);
  const changePercent = percentTenths(currentKwh, baseKwh) / 10;
  const band = bandOf(currentKwh, baseKwh, bands);
  const outcome = currentKwh === 0 ? 'to-zero' : 'compared';
  return band ? flagged(outcome, changePercent, band) : unflagged(outcome, changePercent);
}

const notComparable = (reason: NotComparableReason): UsageChange => ({
  ...unflagged('not-comparable', null),
  reason,
});

const unflagged = (outcome: Outcome, changePercent: number | null): UsageChange => ({
  outcome,
  reason: null,
  flagged: false,
  changePercent,
  band: null,
});

const flagged = (outcome: Outcome, changePercent: number | null, band: Band | null): UsageChange => ({
  outcome,
  reason: null,
  flagged: true,
  changePercent,
  band,
});

/** Change against a base above 0 in tenths of a percent, rounded half away from zero, in integers. */
export function percentTenths(currentKwh: number, baseKwh: number): number {
  const size = Math.abs(currentKwh - baseKwh) * 1000;
  const rest = size % baseKwh;
  const tenths = (size - rest) / baseKwh + (2 * rest >= baseKwh ? 1 : 0);
  return currentKwh < baseKwh ? 0 - tenths : tenths;
}

/** Both periods per day: a longer period can trigger the rule, so the day counts stand beside it (domain.md 3). */
export interface DailyChange {
  currentKwhPerDay: number;
  baseKwhPerDay: number;
  /** one decimal; null on a base of 0 */
  changePercent: number | null;
}

export function dailyChange(
  current: { kwh: number; days: number },
  base: { kwh: number; days: number },
): DailyChange {
  return {
    currentKwhPerDay: current.kwh / current.days,
    baseKwhPerDay: base.kwh / base.days,
    changePercent:
      base.kwh === 0 ? null : percentTenths(current.kwh * base.days, base.kwh * current.days) / 10,
  };
}
