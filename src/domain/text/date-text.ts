import { calendarOf, type LocalDate } from '../time/local-date';
import { lastDayOf, type Period } from '../time/period';
import { monthParts, type YearMonth } from '../time/year-month';
import { NBSP, RANGE_DASH, type Language } from './language';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const two = (value: number): string => String(value).padStart(2, '0');

/** `09/06/2025`, `9 June 2025`. */
export function dateText(date: LocalDate, language: Language): string {
  const { year } = calendarOf(date);
  return language === 'vi'
    ? `${dayMonthText(date, 'vi')}/${year}`
    : `${dayMonthText(date, 'en')}${NBSP}${year}`;
}

/** Without the year: `09/06`, `9 June`. */
export function dayMonthText(date: LocalDate, language: Language): string {
  const { month, day } = calendarOf(date);
  return language === 'vi' ? `${two(day)}/${two(month)}` : `${day}${NBSP}${MONTHS[month - 1]}`;
}

/** `06/2025`, `June 2025`. */
export function monthText(value: YearMonth, language: Language): string {
  const { year, month } = monthParts(value);
  return language === 'vi' ? `${two(month)}/${year}` : `${MONTHS[month - 1]}${NBSP}${year}`;
}

/**
 * First and last day, both inclusive as printed dates are, without repeating what they share: `02–08/06/2025`,
 * `26/05–01/06/2025`; `2–8 June 2025`, `26 May – 1 June 2025`.
 */
export function periodText(period: Period, language: Language): string {
  const [first, last] = [calendarOf(period.from), calendarOf(lastDayOf(period))];
  const end = dateText(lastDayOf(period), language);
  if (period.from === lastDayOf(period)) return end;
  if (first.year !== last.year) return joined(dateText(period.from, language), end, language);
  if (first.month !== last.month) return joined(dayMonthText(period.from, language), end, language);
  return `${language === 'vi' ? two(first.day) : first.day}${RANGE_DASH}${end}`;
}

/** English dates have blanks in them, so their dash needs some too. */
const joined = (start: string, end: string, language: Language): string =>
  language === 'vi' ? `${start}${RANGE_DASH}${end}` : `${start} ${RANGE_DASH} ${end}`;

/** `07h00`, `07:00`, from minutes of the wall clock. */
export function timeText(wallMinute: number, language: Language): string {
  const [hour, minute] = [Math.floor(wallMinute / 60), wallMinute % 60];
  return `${two(hour)}${language === 'vi' ? 'h' : ':'}${two(minute)}`;
}

/** `07h00 ngày 09/06/2025`, `07:00 on 9 June 2025`. */
export const dateTimeText = (date: LocalDate, wallMinute: number, language: Language): string =>
  `${timeText(wallMinute, language)} ${language === 'vi' ? 'ngày' : 'on'} ${dateText(date, language)}`;

/** `tuần 23/2025`, `week 23/2025`. */
export const weekText = (week: { year: number; week: number }, language: Language): string =>
  `${language === 'vi' ? 'tuần' : 'week'}${NBSP}${week.week}/${week.year}`;

const WEEKDAYS: Record<Language, string[]> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** Name of an ISO weekday, 1 = Monday. */
export const weekdayText = (isoWeekday: number, language: Language): string =>
  WEEKDAYS[language][isoWeekday - 1];
