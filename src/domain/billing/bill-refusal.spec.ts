import { reckonBill } from './bill';
import type { BillRequest } from './bill-request';
import { period, rules } from './billing.fixture';

const refusal = (kwh: number, more: Partial<BillRequest>) => {
  const usual = { period: period('2025-06-01', '2025-07-01'), tariff: 'residential', nominalDays: 30 };
  const result = reckonBill(rules(), { ...usual, usage: { kwh }, ...more });
  return result.kind === 'refused' ? result.refusal : null;
};

describe('what cannot be billed names field and mend', () => {
  test.each<[string, number, Partial<BillRequest>, string, string]>([
    ['a fraction of a kWh', 1.5, {}, 'bad-kwh', '1.5 kWh: give a whole number that is not negative'],
    ['a negative figure', -1, {}, 'bad-kwh', '-1 kWh: give a whole number that is not negative'],
    ['no number', NaN, {}, 'bad-kwh', 'NaN kWh: give a whole number that is not negative'],
    [
      'no day',
      1,
      { period: period('2025-06-01', '2025-06-01') },
      'empty-period',
      'the period has no day: until is exclusive, after from',
    ],
    ['no nominal days', 1, { nominalDays: 0 }, 'bad-nominal-days', '0 nominal days: give 28 to 31'],
    [
      'no household',
      1,
      { householdQuarters: 0 },
      'bad-households',
      '0 quarters of a household: give whole quarters, 4 for one household',
    ],
    [
      'an unknown tariff',
      1,
      { tariff: 'gold' },
      'unknown-tariff',
      'tariff "gold" is not in the tariff file: it has residential',
    ],
    [
      'days before the oldest table',
      1,
      { period: period('2024-10-10', '2024-11-01') },
      'no-price',
      'no price of residential before 2024-10-11: add the older table to the file',
    ],
    [
      'a period wholly before the oldest table',
      1,
      { period: period('2014-10-10', '2014-11-01') },
      'no-price',
      'no price of residential before 2024-10-11: add the older table to the file',
    ],
  ])('%s', (_name, kwh, more, code, message) => expect(refusal(kwh, more)).toMatchObject({ code, message }));
});
