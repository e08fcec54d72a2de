import { holidayCalendar, holidaysIn, parseHolidays, touchesTet } from './holidays';
import { parseLocalDate } from './local-date';

const day = (text: string) => parseLocalDate(text)!;
const row = (line: number, date: string, name: string) => ({ line, fields: { day: date, name } });

describe('holidays', () => {
  const { holidays, faults } = parseHolidays([
    row(2, '2025-01-28', 'Tết Nguyên đán'),
    row(3, '2025-01-29', 'Tết Nguyên đán (mùng 1)'),
    row(4, '2025-04-30', 'Ngày Chiến thắng'),
    row(5, '2025-02-30', 'x'),
    row(6, '2025-09-02', ''),
    { line: 7, fields: {} },
  ]);
  const calendar = holidayCalendar(holidays);

  test('rows that cannot be read name line and mend', () => {
    expect(faults).toEqual([
      { line: 5, column: 'day', message: 'day "2025-02-30" is no date: write it as 2025-01-29' },
      { line: 6, column: 'name', message: '2025-09-02 has no name: fill the column name' },
      { line: 7, column: 'day', message: 'day "" is no date: write it as 2025-01-29' },
    ]);
  });

  test('the holidays of a span, half-open', () => {
    const span = { from: day('2025-01-29'), until: day('2025-04-30') };
    expect(holidaysIn(calendar, span)).toEqual([{ day: day('2025-01-29'), name: 'Tết Nguyên đán (mùng 1)' }]);
  });

  test('Tết marks its week, other holidays do not (ruling A3)', () => {
    expect(touchesTet(calendar, { from: day('2025-01-27'), until: day('2025-02-03') })).toBe(true);
    expect(touchesTet(calendar, { from: day('2025-01-01'), until: day('2025-12-31') })).toBe(true);
    expect(touchesTet(calendar, { from: day('2025-01-29'), until: day('2025-01-30') })).toBe(true);
    expect(touchesTet(calendar, { from: day('2025-06-01'), until: day('2025-06-08') })).toBe(false);
    expect(touchesTet(calendar, { from: day('2025-04-28'), until: day('2025-05-05') })).toBe(false);
  });
});
