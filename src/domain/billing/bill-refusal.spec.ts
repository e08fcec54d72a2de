import { reckonBill } from './bill';
import type { BillRequest } from './bill-request';
import { day, period, QD_1279, QD_2699, rules } from './billing.fixture';
import type { PriceTable } from './tariff';

const tou: PriceTable = {
  tariff: 'business',
  scheme: 'tou',
  validFrom: day('2019-03-20'),
  decision: '648/QĐ-BCT',
  tiers: (['normal', 'offpeak', 'peak'] as const).map((tier) => ({ tier, uptoKwh: null, dongPerKwh: 1000 })),
};
const threeRegisters = { normal: { kwh: 1 }, peak: { kwh: 1 }, offpeak: { kwh: 1 } };

const refusal = (kwh: number, more: Partial<BillRequest>) => {
  const usual = { period: period('2025-06-01', '2025-07-01'), tariff: 'residential', nominalDays: 30 };
  const result = reckonBill(rules([tou, QD_2699, QD_1279]), { ...usual, usage: { kwh }, ...more });
  return result.kind === 'refused' ? result.refusal : null;
};

describe('what cannot be billed names field and mend', () => {
  test.each<[string, number, Partial<BillRequest>, string, string, string]>([
    ['a fraction of a kWh', 1.5, {}, 'bad-kwh', 'kwh', '1.5 kWh: give a whole number that is not negative'],
    ['a negative figure', -1, {}, 'bad-kwh', 'kwh', '-1 kWh: give a whole number that is not negative'],
    ['no number', NaN, {}, 'bad-kwh', 'kwh', 'NaN kWh: give a whole number that is not negative'],
    [
      'no day',
      1,
      { period: period('2025-06-01', '2025-06-01') },
      'empty-period',
      'period',
      'the period has no day: until is exclusive, after from',
    ],
    [
      'no nominal days',
      1,
      { nominalDays: 0 },
      'bad-nominal-days',
      'nominalDays',
      '0 nominal days: give 28 to 31',
    ],
    [
      'no household',
      1,
      { householdQuarters: 0 },
      'bad-households',
      'households',
      '0 quarters of a household: give whole quarters, 4 for one household',
    ],
    [
      'an unknown tariff',
      1,
      { tariff: 'gold' },
      'unknown-tariff',
      'tariff',
      'tariff "gold" is not in the tariff file: it has business, residential',
    ],
    [
      'days before the oldest table',
      1,
      { period: period('2024-10-10', '2024-11-01') },
      'no-price',
      'period',
      'no price of residential before 2024-10-11: add the older table to the file',
    ],
    [
      'a period wholly before the oldest table',
      1,
      { period: period('2014-10-10', '2014-11-01') },
      'no-price',
      'period',
      'no price of residential before 2024-10-11: add the older table to the file',
    ],
    [
      'one figure by time of use',
      1,
      { tariff: 'business' },
      'wrong-usage',
      'kwh',
      'business is billed by time of use: give kWh of normal, peak and offpeak',
    ],
    [
      'three registers at one price',
      1,
      { usage: threeRegisters },
      'wrong-usage',
      'kwh',
      'residential has one price for all hours: give one kWh figure',
    ],
  ])('%s', (_name, kwh, more, code, field, message) =>
    expect(refusal(kwh, more)).toEqual({ code, field, message }),
  );

  test('one nominal day, one quarter of a household and no kWh can be billed', () => {
    expect(refusal(1, { nominalDays: 1 })).toBeNull();
    expect(refusal(1, { householdQuarters: 1 })).toBeNull();
    expect(refusal(0, {})).toBeNull();
  });
});
