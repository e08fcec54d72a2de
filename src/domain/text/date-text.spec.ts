import { parseLocalDate } from '../time/local-date';
import { parseYearMonth } from '../time/year-month';
import {
  dateText,
  dateTimeText,
  dayMonthText,
  monthText,
  periodText,
  timeText,
  weekdayText,
  weekText,
} from './date-text';
import { daysText, durationText } from './duration-text';

const day = (text: string) => parseLocalDate(text)!;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('dates and times', () => {
  test('a day', () => {
    expect(dateText(day('2025-06-09'), 'vi')).toBe('09/06/2025');
    expect(plain(dateText(day('2025-06-09'), 'en'))).toBe('9 June 2025');
    expect(dayMonthText(day('2025-12-31'), 'vi')).toBe('31/12');
    expect(plain(dayMonthText(day('2025-01-01'), 'en'))).toBe('1 January');
    expect(dateText(day('2025-06-09'), 'en')).toBe('9\u00a0June\u00a02025');
  });

  test('a month, a week, a weekday', () => {
    expect(monthText(parseYearMonth('2025-06')!, 'vi')).toBe('06/2025');
    expect(plain(monthText(parseYearMonth('2025-06')!, 'en'))).toBe('June 2025');
    expect(plain(weekText({ year: 2025, week: 23 }, 'vi'))).toBe('tuần 23/2025');
    expect(plain(weekText({ year: 2025, week: 23 }, 'en'))).toBe('week 23/2025');
    expect([weekdayText(1, 'vi'), weekdayText(7, 'vi'), weekdayText(7, 'en')]).toEqual([
      'thứ Hai',
      'Chủ nhật',
      'Sunday',
    ]);
  });

  test('times', () => {
    expect([timeText(420, 'vi'), timeText(420, 'en')]).toEqual(['07h00', '07:00']);
    expect([timeText(1350, 'vi'), timeText(0, 'en')]).toEqual(['22h30', '00:00']);
    expect(dateTimeText(day('2025-06-09'), 420, 'vi')).toBe('07h00 ngày 09/06/2025');
    expect(plain(dateTimeText(day('2025-06-09'), 420, 'en'))).toBe('07:00 on 9 June 2025');
  });

  test.each([
    ['2025-06-02', '2025-06-09', '02–08/06/2025', '2–8 June 2025'],
    ['2025-05-26', '2025-06-02', '26/05–01/06/2025', '26 May – 1 June 2025'],
    ['2025-12-29', '2026-01-05', '29/12/2025–04/01/2026', '29 December 2025 – 4 January 2026'],
    ['2025-06-04', '2025-06-05', '04/06/2025', '4 June 2025'],
  ])('from %s until %s: %s, %s', (from, until, vi, en) => {
    const period = { from: day(from), until: day(until) };
    expect(periodText(period, 'vi')).toBe(vi);
    expect(plain(periodText(period, 'en'))).toBe(en);
  });
});

describe('durations', () => {
  test.each([
    [0, '0 phút', '0 minutes'],
    [1, '1 phút', '1 minute'],
    [59.4, '59 phút', '59 minutes'],
    [60, '1 giờ', '1 hour'],
    [135, '2 giờ 15 phút', '2 hours 15 minutes'],
    [1439, '23 giờ 59 phút', '23 hours 59 minutes'],
    [1440, '1 ngày', '1 day'],
    [1505, '1 ngày 1 giờ', '1 day 1 hour'],
    [2 * 1440 + 180, '2 ngày 3 giờ', '2 days 3 hours'],
  ])('%d minutes: %s, %s', (minutes, vi, en) => {
    expect(plain(durationText(minutes, 'vi'))).toBe(vi);
    expect(plain(durationText(minutes, 'en'))).toBe(en);
  });

  test('days', () => {
    expect(plain(daysText(30, 'vi'))).toBe('30 ngày');
    expect([1, 30].map((days) => plain(daysText(days, 'en')))).toEqual(['1 day', '30 days']);
  });
});
