import { fieldOf, type ConfigFault, type ConfigRow } from '../text/config-row';
import { formatLocalDate, parseLocalDate, type LocalDate } from './local-date';
import type { Period } from './period';

/** A public holiday, as a row of `holidays.csv` (`day,name`). */
export interface Holiday {
  day: LocalDate;
  name: string;
}

/** Holidays by day. */
export type HolidayCalendar = ReadonlyMap<LocalDate, string>;

/** Reads split rows of the holidays file; a row that cannot be read is a fault with its line and mend. */
export function parseHolidays(rows: readonly ConfigRow[]): { holidays: Holiday[]; faults: ConfigFault[] } {
  const holidays: Holiday[] = [];
  const faults: ConfigFault[] = [];
  for (const row of rows) {
    const text = fieldOf(row, 'day');
    const [day, name] = [parseLocalDate(text), fieldOf(row, 'name')];
    const fault = (column: string, message: string) => faults.push({ line: row.line, column, message });
    if (day === null) fault('day', `day "${text}" is no date: write it as 2025-01-29`);
    else if (name === '') fault('name', `${formatLocalDate(day)} has no name: fill the column name`);
    else holidays.push({ day, name });
  }
  return { holidays, faults };
}

export const holidayCalendar = (holidays: readonly Holiday[]): HolidayCalendar =>
  new Map(holidays.map(({ day, name }) => [day, name]));

/** The holidays of a period, in order. */
export function holidaysIn(calendar: HolidayCalendar, period: Period): Holiday[] {
  const found: Holiday[] = [];
  for (let day = period.from; day < period.until; day++) {
    const name = calendar.get(day);
    if (name !== undefined) found.push({ day, name });
  }
  return found;
}

/** Tết moves by weeks from year to year and empties the grid: such weeks are marked where they are compared (ruling A3). */
export const touchesTet = (calendar: HolidayCalendar, period: Period): boolean =>
  holidaysIn(calendar, period).some(({ name }) => name.startsWith('Tết Nguyên đán'));
