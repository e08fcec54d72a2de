/**
 * A local calendar day as whole days since 1970-01-01, without a zone.
 * Arithmetic on days is plain integer arithmetic; the zone enters in `zone.ts` only.
 */
export type LocalDate = number;

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Day number of a calendar date. `month` is 1 to 12; days out of range roll over as in a calendar. */
export function localDate(year: number, month: number, day: number): LocalDate {
  return Math.round(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

/** Reads `YYYY-MM-DD`; null for anything else, and for a day that does not exist (31 February). */
export function parseLocalDate(text: string): LocalDate | null {
  const match = ISO_DAY.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = localDate(year, month, day);
  return formatLocalDate(date) === text ? date : null;
}

/** `YYYY-MM-DD`. */
export function formatLocalDate(date: LocalDate): string {
  return new Date(date * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Year, month (1–12) and day of month. */
export function calendarOf(date: LocalDate): { year: number; month: number; day: number } {
  const utc = new Date(date * MS_PER_DAY);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() };
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function isoWeekday(date: LocalDate): number {
  return ((((date + 3) % 7) + 7) % 7) + 1;
}

/** The same calendar day `years` later (or earlier); 29 February becomes 28 February where there is none. */
export function addYears(date: LocalDate, years: number): LocalDate {
  const { year, month, day } = calendarOf(date);
  const lastDay = calendarOf(localDate(year + years, month + 1, 0)).day;
  return localDate(year + years, month, Math.min(day, lastDay));
}
