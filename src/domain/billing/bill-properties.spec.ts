import fc from 'fast-check';
import { reckonBill } from './bill';
import type { BillRequest } from './bill-request';
import { billOf, day, period, QD_1279, QD_2699, rules } from './billing.fixture';

const request = (kwh: number, more: Partial<BillRequest> = {}): BillRequest => ({
  period: period('2025-06-01', '2025-07-01'),
  tariff: 'residential',
  usage: { kwh },
  nominalDays: 30,
  ...more,
});
const bill = (kwh: number, more: Partial<BillRequest> = {}, by = rules()) =>
  billOf(reckonBill(by, request(kwh, more)));

describe('properties of bills', () => {
  const days = fc.integer({ min: day('2024-11-01'), max: day('2026-10-01') });
  const lengths = fc.integer({ min: 1, max: 62 });
  const kwhs = fc.integer({ min: 0, max: 3000 });
  const quarters = fc.integer({ min: 1, max: 12 });
  const terms = fc.record({
    from: days,
    length: lengths,
    nominalDays: fc.integer({ min: 28, max: 31 }),
    quarters,
  });
  const withTerms = (
    kwh: number,
    each: { from: number; length: number; nominalDays: number; quarters: number },
  ) =>
    bill(kwh, {
      period: { from: each.from, until: each.from + each.length },
      nominalDays: each.nominalDays,
      householdQuarters: each.quarters,
    });

  test('lines add up: kWh to the kWh, amounts to the sum, the sum and VAT to the total', () => {
    fc.assert(
      fc.property(kwhs, terms, (kwh, each) => {
        const found = withTerms(kwh, each);
        expect(found.lines.reduce((sum, line) => sum + line.kwh, 0)).toBe(kwh);
        expect(found.lines.reduce((sum, line) => sum + line.kwh * line.dongPerKwh, 0)).toBe(
          found.beforeVatDong,
        );
        expect(found.beforeVatDong + found.vatDong).toBe(found.totalDong);
        expect(found.lines.every((line) => line.limitKwh === null || line.kwh <= line.limitKwh)).toBe(true);
        expect(Number.isSafeInteger(found.totalDong)).toBe(true);
      }),
    );
  });

  test('one more kWh never costs less, over a price change too', () => {
    fc.assert(
      fc.property(
        kwhs,
        terms,
        (kwh, each) => withTerms(kwh, each).totalDong <= withTerms(kwh + 1, each).totalDong,
      ),
    );
  });

  // Exact limits and kWh would make both sides equal, since the reckoning is linear in both at once. What is left is
  // rounding: each tier's bound is off by at most ½ kWh per tier below and per bill (three bills), a kWh beyond a bound
  // costs the step between two prices; and the divided kWh are off by at most ½.
  test('cutting a period at any day without a price change moves the sum by no more than roundings explain', () => {
    const prices = QD_1279.tiers.map(({ dongPerKwh }) => dongPerKwh);
    const limitRounding = prices
      .slice(1)
      .reduce((sum, price, index) => sum + 3 * 0.5 * (index + 1) * (price - prices[index]), 0);
    const bound = limitRounding + 0.5 * (prices[5] - prices[0]);
    const cut = fc.record({
      kwh: kwhs,
      length: fc.integer({ min: 2, max: 62 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(cut, quarters, ({ kwh, length, share }, householdQuarters) => {
        const from = day('2025-06-01');
        const first = Math.min(length - 1, Math.max(1, Math.round(share * length)));
        const part = (used: number, start: number, end: number) =>
          bill(used, { period: { from: from + start, until: from + end }, householdQuarters }).beforeVatDong;
        const used = Math.round((kwh * first) / length);
        const cutSum = part(used, 0, first) + part(kwh - used, first, length);
        expect(Math.abs(cutSum - part(kwh, 0, length))).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 500 },
    );
  });

  test('prices that did not change make a table change invisible but for roundings of limits', () => {
    const again = { ...QD_1279, validFrom: day('2025-06-11') };
    const found = bill(300, {}, rules([QD_2699, QD_1279, again]));
    expect(found.spans.map(({ kwh }) => kwh)).toEqual([100, 200]);
    expect(Math.abs(found.beforeVatDong - bill(300).beforeVatDong)).toBeLessThan(3460);
  });
});
