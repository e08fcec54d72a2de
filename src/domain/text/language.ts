/** Languages of reports. Vietnamese writes 1.234,5 and English 1,234.5. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Between a number and its unit: a line must not break there. */
export const NBSP = '\u00a0';

/** Minus as printed; the hyphen is shorter and reads as a dash. */
export const MINUS = '\u2212';

/** Between the ends of a range. */
export const RANGE_DASH = '\u2013';

/** English needs one form for 1 and another for the rest; Vietnamese has one form. */
export const plural = (count: number, one: string, other: string): string =>
  Math.abs(count) === 1 ? one : other;
