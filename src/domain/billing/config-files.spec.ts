import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holidayCalendar, parseHolidays, touchesTet } from '../time/holidays';
import { parseLocalDate } from '../time/local-date';
import { day, splitRows } from './billing.fixture';
import { parseTariffRows } from './tariff-rows';
import { parseTouHours, touHoursOn, touRegisterAt } from './tou-hours';
import { parseVatRows, vatOn } from './vat';

const read = (name: string) =>
  splitRows(readFileSync(join(__dirname, '../../../config/tariffs', name), 'utf8'));

describe('config/tariffs/residential.csv', () => {
  const { book, faults } = parseTariffRows(read('residential.csv'));
  const prices = (tariff: string) =>
    book.tables
      .filter((each) => each.tariff === tariff)
      .map(({ tiers }) => tiers.map(({ dongPerKwh }) => dongPerKwh));

  test('has no fault', () => expect(faults).toEqual([]));

  test('five tables of six tiers (domain.md 1.1)', () => {
    expect(prices('residential')).toEqual([
      [1678, 1734, 2014, 2536, 2834, 2927],
      [1728, 1786, 2074, 2612, 2919, 3015],
      [1806, 1866, 2167, 2729, 3050, 3151],
      [1893, 1956, 2271, 2860, 3197, 3302],
      [1984, 2050, 2380, 2998, 3350, 3460],
    ]);
    const dated = book.tables.filter(({ tariff }) => tariff === 'residential');
    expect(dated.map(({ validFrom }) => validFrom)).toEqual(
      ['2019-03-20', '2023-05-04', '2023-11-09', '2024-10-11', '2025-05-10'].map(parseLocalDate),
    );
  });

  test('undeclared renters pay bậc 3 of each table (ruling B6)', () => {
    expect(prices('residential-renters-undeclared')).toEqual(
      prices('residential').map((tiers) => [tiers[2]]),
    );
  });

  test('five tiers of 14/2025/QĐ-TTg are expressed, and in no bill', () => {
    expect(book.pending).toEqual([
      {
        tariff: 'residential',
        scheme: 'tiered',
        decision: '14/2025/QĐ-TTg',
        tiers: [
          { tier: 1, uptoKwh: 100, percentOfAverage: 90 },
          { tier: 2, uptoKwh: 200, percentOfAverage: 108 },
          { tier: 3, uptoKwh: 400, percentOfAverage: 136 },
          { tier: 4, uptoKwh: 700, percentOfAverage: 162 },
          { tier: 5, uptoKwh: null, percentOfAverage: 180 },
        ],
      },
    ]);
    expect(book.tables.some(({ decision }) => decision === '14/2025/QĐ-TTg')).toBe(false);
  });
});

test('config/tariffs/non-residential.csv: seven tariffs by time of use, four flat (domain.md 1.2)', () => {
  const { book, faults } = parseTariffRows(read('non-residential.csv'));
  expect(faults).toEqual([]);
  expect(book.tables.filter(({ scheme }) => scheme === 'tou')).toHaveLength(7);
  expect(book.tables.filter(({ scheme }) => scheme === 'flat')).toHaveLength(4);
  const production = book.tables.find(({ tariff }) => tariff === 'production-22kv')!;
  expect(production.tiers.map(({ tier, dongPerKwh }) => [tier, dongPerKwh])).toEqual([
    ['normal', 1833],
    ['offpeak', 1190],
    ['peak', 3398],
  ]);
});

describe('config/tariffs/vat.csv (domain.md 1.3)', () => {
  const { rates, faults } = parseVatRows(read('vat.csv'));

  test('has no fault and no hole', () => {
    expect(faults).toEqual([]);
    rates.slice(1).forEach((rate, index) => expect(rate.validFrom).toBe(rates[index].validTo! + 1));
  });

  test.each([
    ['2022-01-31', 10],
    ['2022-02-01', 8],
    ['2022-12-31', 8],
    ['2023-01-01', 10],
    ['2023-07-01', 8],
    ['2025-06-30', 8],
    ['2026-12-31', 8],
    ['2027-01-01', 10],
  ])('%s: %i %%', (date, percent) => {
    expect(vatOn(rates, day(date))).toMatchObject({ kind: 'rate', rate: { basisPoints: percent * 100 } });
  });
});

describe('config/tariffs/tou-hours.csv (domain.md 1.2)', () => {
  const { hours, faults } = parseTouHours(read('tou-hours.csv'));

  test('has no fault; 963/QĐ-BCT is there and not in force', () => {
    expect(faults).toEqual([]);
    expect(hours.find(({ decision }) => decision === '963/QĐ-BCT')!.validFrom).toBeNull();
    expect(touHoursOn(hours, day('2019-03-20'))!.decision).toBe('16/2014/TT-BCT');
    expect(touHoursOn(hours, day('2019-03-19'))).toBeNull();
    expect(touHoursOn(hours, day('2026-09-01'))!.decision).toBe('16/2014/TT-BCT');
  });

  test.each([
    [1, '09:29', 'normal'],
    [1, '09:30', 'peak'],
    [6, '11:29', 'peak'],
    [6, '11:30', 'normal'],
    [7, '10:00', 'normal'],
    [3, '17:00', 'peak'],
    [3, '20:00', 'normal'],
    [7, '22:00', 'offpeak'],
    [7, '03:59', 'offpeak'],
    [7, '04:00', 'normal'],
  ])('weekday %i at %s is %s', (weekday, time, expected) => {
    const [hour, minute] = time.split(':').map(Number);
    expect(touRegisterAt(touHoursOn(hours, day('2025-06-01'))!, weekday, hour * 60 + minute)).toBe(expected);
  });
});

describe('config/tariffs/holidays.csv', () => {
  const { holidays, faults } = parseHolidays(read('holidays.csv'));
  const calendar = holidayCalendar(holidays);

  test('has no fault and no day twice', () => {
    expect(faults).toEqual([]);
    expect(calendar.size).toBe(holidays.length);
  });

  test.each(['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'])(
    '%s is the first day of Tết',
    (date) => {
      expect(calendar.get(day(date))).toMatch(/^Tết Nguyên đán/);
      expect(touchesTet(calendar, { from: day(date), until: day(date) + 1 })).toBe(true);
    },
  );

  test('1 January does not mark a Tết week', () => {
    expect(touchesTet(calendar, { from: day('2025-01-01'), until: day('2025-01-06') })).toBe(false);
  });
});
