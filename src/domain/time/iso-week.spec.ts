import fc from 'fast-check';
import {
  firstDayOfWeek,
  formatIsoWeek,
  isoWeekOf,
  parseIsoWeek,
  previousWeek,
  sameWeekLastYear,
  weekPeriod,
  weeksInYear,
} from './iso-week';
import { formatLocalDate, isoWeekday, parseLocalDate } from './local-date';

const day = (text: string) => parseLocalDate(text)!;

describe('ISO weeks', () => {
  test.each([
    ['2024-W17', '2024-04-22', 'domain.md 5: W17/2024 = 22–28/4'],
    ['2025-W23', '2025-06-02', 'reports.md: week 23/2025 = 02–08/06'],
    ['2020-W53', '2020-12-28', 'a year of 53 weeks'],
    ['2021-W01', '2021-01-04', 'ISO 8601'],
    ['2025-W01', '2024-12-30', 'starts in the year before'],
    ['0987-W02', '0987-01-08', 'a year of three digits'],
  ])('%s starts on %s (%s)', (text, monday) => {
    const week = parseIsoWeek(text)!;
    expect(formatLocalDate(firstDayOfWeek(week))).toBe(monday);
    expect(formatIsoWeek(week)).toBe(text);
    expect(formatIsoWeek(isoWeekOf(day(monday) + 6))).toBe(text);
  });

  test.each(['2025-W53', '2025-W00', '2025-W1', '2025-23', 'W23', ''])('%p is no week', (text) =>
    expect(parseIsoWeek(text)).toBeNull(),
  );

  test('1 January 2027 belongs to the last week of 2026, which has 53', () => {
    expect(isoWeekOf(day('2027-01-01'))).toEqual({ year: 2026, week: 53 });
    expect(weeksInYear(2026)).toBe(53);
    expect(weeksInYear(2025)).toBe(52);
  });

  test('the week is Monday to Sunday, half-open', () => {
    expect(weekPeriod({ year: 2025, week: 23 })).toEqual({
      from: day('2025-06-02'),
      until: day('2025-06-09'),
    });
  });

  test('the week before and the same week last year', () => {
    expect(formatIsoWeek(previousWeek({ year: 2025, week: 1 }))).toBe('2024-W52');
    expect(formatIsoWeek(sameWeekLastYear({ year: 2025, week: 23 }))).toBe('2024-W23');
    expect(formatIsoWeek(sameWeekLastYear({ year: 2021, week: 1 }))).toBe('2020-W02');
  });

  test('every day lies in the week that is said to hold it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10000, max: 40000 }), (each) => {
        const monday = firstDayOfWeek(isoWeekOf(each));
        return isoWeekday(monday) === 1 && monday <= each && each < monday + 7;
      }),
    );
  });
});
