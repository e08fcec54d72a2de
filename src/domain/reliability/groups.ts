import type { Period } from '../time/period';
import { firstDayOfMonth, formatYearMonth, monthOf, type YearMonth } from '../time/year-month';
import type { Contribution } from './contributions';
import type { CustomersServed } from './indices';
import type { InterruptionStep } from './interruption';
import {
  contributionPair,
  reliabilityFrom,
  reliabilityOf,
  stepsWithin,
  type Reliability,
  type ReliabilityRequest,
} from './reliability';

export type GroupBy = 'region' | 'network' | 'cause' | 'month';

/**
 * One group. `contribution`: divided by the customers of the whole, so that the groups add up to it; `own`: by the
 * group's own customers, where customers-served names them (ruling L5).
 */
export interface ReliabilityGroup {
  /** null where the rows do not say */
  key: string | null;
  basis: 'contribution' | 'own';
  reliability: Reliability;
}

/** Customers of one group in a month; null where they are not given. */
export type GroupCustomers = (key: string, month: YearMonth) => number | null;

/** The node at that depth of the tree, 1 = the top: `EVNNPC/PC Bac Ninh` at 2. */
export const nodeAt = (networkPath: string, level: number): string =>
  networkPath.split('/').slice(0, level).join('/');

/** Groups in the order of their keys, the unknown last. `level` is the depth of the tree for `network`. */
export function reliabilityBy(
  request: ReliabilityRequest,
  by: GroupBy,
  groupCustomers: GroupCustomers = () => null,
  level = 2,
): ReliabilityGroup[] {
  if (by === 'month') return byMonth(request);
  const keyOfStep = (step: InterruptionStep) => keyOf(step, by, level);
  const whole = contributionPair(request);
  return keysOf(request, keyOfStep).map((key) => {
    const isOwn =
      key !== null && monthsOf(request.period).every((month) => groupCustomers(key, month) !== null);
    const served: CustomersServed = isOwn ? (month) => groupCustomers(key, month) : request.served;
    const steps = request.steps.filter((step) => keyOfStep(step) === key);
    const ofKey = ({ step }: Contribution) => keyOfStep(step) === key;
    const pair = { before: whole.before.filter(ofKey), after: whole.after.filter(ofKey) };
    const basis = isOwn ? 'own' : 'contribution';
    return { key, basis, reliability: reliabilityFrom({ ...request, steps, served }, pair) };
  });
}

/** Keys in order, the unknown last. */
function keysOf(
  request: ReliabilityRequest,
  keyOfStep: (step: InterruptionStep) => string | null,
): (string | null)[] {
  const keys = new Set(stepsWithin(request.steps, request.period).map(keyOfStep));
  const named = [...keys].filter((key) => key !== null).sort();
  return keys.has(null) ? [...named, null] : named;
}

function keyOf(step: InterruptionStep, by: Exclude<GroupBy, 'month'>, level: number): string | null {
  if (by === 'region') return step.region;
  if (by === 'cause') return step.cause;
  return step.networkPath === null ? null : nodeAt(step.networkPath, level);
}

/** Each month is judged by its own days of the log. */
function byMonth(request: ReliabilityRequest): ReliabilityGroup[] {
  return monthsOf(request.period).map((month) => {
    const from = Math.max(request.period.from, firstDayOfMonth(month));
    const until = Math.min(request.period.until, firstDayOfMonth(month + 1));
    const reliability = reliabilityOf({ ...request, period: { from, until } });
    return { key: formatYearMonth(month), basis: 'own', reliability };
  });
}

function monthsOf({ from, until }: Period): YearMonth[] {
  const first = monthOf(from);
  return Array.from({ length: monthOf(until - 1) - first + 1 }, (_, index) => first + index);
}
