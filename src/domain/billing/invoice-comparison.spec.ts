import { reckonBill } from './bill';
import { billOf, period, rules } from './billing.fixture';
import { compareInvoice, type Invoice } from './invoice-comparison';

const reckon = (kwh: number) =>
  billOf(
    reckonBill(rules(), {
      period: period('2025-06-01', '2025-07-01'),
      tariff: 'residential',
      usage: { kwh },
      nominalDays: 30,
    }),
  );
const ours = reckon(300); // 739.500 + 59.160 = 798.660
const invoice = (changes: Partial<Invoice>): Invoice => ({
  period: ours.period,
  kwh: 300,
  beforeVatDong: 739_500,
  vatDong: 59_160,
  totalDong: 798_660,
  invoiceNo: null,
  issuedOn: null,
  dueOn: null,
  ...changes,
});
const compare = (changes: Partial<Invoice>) =>
  compareInvoice(ours, invoice(changes), (kwh) => (kwh < 1000 ? reckon(kwh) : null)).map(
    ({ field, difference, reason }) => [field, difference, reason],
  );

describe('our reckoning against the invoice', () => {
  test('equal ones differ nowhere', () => expect(compare({})).toEqual([]));

  test('other kWh at the same prices explain the rest', () => {
    expect(compare({ kwh: 310, beforeVatDong: 773_000, vatDong: 61_840, totalDong: 834_840 })).toEqual([
      ['kwh', 10, 'kwh-differs'],
      ['beforeVatDong', 33_500, 'follows-kwh'],
      ['vatDong', 2680, 'follows-before-vat'],
      ['totalDong', 36_180, 'follows-parts'],
    ]);
  });

  test('the same kWh at another sum: price or limit', () => {
    expect(compare({ beforeVatDong: 740_000, vatDong: 59_200, totalDong: 799_200 })).toEqual([
      ['beforeVatDong', 500, 'price-or-limit'],
      ['vatDong', 40, 'follows-before-vat'],
      ['totalDong', 540, 'follows-parts'],
    ]);
  });

  test('other kWh that do not explain the sum, or cannot be billed', () => {
    expect(compare({ kwh: 310, beforeVatDong: 1 })).toContainEqual([
      'beforeVatDong',
      -739_499,
      'price-or-limit',
    ]);
    expect(compare({ kwh: 1000, beforeVatDong: 1 })).toContainEqual([
      'beforeVatDong',
      -739_499,
      'price-or-limit',
    ]);
  });

  test('another VAT rate, another rounding of VAT', () => {
    expect(compare({ vatDong: 73_950, totalDong: 813_450 })).toEqual([
      ['vatDong', 14_790, 'vat-rate'],
      ['totalDong', 14_790, 'follows-parts'],
    ]);
    expect(compare({ vatDong: 59_161, totalDong: 798_661 })[0]).toEqual(['vatDong', 1, 'vat-rounding']);
  });

  test('half a đồng of VAT rounded either way follows from the sum before VAT', () => {
    const ten = {
      ...ours,
      vatDong: 73_950,
      vat: { ...ours.vat, rate: { ...ours.vat.rate, basisPoints: 1000 } },
    };
    const reasons = (vatDong: number) =>
      compareInvoice(ten, invoice({ beforeVatDong: 1005, vatDong, totalDong: 1005 + vatDong }), () => null)
        .filter(({ field }) => field === 'vatDong')
        .map(({ reason }) => reason);
    expect([99, 100, 101, 102].map((vatDong) => reasons(vatDong)[0])).toEqual([
      'vat-rate',
      'follows-before-vat',
      'follows-before-vat',
      'vat-rate',
    ]);
  });

  test('an invoice that does not add up', () => {
    expect(compare({ totalDong: 800_000 })).toEqual([['totalDong', 1340, 'does-not-add-up']]);
  });

  test('other days', () => {
    expect(compare({ period: period('2025-05-31', '2025-07-02') })).toEqual([
      ['from', -1, 'period-differs'],
      ['until', 1, 'period-differs'],
    ]);
  });
});
