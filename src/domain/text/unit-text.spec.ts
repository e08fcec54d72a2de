import {
  celsiusText,
  countText,
  dongText,
  energyNumber,
  energyText,
  energyUnitFor,
  priceText,
} from './unit-text';

const plain = (text: string) => text.replaceAll('\u00a0', '_');

describe('energy', () => {
  test.each([
    [312_000, 'kWh', 0, '312_kWh', '312_kWh'],
    [10_400, 'kWh', 1, '10,4_kWh', '10.4_kWh'],
    [1_234_567_000, 'MWh', 1, '1.234,6_MWh', '1,234.6_MWh'],
    [42_550_000_000, 'million-kWh', 1, '42,6_triệu_kWh', '42.6_million_kWh'],
    [1_500, 'kWh', 0, '2_kWh', '2_kWh'],
    [1_499, 'kWh', 0, '1_kWh', '1_kWh'],
    [-500, 'kWh', 0, '−1_kWh', '−1_kWh'],
  ] as const)('%i Wh in %s with %i places: %s, %s', (wh, unit, places, vi, en) => {
    expect(plain(energyText(wh, unit, 'vi', places))).toBe(vi);
    expect(plain(energyText(wh, unit, 'en', places))).toBe(en);
  });

  test('the number alone', () => expect(energyNumber(42_550_000_000, 'million-kWh', 'vi', 1)).toBe('42,6'));

  test.each([
    [99_999_999, 'kWh'],
    [100_000_000, 'MWh'],
    [999_999_999, 'MWh'],
    [1_000_000_000, 'million-kWh'],
    [-1_000_000_000, 'million-kWh'],
  ])('%i Wh reads well in %s', (wh, unit) => expect(energyUnitFor(wh)).toBe(unit));
});

test('money', () => {
  expect(plain(dongText(1_534_140, 'vi'))).toBe('1.534.140_đồng');
  expect(plain(dongText(1_534_140, 'en'))).toBe('VND_1,534,140');
  expect(plain(priceText(3350, 'vi'))).toBe('3.350_đồng/kWh');
  expect(plain(priceText(2204.0655, 'en', 4))).toBe('VND_2,204.0655/kWh');
});

test('temperatures', () => {
  expect(plain(celsiusText(36.45, 'vi'))).toBe('36,5_°C');
  expect(plain(celsiusText(28, 'en', 0))).toBe('28_°C');
});

test('counts: English has two forms, Vietnamese one', () => {
  const words = { vi: 'khách hàng', one: 'customer', other: 'customers' };
  expect([0, 1, 2000].map((count) => plain(countText(count, 'en', words)))).toEqual([
    '0_customers',
    '1_customer',
    '2,000_customers',
  ]);
  expect(plain(countText(2000, 'vi', words))).toBe('2.000_khách hàng');
});
