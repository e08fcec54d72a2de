/**
 * numerator ÷ denominator to the nearest integer, halves up, in integer arithmetic: 12,5 kWh becomes 13 and never 12
 * because a float fell short. For numbers ≥ 0; throws where the product left the exact integers.
 */
export function halfUp(numerator: number, denominator: number): number {
  if (
    !Number.isSafeInteger(numerator) ||
    !Number.isSafeInteger(denominator) ||
    numerator < 0 ||
    denominator <= 0
  ) {
    throw new RangeError(
      `cannot round ${numerator} / ${denominator}: not whole numbers, or too large to be exact`,
    );
  }
  const rest = numerator % denominator;
  return (numerator - rest) / denominator + (2 * rest >= denominator ? 1 : 0);
}

/** A figure that was rounded: what it would be exactly, and what it became. */
export interface Rounding {
  what: 'limit' | 'split' | 'vat';
  /** tier for limits, else null */
  tier: number | null;
  /** first day of the part of the bill that it belongs to (as a day number) */
  from: number;
  numerator: number;
  denominator: number;
  rounded: number;
}

export const isRounded = ({ numerator, denominator }: Rounding): boolean => numerator % denominator !== 0;
