import fc from 'fast-check';
import { addYears, calendarOf, formatLocalDate, isoWeekday, localDate, parseLocalDate } from './local-date';

describe('local days', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2025-06-09', 20248],
    ['2024-02-29', 19782],
  ])('%s is day %i', (text, day) => {
    expect(parseLocalDate(text)).toBe(day);
    expect(formatLocalDate(day)).toBe(text);
  });

  test.each([
    '2025-02-31',
    '2025-13-01',
    '2025-00-10',
    '2025-6-1',
    '2025-06-09T00:00',
    '',
    ' 2025-06-09',
    '31/02/2025',
    '0050-01-01',
    '2025-06-00',
    '2025-06-31',
  ])('%p is no day', (text) => expect(parseLocalDate(text)).toBeNull());

  test('every day survives writing and reading', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30000, max: 60000 }),
        (day) => parseLocalDate(formatLocalDate(day)) === day,
      ),
    );
  });

  test('weekdays count from Monday, before 1970 too', () => {
    expect(isoWeekday(localDate(2025, 6, 2))).toBe(1);
    expect(isoWeekday(localDate(2025, 6, 8))).toBe(7);
    expect(isoWeekday(localDate(1969, 12, 28))).toBe(7);
  });

  test.each([
    ['2025-06-15', -1, '2024-06-15'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-12-31', 1, '2025-12-31'],
    ['1896-02-29', 4, '1900-02-28'],
  ])('%s plus %i years is %s', (from, years, expected) => {
    expect(formatLocalDate(addYears(parseLocalDate(from)!, years))).toBe(expected);
  });

  test('calendar parts', () => expect(calendarOf(20248)).toEqual({ year: 2025, month: 6, day: 9 }));
});
