import { day, splitRows } from './billing.fixture';
import { priceChanges, priceSpans, tariffNames, tierWidths } from './tariff';
import { parseTariffRows } from './tariff-rows';

const HEADER = 'tariff,scheme,valid_from,decision,tier,upto_kwh,dong_per_kwh,status,percent_of_average';
const parse = (...lines: string[]) => parseTariffRows(splitRows([HEADER, ...lines].join('\n')));
const faults = (...lines: string[]) => parse(...lines).faults;

describe('reading tariff rows', () => {
  test('tables are ordered by tariff and day, however they stand in the file', () => {
    const { book } = parse(
      'b,flat,2025-01-01,D2,,,20',
      'a,tiered,2025-01-01,D2,1,50,10',
      'b,flat,2024-01-01,D1,,,15',
      'a,tiered,2025-01-01,D2,2,,20',
    );
    expect(book.tables.map(({ tariff, validFrom }) => [tariff, validFrom])).toEqual([
      ['a', day('2025-01-01')],
      ['b', day('2024-01-01')],
      ['b', day('2025-01-01')],
    ]);
    expect(book.tables[0].tiers).toEqual([
      { tier: 1, uptoKwh: 50, dongPerKwh: 10 },
      { tier: 2, uptoKwh: null, dongPerKwh: 20 },
    ]);
    expect(tariffNames(book)).toEqual(['a', 'b']);
    expect(book.tables[1].tiers[0].tier).toBeNull();
  });

  test('tables of one tariff are ordered by day', () => {
    const { book, faults: none } = parse(
      'a,flat,2025-01-01,E,,,30',
      'a,flat,2023-01-01,C,,,10',
      'a,flat,2024-01-01,D,,,20',
    );
    expect([book.tables.map(({ decision }) => decision), none]).toEqual([['C', 'D', 'E'], []]);
  });

  test('in force is what a row says or leaves open', () => {
    const { book } = parse('a,tiered,2025-01-01,D,1,50,10,in-force', 'a,tiered,2025-01-01,D,2,,20,');
    expect(book.tables).toHaveLength(1);
    expect(book.tables[0].tiers).toHaveLength(2);
  });

  test('what is decided and not in force is pending, in no table', () => {
    const { book, faults: none } = parse(
      'a,flat,2025-01-01,C,,,9',
      'a,tiered,,D,1,100,,not-in-force,90',
      'a,tiered,,D,2,,25,not-in-force,',
    );
    expect(none).toEqual([]);
    expect(book.tables.map(({ decision }) => decision)).toEqual(['C']);
    expect(book.pending).toEqual([
      {
        tariff: 'a',
        scheme: 'tiered',
        decision: 'D',
        tiers: [
          { tier: 1, uptoKwh: 100, percentOfAverage: 90 },
          { tier: 2, uptoKwh: null, percentOfAverage: null },
        ],
      },
    ]);
  });

  test('a row in force without a day does not take a pending table with it', () => {
    const { book, faults: found } = parse('a,flat,,C,,,9', 'a,flat,,D,,,,not-in-force,90');
    expect(found).toHaveLength(1);
    expect(book.pending).toHaveLength(1);
  });

  test.each([
    ['a,stepped,2025-01-01,D,1,,10', 2, 'scheme', 'scheme "stepped" is unknown: use tiered, flat, tou'],
    [
      'a,flat,2025-02-30,D,,,10',
      2,
      'valid_from',
      'valid_from "2025-02-30" is no date: write it as 2025-05-10',
    ],
    ['a,flat,,D,,,10', 2, 'valid_from', 'valid_from "" is no date: write it as 2025-05-10'],
    ['a,flat,2025-01-01,,,,10', 2, 'decision', 'decision is empty: fill it'],
    [',flat,2025-01-01,D,,,10', 2, 'tariff', 'tariff is empty: fill it'],
    [
      'a,flat,2025-01-01,D,,,1.984',
      2,
      'dong_per_kwh',
      'dong_per_kwh "1.984" is no whole number above 0: write it without signs and points',
    ],
    [
      'a,flat,2025-01-01,D,,,0',
      2,
      'dong_per_kwh',
      'dong_per_kwh "0" is no whole number above 0: write it without signs and points',
    ],
    [
      'a,flat,2025-01-01,D,,,',
      2,
      'dong_per_kwh',
      'dong_per_kwh "" is no whole number above 0: write it without signs and points',
    ],
    [
      'a,tiered,2025-01-01,D,x,,10',
      2,
      'tier',
      'tier "x" is no whole number above 0: write it without signs and points',
    ],
    [
      'a,tiered,2025-01-01,D,,,10',
      2,
      'tier',
      'tier "" is no whole number above 0: write it without signs and points',
    ],
    [
      'a,flat,2025-01-01,D,x,,10',
      2,
      'tier',
      'tier "x" is no whole number above 0: write it without signs and points',
    ],
    [
      'a,flat,,D,,,x,not-in-force',
      2,
      'dong_per_kwh',
      'dong_per_kwh "x" is no whole number above 0: write it without signs and points',
    ],
    [
      'a,flat,2025-01-01,D,,,10,,x',
      2,
      'percent_of_average',
      'percent_of_average "x" is no whole number above 0: write it without signs and points',
    ],
    ['a,tou,2025-01-01,D,night,,10', 2, 'tier', 'tier "night" is unknown: use normal, peak, offpeak'],
    ['a,flat,2025-01-01,D,,,10,maybe', 2, 'status', 'status "maybe" is unknown: use in-force, not-in-force'],
    [
      'a,flat,2025-01-01,D,,,10,not-in-force',
      2,
      'valid_from',
      'a row that is not in force has no day: leave valid_from empty, or set in-force',
    ],
    [
      'a,tiered,2025-01-01,D,1,50,10',
      2,
      'upto_kwh',
      'the last tier has no upper bound: leave upto_kwh empty',
    ],
    ['a,tiered,2025-01-01,D,2,,10', 2, 'tier', 'tier 2 stands where 1 is due: write them in order'],
    [
      'a,tou,2025-01-01,D,peak,,10',
      2,
      'tier',
      'a time-of-use tariff has one row each for normal, peak and offpeak',
    ],
  ])('%s', (line, number, column, message) => {
    const result = parse(line);
    expect(result.faults).toEqual([{ line: number, column, message }]);
    expect(result.book.tables).toEqual([]);
  });

  test('bounds ascend, and only the last is open', () => {
    const tier = (number: number, upto: string) => `a,tiered,2025-01-01,D,${number},${upto},10`;
    expect(faults(tier(1, '50'), tier(2, '50'), tier(3, ''))).toEqual([
      { line: 3, column: 'upto_kwh', message: '50 is not above the bound of the tier before: bounds ascend' },
    ]);
    expect(faults(tier(1, ''), tier(2, ''))).toEqual([
      { line: 2, column: 'upto_kwh', message: 'only the last tier may have no upper bound' },
    ]);
  });

  test('one table, one scheme, one decision; a flat tariff has one row', () => {
    const mixed = 'scheme and decision differ from line 2: one table has one scheme and one decision';
    expect(faults('a,flat,2025-01-01,D,,,10', 'a,flat,2025-01-01,E,,,10')).toEqual([
      { line: 3, column: 'scheme', message: mixed },
    ]);
    expect(faults('a,flat,2025-01-01,D,,,10', 'a,flat,2025-01-01,D,,,11')).toEqual([
      { line: 3, column: 'tariff', message: 'a flat tariff has one row: this is its second' },
    ]);
  });

  test('one table has one scheme, also where the decision is one', () => {
    expect(faults('a,flat,2025-01-01,D,,,10', 'a,tiered,2025-01-01,D,1,,10')).toMatchObject([
      { line: 3, column: 'scheme' },
    ]);
  });

  test('time of use has each register once', () => {
    const rows = (...registers: string[]) => registers.map((each) => `a,tou,2025-01-01,D,${each},,10`);
    const fault = [
      {
        line: 2,
        column: 'tier',
        message: 'a time-of-use tariff has one row each for normal, peak and offpeak',
      },
    ];
    expect(faults(...rows('normal', 'peak', 'offpeak'))).toEqual([]);
    expect(faults(...rows('normal', 'peak', 'peak'))).toEqual(fault);
    expect(faults(...rows('normal', 'peak', 'offpeak', 'peak'))).toEqual(fault);
  });

  test('a fault leaves out its table only', () => {
    const { book } = parse('a,flat,2025-01-01,D,,,x', 'a,flat,2024-01-01,C,,,9', 'b,flat,2025-01-01,D,,,7');
    expect(book.tables.map(({ tariff, decision }) => tariff + decision)).toEqual(['aC', 'bD']);
  });
});

describe('which price holds when', () => {
  const { book } = parse('a,flat,2024-01-01,C,,,9', 'a,flat,2025-01-01,D,,,10', 'a,flat,2025-01-20,E,,,11');
  const span = (from: string, until: string) =>
    priceSpans(book, 'a', { from: day(from), until: day(until) }).map((each) => [
      each.table.decision,
      each.until - each.from,
      each.priceUntil,
    ]);

  test('a period is cut at every change', () => {
    expect(span('2024-12-30', '2025-02-01')).toEqual([
      ['C', 2, day('2025-01-01')],
      ['D', 19, day('2025-01-20')],
      ['E', 12, null],
    ]);
    expect(span('2025-01-01', '2025-01-20')).toEqual([['D', 19, day('2025-01-20')]]);
    expect(priceChanges(book, 'a', { from: day('2025-01-01'), until: day('2025-01-21') })).toEqual([
      day('2025-01-20'),
    ]);
  });

  test('an unknown tariff has no price', () =>
    expect(priceSpans(book, 'z', { from: 0, until: 1e6 })).toEqual([]));

  test('widths of tiers', () =>
    expect(tierWidths([{ uptoKwh: 50 }, { uptoKwh: 100 }, { uptoKwh: 200 }, { uptoKwh: null }])).toEqual([
      50,
      50,
      100,
      null,
    ]));
});
