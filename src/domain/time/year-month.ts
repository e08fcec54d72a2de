import { calendarOf, localDate, type LocalDate } from './local-date';

/** A calendar month as whole months since year 0: arithmetic on months is integer arithmetic. */
export type YearMonth = number;

const YEAR_MONTH = /^(\d{4})-(\d{2})$/;

/** `month` is 1 to 12. */
export const yearMonth = (year: number, month: number): YearMonth => year * 12 + month - 1;

/** Reads `2025-06`; null for anything else. */
export function parseYearMonth(text: string): YearMonth | null {
  const match = YEAR_MONTH.exec(text);
  if (!match) return null;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? yearMonth(Number(match[1]), month) : null;
}

/** `2025-06`. */
export function formatYearMonth(value: YearMonth): string {
  const { year, month } = monthParts(value);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** Year and month (1–12). */
export const monthParts = (value: YearMonth): { year: number; month: number } => ({
  year: Math.floor(value / 12),
  month: (value % 12) + 1,
});

/** The month that holds this day. */
export function monthOf(date: LocalDate): YearMonth {
  const { year, month } = calendarOf(date);
  return yearMonth(year, month);
}

export function firstDayOfMonth(value: YearMonth): LocalDate {
  const { year, month } = monthParts(value);
  return localDate(year, month, 1);
}

export const lastDayOfMonth = (value: YearMonth): LocalDate => firstDayOfMonth(value + 1) - 1;

export const daysInMonth = (value: YearMonth): number => firstDayOfMonth(value + 1) - firstDayOfMonth(value);
