import { halfUp } from './rounding';

/** A tier's limit for the days and households that a bill covers. */
export interface QuotaTerms {
  /** N: days billed */
  days: number;
  /** T: days of the nominal period (ruling B1, `nominalDays`) */
  nominalDays: number;
  /** h in quarters of a household: 4 = one household, 1 = one of the four people who share a quota */
  householdQuarters: number;
}

export const ONE_HOUSEHOLD_QUARTERS = 4;

/** A limit as a fraction and as the whole kWh that is billed. */
export interface TierLimit {
  numerator: number;
  denominator: number;
  kwh: number;
}

/**
 * Mti = Mqi ÷ T × N × h, rounded arithmetically to whole kWh, once per tier (TT16/2014 Đ10, EVNCPC's page; ruling B2).
 * Rational arithmetic: 50 × 29 × 4 ÷ (30 × 4) is rounded from the exact fraction. `widthKwh` is the tier's own width.
 */
export function tierLimit(widthKwh: number, terms: QuotaTerms): TierLimit {
  const numerator = widthKwh * terms.days * terms.householdQuarters;
  const denominator = terms.nominalDays * ONE_HOUSEHOLD_QUARTERS;
  return { numerator, denominator, kwh: halfUp(numerator, denominator) };
}

/** Why the limits differ from the table's: the days, the households, both or nothing. */
export type LimitReason = 'days' | 'households';

export function limitReasons(terms: QuotaTerms): LimitReason[] {
  const reasons: LimitReason[] = [];
  if (terms.days !== terms.nominalDays) reasons.push('days');
  if (terms.householdQuarters !== ONE_HOUSEHOLD_QUARTERS) reasons.push('households');
  return reasons;
}
