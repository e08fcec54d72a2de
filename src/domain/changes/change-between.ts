import type { PeriodEnergy } from '../metering/period';
import type { Band } from './bands';
import { type NotComparableReason, usageChange, type UsageChange } from './usage-change';

/** What the rule reads of a period. */
export type ComparedEnergy = Pick<PeriodEnergy, 'billedKwh' | 'basis' | 'gap' | 'start' | 'end'>;

/** What is known beside the two periods. */
export interface ChangeCircumstances {
  /** the period before belongs to nobody or to somebody else (ruling M15) */
  hindrance: NotComparableReason | null;
  /** read once a month or more rarely, never daily (ruling M13) */
  readMonthly: boolean;
  /** below this usage a month such points may be read every three months (vnexpress 4123233; M) */
  quarterlyBelowKwh: number;
}

export const DEFAULT_QUARTERLY_BELOW_KWH = 15;

/** The 30 % rule on two periods, with the named reason where they say nothing about each other (ruling C2). */
export function changeBetween(
  current: ComparedEnergy,
  previous: ComparedEnergy | null,
  circumstances: ChangeCircumstances,
  bands?: readonly Band[],
): UsageChange {
  const reason = circumstances.hindrance ?? hindranceIn(current, previous, circumstances);
  return usageChange(current.billedKwh, previous?.billedKwh ?? null, reason, bands);
}

function hindranceIn(
  current: ComparedEnergy,
  previous: ComparedEnergy | null,
  circumstances: ChangeCircumstances,
): NotComparableReason | null {
  if (current.billedKwh === null) return missingReason(current, previous, circumstances);
  return current.basis === 'estimated' || previous?.basis === 'estimated' ? 'estimated-boundary' : null;
}

/** Why the period itself is not known; null leaves it to the rule to call it missing. */
function missingReason(
  current: ComparedEnergy,
  previous: ComparedEnergy | null,
  { readMonthly, quarterlyBelowKwh }: ChangeCircumstances,
): NotComparableReason | null {
  const isBoundaryMissing = current.gap === 'start-missing' || current.gap === 'end-missing';
  const usual = previous?.billedKwh ?? 0;
  if (readMonthly && isBoundaryMissing && usual < quarterlyBelowKwh) return 'quarterly-reading';
  // The register between the two periods is missing, those around them are there: they were read as one.
  const isJoint =
    current.gap === 'start-missing' && current.end !== null && (previous?.start ?? null) !== null;
  return isJoint ? 'joint-reading' : null;
}
