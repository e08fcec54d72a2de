import { holds, lastDayOf, uncoveredSpans, type Period } from '../time/period';
import { monthOf, type YearMonth } from '../time/year-month';
import { contributionsOf, firstDayById, type Contribution } from './contributions';
import { indicesOf, monthsWithoutCustomers, type CustomersServed, type ReliabilityIndices } from './indices';
import { isExcluded, type InterruptionStep, type ReliabilitySettings } from './interruption';

export interface ReliabilityRequest {
  period: Period;
  /** every step of the interruptions that began within the period; others may be among them */
  steps: readonly InterruptionStep[];
  /** days for which the log is said to be complete */
  covered: readonly Period[];
  served: CustomersServed;
  /** running interruptions are reckoned up to here */
  cutOffMs: number;
  settings: ReliabilitySettings;
}

/** Why there are no indices: days without a complete log (ruling L1), or months without customers. */
export type Withheld =
  { reason: 'log-incomplete'; missing: Period[] } | { reason: 'no-customers'; months: YearMonth[] };

/** Sustained interruptions of both kinds, and each kind alone. */
export interface IndexSet {
  all: ReliabilityIndices;
  planned: ReliabilityIndices;
  unplanned: ReliabilityIndices;
}

/** What is known without any index. */
export interface ReliabilityNotes {
  /** customers served in the month of the last day */
  customersServed: number | null;
  /** ids that still go on: the figures are provisional */
  open: string[];
  /** ids with a step whose customers are unknown: in no figure, so that all figures are at least so high */
  unknownCustomers: string[];
  /** ids of reductions, which are in no figure */
  reductions: string[];
  /** ids left out after exclusions, with class or reason */
  excluded: { interruptionId: string; reason: string }[];
}

export type Reliability = ReliabilityNotes &
  (
    | { kind: 'withheld'; withheld: Withheld }
    | {
        kind: 'indices';
        beforeExclusions: IndexSet;
        afterExclusions: IndexSet;
        contributions: Contribution[];
      }
  );

/** What was contributed before and after exclusions. */
export interface ContributionPair {
  before: Contribution[];
  after: Contribution[];
}

/**
 * Indices before ("toàn phần") and after exclusions ("sau miễn trừ"), side by side. No log is not zero: a span that is
 * covered in part has no index, and says which days are missing (ruling L1).
 */
export const reliabilityOf = (request: ReliabilityRequest): Reliability =>
  reliabilityFrom(request, contributionPair(request));

export function contributionPair({
  steps,
  period,
  cutOffMs,
  settings,
}: ReliabilityRequest): ContributionPair {
  const kept = steps.filter((step) => !isExcluded(step, settings));
  return {
    before: contributionsOf(steps, period, cutOffMs, settings),
    after: contributionsOf(kept, period, cutOffMs, settings),
  };
}

/** The same from contributions that are reckoned already: groups share those of the whole, and add up to it. */
export function reliabilityFrom(
  request: ReliabilityRequest,
  { before, after }: ContributionPair,
): Reliability {
  const { period, covered, served } = request;
  const notes = notesOf(request);
  const missing = uncoveredSpans(period, covered);
  if (missing.length > 0)
    return { ...notes, kind: 'withheld', withheld: { reason: 'log-incomplete', missing } };
  const months = monthsWithoutCustomers(before, served);
  if (months.length > 0) return { ...notes, kind: 'withheld', withheld: { reason: 'no-customers', months } };
  return {
    ...notes,
    kind: 'indices',
    beforeExclusions: indexSet(before, served),
    afterExclusions: indexSet(after, served),
    contributions: before,
  };
}

/** The three lines of one set of contributions. Throws where customers are unknown. */
export function indexSet(contributions: readonly Contribution[], served: CustomersServed): IndexSet {
  const ofKind = (kind: InterruptionStep['kind']) => contributions.filter(({ step }) => step.kind === kind);
  return {
    all: indicesOf(contributions, served),
    planned: indicesOf(ofKind('planned'), served),
    unplanned: indicesOf(ofKind('unplanned'), served),
  };
}

function notesOf({ period, steps, served, settings }: ReliabilityRequest): ReliabilityNotes {
  const within = stepsWithin(steps, period);
  const idsWhere = (test: (step: InterruptionStep) => boolean) => [
    ...new Set(within.filter(test).map(({ interruptionId }) => interruptionId)),
  ];
  const isInterruption = ({ extent }: InterruptionStep) => extent === 'interruption';
  return {
    customersServed: served(monthOf(lastDayOf(period))),
    open: idsWhere((step) => step.endMs === null && isInterruption(step)),
    unknownCustomers: idsWhere((step) => step.customers === null && isInterruption(step)),
    reductions: idsWhere((step) => !isInterruption(step)),
    excluded: excludedOf(within, settings),
  };
}

/** Steps of the interruptions that began within the period. */
export function stepsWithin(steps: readonly InterruptionStep[], period: Period): InterruptionStep[] {
  const firstDays = firstDayById(steps);
  return steps.filter(({ interruptionId }) => holds(period, firstDays.get(interruptionId)!));
}

function excludedOf(steps: readonly InterruptionStep[], settings: ReliabilitySettings) {
  const reasons = new Map<string, string>();
  for (const step of steps) {
    if (!isExcluded(step, settings)) continue;
    reasons.set(step.interruptionId, settings.excludedByName.get(step.interruptionId) ?? step.exclusion!);
  }
  return [...reasons].map(([interruptionId, reason]) => ({ interruptionId, reason }));
}
