import { reckonBill, type Bill } from './bill';
import type { BillRequest } from './bill-request';
import { billOf, day, period, QD_1279, rules, vatRate } from './billing.fixture';
import type { PriceTable } from './tariff';

const request = (kwh: number, more: Partial<BillRequest> = {}): BillRequest => ({
  period: period('2025-06-01', '2025-07-01'),
  tariff: 'residential',
  usage: { kwh },
  nominalDays: 30,
  ...more,
});
const bill = (kwh: number, more: Partial<BillRequest> = {}, by = rules()) =>
  billOf(reckonBill(by, request(kwh, more)));
const refusal = (kwh: number, more: Partial<BillRequest> = {}, by = rules()) => {
  const result = reckonBill(by, request(kwh, more));
  return result.kind === 'refused' ? result.refusal : null;
};
const shown = ({ lines }: Bill) =>
  lines.map(({ tier, limitKwh, kwh, dongPerKwh }) => [tier, limitKwh, kwh, dongPerKwh]);

test('a request is billed or refused, and says which', () => {
  expect(reckonBill(rules(), request(1)).kind).toBe('bill');
  expect(reckonBill(rules(), request(-1)).kind).toBe('refused');
});

describe('lines', () => {
  test('each tier with limit, kWh, price and amount; tiers of 0 kWh are left out', () => {
    const found = bill(120);
    expect(shown(found)).toEqual([
      [1, 50, 50, 1984],
      [2, 50, 50, 2050],
      [3, 100, 20, 2380],
    ]);
    expect(found.lines[2]).toEqual({
      tier: 3,
      limitKwh: 100,
      tableLimitKwh: 100,
      kwh: 20,
      dongPerKwh: 2380,
      amountDong: 47_600,
      priceFrom: day('2025-05-10'),
      priceUntil: null,
      days: period('2025-06-01', '2025-07-01'),
    });
    expect(found.spans[0].limitReasons).toEqual([]);
    expect(found.roundings).toEqual([]);
  });

  test('nothing used costs nothing', () => {
    const found = bill(0);
    expect([found.lines, found.beforeVatDong, found.vatDong, found.totalDong]).toEqual([[], 0, 0, 0]);
  });

  test('the last tier has no limit', () => expect(shown(bill(1000)).at(-1)).toEqual([6, null, 600, 3460]));

  test('two households double the limits, a quarter quota quarters them (ruling B2)', () => {
    expect(bill(300, { householdQuarters: 8 }).spans[0].limitsKwh).toEqual([100, 100, 200, 200, 200, null]);
    const quarter = bill(300, { householdQuarters: 1 });
    // 12,5 and 25 kWh: halves go up
    expect(quarter.spans[0].limitsKwh).toEqual([13, 13, 25, 25, 25, null]);
    expect(quarter.spans[0].limitReasons).toEqual(['households']);
    expect(quarter.roundings[0]).toEqual({
      what: 'limit',
      tier: 1,
      from: day('2025-06-01'),
      numerator: 1500,
      denominator: 120,
      rounded: 13,
    });
  });

  test('a day less lowers the limits and says why: 48 instead of 50', () => {
    const found = bill(100, { period: period('2025-06-02', '2025-07-01') });
    expect(found.spans[0].limitsKwh).toEqual([48, 48, 97, 97, 97, null]);
    expect(found.spans[0].limitReasons).toEqual(['days']);
    expect(found.spans[0].terms).toEqual({ days: 29, nominalDays: 30, householdQuarters: 4 });
  });
});

describe('a price change inside the period (ruling B4)', () => {
  const may = period('2025-05-01', '2025-06-01');
  const change = day('2025-05-10');

  test('the register of that day divides the kWh; limits go by days, and need not add up', () => {
    const known = [{ day: change, kwh: 50, basis: 'register' as const }];
    const found = bill(310, { period: may, nominalDays: 31, usage: { kwh: 310, known } });
    expect(found.spans.map(({ limitsKwh, kwh, decision }) => [decision, kwh, ...limitsKwh])).toEqual([
      ['2699/QĐ-BCT', 50, 15, 15, 29, 29, 29, null],
      ['1279/QĐ-BCT', 260, 35, 35, 71, 71, 71, null],
    ]);
    expect(shown(found).slice(0, 4)).toEqual([
      [1, 15, 15, 1893],
      [2, 15, 15, 1956],
      [3, 29, 20, 2271],
      [1, 35, 35, 1984],
    ]);
    expect(found.splits).toEqual([{ day: change, kwhBefore: 50, basis: 'register', register: null }]);
    expect(found.lines[0]).toMatchObject({ priceFrom: day('2024-10-11'), priceUntil: change });
    expect(found.lines[0].days).toEqual(period('2025-05-01', '2025-05-10'));
    expect(found.lines.at(-1)!.days).toEqual(period('2025-05-10', '2025-06-01'));
  });

  test('without one it is interpolated by days to whole kWh, and marked: 310 ÷ 31 × 9 = 90', () => {
    const found = bill(310, { period: may, nominalDays: 31 });
    expect(found.splits).toEqual([{ day: change, kwhBefore: 90, basis: 'interpolated', register: null }]);
    expect(found.spans.map(({ kwh }) => kwh)).toEqual([90, 220]);
  });

  test('the interpolation’s rounding is visible: 100 ÷ 31 × 9 = 29,03', () => {
    const found = bill(100, { period: may, nominalDays: 31 });
    expect(found.roundings[0]).toEqual({
      what: 'split',
      tier: null,
      from: change,
      numerator: 900,
      denominator: 31,
      rounded: 29,
    });
  });

  test('a change on the first day of the period is none inside it', () => {
    const found = bill(100, { period: period('2025-05-10', '2025-06-10'), nominalDays: 31 });
    expect(found.spans).toHaveLength(1);
    expect(found.splits).toEqual([]);
  });

  test.each([
    ['a day that is no price change', day('2025-05-11'), 50, '2025-05-11 is no price change'],
    ['more kWh before than in all', change, 101, '101 kWh before 2025-05-10: must be whole, from 0 to 100'],
    ['fractions', change, 1.5, '1.5 kWh before 2025-05-10: must be whole, from 0 to 100'],
  ])('%s is refused', (_name, splitDay, kwh, message) => {
    const usage = { kwh: 100, known: [{ day: splitDay, kwh, basis: 'given' as const }] };
    expect(refusal(100, { period: may, nominalDays: 31, usage })).toEqual({
      code: 'bad-split',
      field: 'split',
      message,
    });
  });
});

describe('VAT (ruling B5)', () => {
  const dated = rules([QD_1279], [vatRate(8, '2025-07-01', '2026-12-31'), vatRate(10, '2027-01-01')]);
  const december = { period: period('2026-12-01', '2027-01-01'), nominalDays: 31 };

  test('December 2026 invoiced on 1 January gets 10 %, and says of which day', () => {
    const found = bill(100, december, dated);
    expect([found.vatPercent, found.vatDong]).toEqual([10, 20_170]);
    expect(found.vat).toMatchObject({ day: day('2027-01-01'), vatDate: 'issued' });
  });

  test('by the invoice date when given, by the period’s last day when so set', () => {
    expect(bill(100, { ...december, issuedOn: day('2026-12-31') }, dated).vatPercent).toBe(8);
    const byPeriod = bill(100, { ...december, vatDate: 'periodEnd' }, dated);
    expect(byPeriod.vat).toMatchObject({ day: day('2026-12-31'), vatDate: 'periodEnd' });
    expect(byPeriod.vatPercent).toBe(8);
  });

  test('half a đồng goes up', () => {
    const half = rules(
      [{ ...QD_1279, tiers: [{ tier: 1, uptoKwh: null, dongPerKwh: 1005 }] }],
      [vatRate(10)],
    );
    expect(bill(1, {}, half).vatDong).toBe(101);
  });

  test('no rate on that day: no bill', () => {
    const message = 'no VAT rate on 2025-07-01: add it to the VAT file';
    const past = rules(undefined, [vatRate(8, '2020-01-01', '2025-06-30')]);
    expect(refusal(100, {}, past)).toEqual({ code: 'no-vat-rate', field: 'issued', message });
  });
});

describe('flat and time-of-use tariffs', () => {
  const flat: PriceTable = {
    tariff: 'residential-renters-undeclared',
    scheme: 'flat',
    validFrom: day('2025-05-10'),
    decision: '1279/QĐ-BCT',
    tiers: [{ tier: 3, uptoKwh: null, dongPerKwh: 2380 }],
  };
  const tou: PriceTable = {
    tariff: 'business',
    scheme: 'tou',
    validFrom: day('2025-05-10'),
    decision: '1279/QĐ-BCT',
    tiers: [
      { tier: 'normal', uptoKwh: null, dongPerKwh: 3152 },
      { tier: 'offpeak', uptoKwh: null, dongPerKwh: 1918 },
      { tier: 'peak', uptoKwh: null, dongPerKwh: 5422 },
    ],
  };
  const both = rules([flat, tou]);

  test('undeclared renters pay bậc 3 on every kWh (ruling B6)', () => {
    const found = bill(40, { tariff: flat.tariff }, both);
    expect(shown(found)).toEqual([[3, null, 40, 2380]]);
    expect(found.spans[0].limitReasons).toEqual([]);
  });

  test('prices without limits have none to explain, however many days are billed', () => {
    const short = bill(40, { tariff: flat.tariff, period: period('2025-06-02', '2025-07-01') }, both);
    expect(short.spans[0]).toMatchObject({ limitReasons: [], limitsKwh: [null] });
  });

  test('three registers, three prices', () => {
    const usage = { normal: { kwh: 100 }, peak: { kwh: 10 }, offpeak: { kwh: 0 } };
    const found = bill(0, { tariff: 'business', usage }, both);
    expect(shown(found)).toEqual([
      ['normal', null, 100, 3152],
      ['peak', null, 10, 5422],
    ]);
    expect([found.kwh, found.beforeVatDong]).toEqual([110, 369_420]);
  });

  test('registers are divided at a price change each for itself', () => {
    const cheaper = {
      ...tou,
      validFrom: day('2025-06-16'),
      tiers: tou.tiers.map((each) => ({ ...each, dongPerKwh: 1 })),
    };
    const known = [{ day: day('2025-06-16'), kwh: 70, basis: 'register' as const }];
    const usage = { normal: { kwh: 100, known }, peak: { kwh: 10 }, offpeak: { kwh: 0 } };
    const found = bill(0, { tariff: 'business', usage }, rules([tou, cheaper]));
    expect(found.lines.map(({ kwh, amountDong }) => [kwh, amountDong])).toEqual([
      [70, 220_640],
      [5, 27_110],
      [30, 30],
      [5, 5],
    ]);
    expect(found.splits.map(({ register, basis }) => [register, basis])).toEqual([
      ['normal', 'register'],
      ['peak', 'interpolated'],
      ['offpeak', 'interpolated'],
    ]);
  });

  test('one figure for three registers, or three for one, is refused', () => {
    expect(refusal(100, { tariff: 'business' }, both)).toMatchObject({ code: 'wrong-usage', field: 'kwh' });
    const usage = { normal: { kwh: 1 }, peak: { kwh: 1 }, offpeak: { kwh: 1 } };
    expect(refusal(0, { tariff: flat.tariff, usage }, both)).toMatchObject({
      code: 'wrong-usage',
      field: 'kwh',
    });
  });
});
