import fc from 'fast-check';
import { reckonBill } from './bill';
import { billJson } from './bill-json';
import { billedKwh, billedKwhOfSum, wholeKwh } from './billed-kwh';
import { billOf, day, period, QD_1279, rules, splitRows, vatRate } from './billing.fixture';
import { householdQuartersIn, parseHouseholds } from './households';
import { nextKwhPrice } from './marginal-price';
import { limitReasons, tierLimit } from './quota';
import { halfUp } from './rounding';
import { splitUsage } from './split';
import { parseTouHours } from './tou-hours';
import { parseVatRows, vatDong } from './vat';

const june = (kwh: number) =>
  billOf(
    reckonBill(rules(), {
      period: period('2025-06-01', '2025-07-01'),
      tariff: 'residential',
      usage: { kwh },
      nominalDays: 30,
    }),
  );

describe('rounding half-up in integers', () => {
  test.each([
    [25, 2, 13],
    [24, 2, 12],
    [1, 3, 0],
    [2, 3, 1],
    [0, 7, 0],
    [663_782 * 1000, 10_000, 66_378],
  ])('%i / %i = %i', (numerator, denominator, expected) =>
    expect(halfUp(numerator, denominator)).toBe(expected),
  );

  test.each([
    [0.5, 1],
    [1, 0],
    [-1, 2],
    [2 ** 53, 2],
  ])('%d / %d cannot be rounded', (numerator, denominator) => {
    expect(() => halfUp(numerator, denominator)).toThrow(/^cannot round/);
  });
});

describe('limits', () => {
  test('floats would miss the half: 50 × 1 household-quarter ÷ 4 = 12,5', () => {
    expect(tierLimit(50, { days: 30, nominalDays: 30, householdQuarters: 1 }).kwh).toBe(13);
    expect(tierLimit(100, { days: 29, nominalDays: 31, householdQuarters: 4 })).toEqual({
      numerator: 11_600,
      denominator: 124,
      kwh: 94,
    });
  });

  test('both reasons', () =>
    expect(limitReasons({ days: 29, nominalDays: 30, householdQuarters: 5 })).toEqual([
      'days',
      'households',
    ]));
});

describe('households', () => {
  test.each([
    ['1', 4],
    ['2', 8],
    ['0.25', 1],
    ['1.5', 6],
  ])('%s = %i quarters', (text, quarters) => expect(parseHouseholds(text)).toBe(quarters));

  test.each(['0', '0.3', '-1', 'x', '', '1e2', '1.125'])('%p is refused', (text) =>
    expect(parseHouseholds(text)).toBeNull(),
  );

  test('a change counts from the next period (ruling B2)', () => {
    const changes = [
      { validFrom: day('2025-06-02'), householdQuarters: 8 },
      { validFrom: day('2024-01-01'), householdQuarters: 6 },
      { validFrom: day('2023-01-01'), householdQuarters: 5 },
    ];
    expect(householdQuartersIn(period('2025-06-01', '2025-07-01'), changes)).toBe(6);
    expect(householdQuartersIn(period('2025-07-01', '2025-08-01'), changes)).toBe(8);
    expect(householdQuartersIn(period('2025-06-02', '2025-07-01'), changes)).toBe(8);
    expect(householdQuartersIn(period('2022-07-01', '2022-08-01'), changes)).toBe(4);
  });
});

describe('whole billed kWh (ruling B3)', () => {
  test.each([
    [999, 'floor', 0],
    [1000, 'floor', 1],
    [1499, 'half-up', 1],
    [1500, 'half-up', 2],
  ] as const)('%i Wh by %s = %i kWh', (wh, rule, kwh) => expect(wholeKwh(wh, rule)).toBe(kwh));

  test('multiplier, exchange and rollover', () => {
    const before = { startWh: 99_990_500, endWh: 100_010_400, multiplier: 1 };
    const after = { startWh: 900, endWh: 2_100, multiplier: 40 };
    expect(billedKwh([before])).toBe(20);
    expect(billedKwh([after])).toBe(84 - 36);
    expect(billedKwh([before, after])).toBe(68);
    expect(billedKwh([])).toBe(0);
  });

  test('a multiplier of 1.1 makes no float artefact', () => {
    expect(billedKwh([{ startWh: 0, endWh: 100_000, multiplier: 1.1 }])).toBe(110);
  });

  test('bills telescope: no kWh is lost or billed twice', () => {
    const registers = fc.array(fc.nat({ max: 100_000_000 }), { minLength: 2, maxLength: 14 });
    fc.assert(
      fc.property(registers, fc.constantFrom(1, 1.1, 20, 40.5), (values, multiplier) => {
        const sorted = [...values].sort((a, b) => a - b);
        const parts = sorted
          .slice(1)
          .map((endWh, index) => billedKwh([{ startWh: sorted[index], endWh, multiplier }]));
        const whole = billedKwh([{ startWh: sorted[0], endWh: sorted.at(-1)!, multiplier }]);
        expect(parts.reduce((sum, each) => sum + each, 0)).toBe(whole);
      }),
    );
  });

  test('energy-only points: the rule on the sum', () => {
    expect([billedKwhOfSum(30_999), billedKwhOfSum(30_999, 'half-up')]).toEqual([30, 31]);
  });
});

describe('dividing kWh at price changes', () => {
  const span = { from: 0, until: 30 };

  test('two changes, one known: the rest is interpolated between what is known', () => {
    const known = [{ day: 10, kwh: 40, basis: 'daily-energy' as const }];
    expect(splitUsage(100, span, [10, 20], known)).toMatchObject({
      points: [
        { day: 10, kwhBefore: 40, basis: 'daily-energy' },
        { day: 20, kwhBefore: 70, basis: 'interpolated' },
      ],
    });
    const later = [{ day: 20, kwh: 40, basis: 'register' as const }];
    expect(splitUsage(100, span, [10, 20], later)).toMatchObject({
      points: [{ kwhBefore: 20 }, { kwhBefore: 40 }],
    });
  });

  test('known values must not fall', () => {
    const known = [
      { day: 20, kwh: 30, basis: 'given' as const },
      { day: 10, kwh: 40, basis: 'given' as const },
    ];
    expect(splitUsage(100, span, [10, 20], known)).toMatchObject({
      kind: 'fault',
      message: '30 kWh before 1970-01-21: must be whole, from 40 to 100',
    });
  });
});

describe('VAT rows', () => {
  const parse = (...lines: string[]) =>
    parseVatRows(splitRows(['valid_from,valid_to,rate_percent,basis', ...lines].join('\n')));

  test('rates may have two decimals; the sum is rounded once, half-up', () => {
    const { rates } = parse('2025-01-01,,7.25,X');
    expect(rates[0]).toEqual({ validFrom: day('2025-01-01'), validTo: null, basisPoints: 725, basis: 'X' });
    expect(vatDong(1000, rates[0])).toBe(73);
    expect(vatDong(6, vatRate(8))).toBe(0);
  });

  test.each([
    ['x,,8,B', 'valid_from', '"x" is no date: write it as 2025-07-01'],
    ['2025-01-01,x,8,B', 'valid_to', '"x" is no date: write 2026-12-31, or leave empty'],
    ['2025-01-02,2025-01-01,8,B', 'valid_to', 'valid_to lies before valid_from: exchange them'],
    ['2025-01-01,,8%,B', 'rate_percent', '"8%" is no percent: write 8 or 7.5'],
    ['2025-01-01,,-8,B', 'rate_percent', '"-8" is no percent: write 8 or 7.5'],
  ])('%s', (line, column, message) => expect(parse(line).faults).toEqual([{ line: 2, column, message }]));

  test('a day may have one rate only', () => {
    const message = '2025-06-30 has a rate already: end the row before it the day before';
    expect(parse('2025-06-30,,10,B', '2025-01-01,2025-06-30,8,A').faults).toEqual([
      { line: 2, column: 'valid_from', message },
    ]);
    expect(parse('2025-01-01,,8,A', '2025-07-01,,10,B').faults).toHaveLength(1);
    expect(parse('2025-01-01,2025-06-30,8,A', '2025-07-01,,10,B').faults).toEqual([]);
  });
});

describe('hours of time of use', () => {
  const parse = (line: string) =>
    parseTouHours(splitRows(`valid_from,decision,register,weekdays,from,until,status\n${line}`)).faults;

  test.each([
    ['2025-01-01,D,night,1-6,09:30,11:30,', 'register'],
    ['2025-01-01,D,peak,Mo-Sa,09:30,11:30,', 'weekdays'],
    ['2025-01-01,D,peak,6-1,09:30,11:30,', 'weekdays'],
    ['2025-01-01,D,peak,1-6,9:30,11:30,', 'from'],
    ['2025-01-01,D,peak,1-6,22:00,04:00,', 'from'],
    ['2025-01-01,D,peak,1-6,22:00,24:01,', 'from'],
    ['soon,D,peak,1-6,09:30,11:30,', 'valid_from'],
  ])('%s: fault in %s', (line, column) =>
    expect(parse(line)).toEqual([expect.objectContaining({ line: 2, column })]),
  );
});

describe('one more kWh costs', () => {
  test.each([
    [0, 1, 1984, 50],
    [49, 1, 1984, 1],
    [50, 2, 2050, 50],
    [312, 5, 3350, 88],
    [400, 6, 3460, null],
  ])('after %i kWh: tier %i, %i đồng, %p kWh left', (kwh, tier, dongPerKwh, leftInTierKwh) => {
    expect(nextKwhPrice(june(kwh))).toEqual({ tier, dongPerKwh, leftInTierKwh });
  });

  test('is what the bill really grows by', () => {
    fc.assert(
      fc.property(fc.nat({ max: 700 }), (kwh) => {
        expect(june(kwh + 1).beforeVatDong - june(kwh).beforeVatDong).toBe(
          nextKwhPrice(june(kwh))!.dongPerKwh,
        );
      }),
    );
  });

  test('by time of use there is no single price', () => {
    const tiers = (['normal', 'peak', 'offpeak'] as const).map((tier) => ({
      tier,
      uptoKwh: null,
      dongPerKwh: 1,
    }));
    const usage = { normal: { kwh: 1 }, peak: { kwh: 1 }, offpeak: { kwh: 1 } };
    const request = {
      period: period('2025-06-01', '2025-07-01'),
      tariff: 'residential',
      usage,
      nominalDays: 30,
    };
    const tou = billOf(reckonBill(rules([{ ...QD_1279, scheme: 'tou', tiers }]), request));
    expect(nextKwhPrice(tou)).toBeNull();
  });
});

test('the bill as plain data, as interface.md names it', () => {
  const request = { period: period('2025-05-01', '2025-06-01'), tariff: 'residential', nominalDays: 31 };
  const json = billJson(billOf(reckonBill(rules(), { ...request, usage: { kwh: 100 } })));
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  expect(json).toMatchObject({
    lines: [
      {
        tier: 1,
        limitKwh: 15,
        kwh: 15,
        dongPerKwh: 1893,
        amountDong: 28_395,
        priceFrom: '2024-10-11',
        priceUntil: '2025-05-10',
      },
      { tier: 2, limitKwh: 15, kwh: 14, dongPerKwh: 1956, amountDong: 27_384 },
      {
        tier: 1,
        limitKwh: 35,
        kwh: 35,
        priceFrom: '2025-05-10',
        priceUntil: null,
        from: '2025-05-10',
        until: '2025-06-01',
      },
      { tier: 2, limitKwh: 35, kwh: 35 },
      { tier: 3, limitKwh: 71, kwh: 1 },
    ],
    beforeVatDong: 199_349,
    vatPercent: 8,
    vatDong: 15_948,
    totalDong: 215_297,
    from: '2025-05-01',
    until: '2025-06-01',
    days: 31,
    households: 1,
    splits: [{ day: '2025-05-10', kwhBefore: 29, basis: 'interpolated', register: null }],
    vat: { day: '2025-06-01', dayIs: 'issued', basis: '8 %', validTo: null },
    prices: [
      { from: '2025-05-01', until: '2025-05-10', decision: '2699/QĐ-BCT', days: 9, limitReasons: ['days'] },
      { from: '2025-05-10', until: '2025-06-01', decision: '1279/QĐ-BCT', days: 22, limitReasons: ['days'] },
    ],
    nextKwh: { tier: 3, dongPerKwh: 2380, leftInTierKwh: 70 },
  });
  expect(json.roundings.map(({ what, from }) => `${what} ${from}`)).toContain('split 2025-05-10');
});
