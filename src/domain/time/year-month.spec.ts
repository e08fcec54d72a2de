import { formatLocalDate, localDate } from './local-date';
import {
  daysInMonth,
  firstDayOfMonth,
  formatYearMonth,
  lastDayOfMonth,
  monthOf,
  monthParts,
  parseYearMonth,
  yearMonth,
} from './year-month';

describe('months', () => {
  test('reads and writes', () => {
    expect(['2025-01', '2025-06', '2025-12'].map(parseYearMonth)).toEqual([
      yearMonth(2025, 1),
      yearMonth(2025, 6),
      yearMonth(2025, 12),
    ]);
    expect(formatYearMonth(yearMonth(987, 6))).toBe('0987-06');
    expect(formatYearMonth(yearMonth(2025, 12))).toBe('2025-12');
    expect(formatYearMonth(yearMonth(2025, 12) + 1)).toBe('2026-01');
    expect(monthParts(yearMonth(2025, 1))).toEqual({ year: 2025, month: 1 });
  });

  test.each(['2025-13', '2025-00', '2025-6', '2025-06-01', 'x2025-06', ''])('%p is no month', (text) =>
    expect(parseYearMonth(text)).toBeNull(),
  );

  test('first and last day, over the turn of the year and in leap years', () => {
    expect(formatLocalDate(lastDayOfMonth(yearMonth(2024, 2)))).toBe('2024-02-29');
    expect(formatLocalDate(firstDayOfMonth(yearMonth(2025, 1)))).toBe('2025-01-01');
    expect(formatLocalDate(lastDayOfMonth(yearMonth(2025, 12)))).toBe('2025-12-31');
    expect(daysInMonth(yearMonth(2023, 2))).toBe(28);
    expect(monthOf(localDate(2025, 12, 31))).toBe(yearMonth(2025, 12));
  });
});
