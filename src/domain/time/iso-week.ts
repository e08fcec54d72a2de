import { calendarOf, isoWeekday, localDate, type LocalDate } from './local-date';
import type { Period } from './period';

/** A week from Monday to Sunday (ISO 8601); the week belongs to the year of its Thursday. */
export interface IsoWeek {
  year: number;
  week: number;
}

const ISO_WEEK = /^(\d{4})-W(\d{2})$/;

/** Reads `2025-W23`; null for anything else, and for a week that the year does not have. */
export function parseIsoWeek(text: string): IsoWeek | null {
  const match = ISO_WEEK.exec(text);
  if (!match) return null;
  const [year, week] = [Number(match[1]), Number(match[2])];
  return week >= 1 && week <= weeksInYear(year) ? { year, week } : null;
}

/** `2025-W23`. */
export const formatIsoWeek = (value: IsoWeek): string =>
  `${String(value.year).padStart(4, '0')}-W${String(value.week).padStart(2, '0')}`;

/** The week that holds this day. */
export function isoWeekOf(day: LocalDate): IsoWeek {
  const monday = day - isoWeekday(day) + 1;
  const { year } = calendarOf(monday + 3);
  return { year, week: (monday - mondayOfWeekOne(year)) / 7 + 1 };
}

/** Its Monday. */
export const firstDayOfWeek = (value: IsoWeek): LocalDate =>
  mondayOfWeekOne(value.year) + 7 * (value.week - 1);

export const weekPeriod = (value: IsoWeek): Period => {
  const from = firstDayOfWeek(value);
  return { from, until: from + 7 };
};

export const previousWeek = (value: IsoWeek): IsoWeek => isoWeekOf(firstDayOfWeek(value) - 7);

/**
 * The week 364 days before: Monday meets Monday, and the season is off by a day or two.
 * Not the week of the same number: after a year of 53 weeks that would be eight days off.
 */
export const sameWeekLastYear = (value: IsoWeek): IsoWeek => isoWeekOf(firstDayOfWeek(value) - 364);

/** 52 or 53. */
export const weeksInYear = (year: number): number => (mondayOfWeekOne(year + 1) - mondayOfWeekOne(year)) / 7;

/** 4 January always lies in week 1. */
function mondayOfWeekOne(year: number): LocalDate {
  const fourth = localDate(year, 1, 4);
  return fourth - isoWeekday(fourth) + 1;
}
