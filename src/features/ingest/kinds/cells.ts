import { parseLocalDate } from '../../../domain/time/local-date';

/** A cell that could not be read: the reason names the column, what stands there, and the mend. */
export class CellError extends Error {}

const DECIMAL = /^[+-]?\d{1,12}(\.\d+)?$/;
const WHOLE = /^\d{1,9}$/;
const SHOWN_CHARS = 40;

const shown = (text: string): string => (text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text);

export function bad(column: string, text: string, mend: string): never {
  throw new CellError(`${column} "${shown(text)}" ${mend}`);
}

/** A decimal number; no exponent, no thousands separator, at most 12 digits before the point. */
export function decimalCell(column: string, text: string): number {
  if (!DECIMAL.test(text))
    bad(column, text, 'is not a decimal number like 1234.5 (at most 12 digits before the point)');
  return Number(text);
}

/** kWh to Wh, not yet rounded. */
export const kwhCell = (column: string, text: string): number => decimalCell(column, text) * 1000;

export function wholeCell(column: string, text: string): number {
  if (!WHOLE.test(text)) bad(column, text, 'is not a whole number');
  return Number(text);
}

/** The days of a file are few and come again in thousands of rows: finding one costs a fifth of reading it anew. */
const DAYS_KEPT = 2000;
const daysRead = new Map<string, number>();

export function dayCell(column: string, text: string): number {
  const known = daysRead.get(text);
  if (known !== undefined) return known;
  const day = parseLocalDate(text);
  if (day !== null && daysRead.size < DAYS_KEPT) daysRead.set(text, day);
  return day ?? bad(column, text, 'is not a calendar day like 2025-06-30');
}

export function textCell(column: string, text: string): string {
  return text.length > 0 ? text : bad(column, text, 'is empty; it must be filled in');
}

/** One of a closed list. */
export function choiceCell<T extends string>(
  column: string,
  text: string,
  choices: readonly T[],
  fallback: T,
): T {
  if (text === '') return fallback;
  return choices.includes(text as T) ? (text as T) : bad(column, text, `is not one of ${choices.join(', ')}`);
}
