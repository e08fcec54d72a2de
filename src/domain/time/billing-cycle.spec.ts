import fc from 'fast-check';
import {
  formatBillingCycle,
  nominalDays,
  parseBillingCycle,
  periodContaining,
  periodEndingOn,
  periodsEndingInMonth,
  previousPeriod,
  sameLastYear,
  sameLastYearAmong,
} from './billing-cycle';
import { formatLocalDate, parseLocalDate } from './local-date';
import { daysOf, holds, type Period } from './period';
import { parseYearMonth } from './year-month';

const day = (text: string) => parseLocalDate(text)!;
const cycle = (text: string) => parseBillingCycle(text)!;
const period = (from: string, until: string) => ({ from: day(from), until: day(until) });
const shown = (value: Period | null) =>
  value && `${formatLocalDate(value.from)}..${formatLocalDate(value.until)}`;

describe('the billing_cycle column', () => {
  test.each([
    ['12', [12]],
    ['1', [1]],
    ['month-end', [31]],
    ['31', [31]],
    ['20, 10,month-end', [10, 20, 31]],
    ['10,10', [10]],
  ])('%p closes on %j', (text, lastDays) => expect(cycle(text)).toEqual({ lastDays }));

  test.each(['', '0', '32', '-1', '1.5', 'end', '10,', '10;20', '010'])('%p is refused', (text) =>
    expect(parseBillingCycle(text)).toBeNull(),
  );

  test('is written as it is read', () =>
    expect(formatBillingCycle(cycle('month-end,10'))).toBe('10,month-end'));
});

describe('the period that contains a day', () => {
  test.each([
    ['month-end', '2025-06-01', '2025-06-01..2025-07-01'],
    ['month-end', '2025-06-30', '2025-06-01..2025-07-01'],
    ['month-end', '2024-02-29', '2024-02-01..2024-03-01'],
    ['12', '2025-06-12', '2025-05-13..2025-06-13'],
    ['12', '2025-06-13', '2025-06-13..2025-07-13'],
    ['12', '2025-01-01', '2024-12-13..2025-01-13'],
    ['12', '2024-12-31', '2024-12-13..2025-01-13'],
    ['30', '2025-02-28', '2025-01-31..2025-03-01'],
    ['30', '2025-03-01', '2025-03-01..2025-03-31'],
    ['10,20,month-end', '2025-06-10', '2025-06-01..2025-06-11'],
    ['10,20,month-end', '2025-06-11', '2025-06-11..2025-06-21'],
    ['10,20,month-end', '2025-06-30', '2025-06-21..2025-07-01'],
    ['29,30', '2025-02-28', '2025-01-31..2025-03-01'],
  ])('cycle %s, %s: %s', (text, date, expected) => {
    expect(shown(periodContaining(cycle(text), day(date)))).toBe(expected);
  });

  test('periods of any cycle follow each other without hole or overlap', () => {
    const cycles = fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(cycles, fc.integer({ min: 15000, max: 25000 }), (lastDays, date) => {
        const each = { lastDays: [...lastDays].sort((a, b) => a - b) };
        const found = periodContaining(each, date);
        expect(holds(found, date)).toBe(true);
        expect(previousPeriod(each, found).until).toBe(found.from);
        expect(periodEndingOn(each, found.until - 1)).toEqual(found);
      }),
    );
  });
});

describe('closing', () => {
  test.each([
    ['month-end', '2025-06-30', '2025-06-01..2025-07-01'],
    ['month-end', '2025-06-29', null],
    ['30', '2025-02-28', '2025-01-31..2025-03-01'],
    ['10,20,month-end', '2025-06-20', '2025-06-11..2025-06-21'],
  ])('cycle %s on %s: %s', (text, date, expected) => {
    expect(shown(periodEndingOn(cycle(text), day(date)))).toBe(expected);
  });

  test('a month names the periods whose last day lies in it', () => {
    const june = parseYearMonth('2025-06')!;
    expect(periodsEndingInMonth(cycle('month-end'), june).map(shown)).toEqual(['2025-06-01..2025-07-01']);
    expect(periodsEndingInMonth(cycle('12'), june).map(shown)).toEqual(['2025-05-13..2025-06-13']);
    expect(periodsEndingInMonth(cycle('10,20'), june).map(shown)).toEqual([
      '2025-05-21..2025-06-11',
      '2025-06-11..2025-06-21',
    ]);
  });
});

describe('the same period last year (ruling C7)', () => {
  test.each([
    ['month-end', '2025-06-01', '2025-07-01', '2024-06-01..2024-07-01'],
    ['month-end', '2025-02-01', '2025-03-01', '2024-02-01..2024-03-01'],
    ['month-end', '2024-02-01', '2024-03-01', '2023-02-01..2023-03-01'],
    ['12', '2025-05-13', '2025-06-13', '2024-05-13..2024-06-13'],
  ])('cycle %s, %s..%s: %s', (text, from, until, expected) => {
    expect(shown(sameLastYear(cycle(text), period(from, until)))).toBe(expected);
  });

  test('a cycle that changed: 24 of 30 days are enough, 23 are not', () => {
    const june = period('2025-06-01', '2025-07-01');
    const shifted = (days: number) => [{ from: day('2024-06-01') + days, until: day('2024-07-01') + days }];
    expect(sameLastYearAmong(june, shifted(6))).toEqual(shifted(6)[0]);
    expect(sameLastYearAmong(june, shifted(7))).toBeNull();
    expect(sameLastYearAmong(june, shifted(7), 0.5)).toEqual(shifted(7)[0]);
    expect(sameLastYearAmong(june, [])).toBeNull();
  });

  test('the one that overlaps most is taken', () => {
    const may = period('2024-04-20', '2024-06-05');
    const june = period('2024-06-05', '2024-07-05');
    expect(sameLastYearAmong(period('2025-06-01', '2025-07-01'), [may, june])).toEqual(june);
    expect(sameLastYearAmong(period('2025-06-01', '2025-07-01'), [june, may])).toEqual(june);
  });

  test('a period that began before its month is met by the month', () => {
    expect(shown(sameLastYear(cycle('month-end'), period('2025-05-28', '2025-07-01')))).toBe(
      '2024-06-01..2024-07-01',
    );
  });

  test('a period of 50 days has no like in a monthly cycle', () => {
    expect(sameLastYear(cycle('month-end'), period('2025-05-12', '2025-07-01'))).toBeNull();
  });
});

describe('T, the nominal days (ruling B1)', () => {
  test.each([
    ['month-end', '2025-06-01', '2025-07-01', 30, 'the billed month'],
    ['month-end', '2025-07-01', '2025-08-01', 31, 'the billed month'],
    ['12', '2025-05-13', '2025-06-13', 31, 'the days of the month before'],
    ['12', '2025-06-13', '2025-07-13', 30, 'the days of the month before'],
    [
      'month-end',
      '2025-06-10',
      '2025-06-20',
      30,
      'a short period: the nominal one that holds the closing day',
    ],
    ['month-end', '2024-01-06', '2024-03-01', 29, 'the move to month-end in February 2024'],
    ['12', '2025-06-01', '2025-06-14', 30, 'closing on the 13th lies in the next nominal period'],
    ['10,20,month-end', '2025-06-11', '2025-06-21', 31, 'closing thrice a month: the month up to the 20th'],
    ['10,20,month-end', '2025-06-21', '2025-07-01', 30, 'closing thrice a month: the month up to its end'],
    ['28', '2025-02-01', '2025-03-01', 31, '28 February is the end by number, not by month-end'],
    ['10,month-end', '2025-02-11', '2025-03-01', 28, 'February by month-end'],
  ])('cycle %s, %s..%s: %i (%s)', (text, from, until, expected) => {
    expect(nominalDays(cycle(text), period(from, until))).toBe(expected);
  });

  test('a whole nominal period of one closing a month has N = T', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 15000, max: 25000 }),
        (lastDay, date) => {
          const each = { lastDays: [lastDay] };
          const found = periodContaining(each, date);
          return nominalDays(each, found) === daysOf(found);
        },
      ),
    );
  });
});
