import fc from 'fast-check';
import { reckonBill } from './bill';
import { billJson } from './bill-json';
import { billOf, day, period, QD_1279, rules } from './billing.fixture';
import { householdQuartersIn, parseHouseholds } from './households';
import { nextKwhPrice } from './marginal-price';
import { limitReasons, tierLimit } from './quota';
import { halfUp } from './rounding';
import { splitUsage } from './split';

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
    ['12', 48],
    ['9999.75', 39_999],
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
    expect(householdQuartersIn(period('2025-06-01', '2025-07-01'), [...changes].reverse())).toBe(6);
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
    expect(splitUsage(101, span, [10, 20], known)).toMatchObject({
      points: [{ kwhBefore: 40 }, { kwhBefore: 71 }],
      roundings: [
        { what: 'split', tier: null, from: 20, numerator: 40 * 20 + 61 * 10, denominator: 20, rounded: 71 },
      ],
    });
    const later = [{ day: 20, kwh: 40, basis: 'register' as const }];
    expect(splitUsage(100, span, [10, 20], later)).toMatchObject({
      points: [{ kwhBefore: 20 }, { kwhBefore: 40 }],
    });
  });

  test('of several known values the nearest count', () => {
    const known = [
      { day: 5, kwh: 10, basis: 'given' as const },
      { day: 10, kwh: 40, basis: 'given' as const },
    ];
    expect(splitUsage(100, span, [5, 10, 20], known)).toMatchObject({ points: [{}, {}, { kwhBefore: 70 }] });
  });

  test('nothing before a change, nothing between two, and nothing after the last are known values too', () => {
    const known = (first: number, second: number) => [
      { day: 10, kwh: first, basis: 'register' as const },
      { day: 20, kwh: second, basis: 'register' as const },
    ];
    for (const [first, second] of [
      [0, 40],
      [40, 40],
      [40, 100],
    ]) {
      expect(splitUsage(100, span, [10, 20], known(first, second))).toMatchObject({
        kind: 'split',
        points: [{ kwhBefore: first }, { kwhBefore: second }],
        roundings: [],
      });
    }
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
