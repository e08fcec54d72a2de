import fc from 'fast-check';
import { reckonBill } from './bill';
import { billOf, period, rules } from './billing.fixture';
import { settlementOf } from './settlement';

const bill = (kwh: number, from = '2025-06-01', until = '2025-07-01') =>
  billOf(
    reckonBill(rules(), {
      period: period(from, until),
      tariff: 'residential',
      usage: { kwh },
      nominalDays: 30,
    }),
  );

const linesOf = (lines: ReturnType<typeof settlementOf>['lines']) =>
  lines.map(({ tier, billedKwh, correctedKwh, differenceDong }) => [
    tier,
    billedKwh,
    correctedKwh,
    differenceDong,
  ]);

describe('what is charged or paid back for a corrected register', () => {
  test('too much was billed: 400 → 300 kWh by the totals of V9', () => {
    const found = settlementOf(bill(400), bill(400), bill(300));
    expect(found).toMatchObject({ kind: 'refund', totalDong: 798_660 - 1_160_460, unexplainedDong: 0 });
    expect(linesOf(found.lines)).toEqual([[5, 100, 0, -335_000]]);
    expect(found.vatDong).toBe(-26_800);
  });

  test('too little was billed: each tier with its kWh before and after', () => {
    const found = settlementOf(bill(120), bill(120), bill(500));
    expect(found).toMatchObject({ kind: 'charge', totalDong: 1_534_140 - 269_244 });
    expect(linesOf(found.lines)).toEqual([
      [3, 20, 100, 80 * 2380],
      [4, 0, 100, 299_800],
      [5, 0, 100, 335_000],
      [6, 0, 100, 346_000],
    ]);
  });

  test('a price change keeps its two sets of tiers apart', () => {
    const [before, after] = [bill(200, '2025-05-01', '2025-06-01'), bill(210, '2025-05-01', '2025-06-01')];
    const { lines, beforeVatDong } = settlementOf(before, before, after);
    expect(new Set(lines.map(({ priceFrom }) => priceFrom)).size).toBe(2);
    expect(beforeVatDong).toBe(after.beforeVatDong - before.beforeVatDong);
  });

  test('lines go by days, then by tier, whichever bill has more of them', () => {
    const [less, more] = [bill(40, '2025-05-01', '2025-06-01'), bill(500, '2025-05-01', '2025-06-01')];
    const [old, now] = [less.lines[0].priceFrom, less.lines.at(-1)!.priceFrom];
    const order = [1, 2, 3, 4, 5, 6]
      .map((tier) => [old, tier])
      .concat([1, 2, 3, 4, 5, 6].map((tier) => [now, tier]));
    const shown = (found: ReturnType<typeof settlementOf>) =>
      found.lines.map(({ priceFrom, tier }) => [priceFrom, tier]);
    expect(shown(settlementOf(less, less, more))).toEqual(order);
    expect(shown(settlementOf(more, more, less))).toEqual(order);
  });

  test('both sets of amounts stand beside the difference', () => {
    const found = settlementOf(bill(400), bill(400), bill(300));
    expect(found.billed).toEqual({
      kwh: 400,
      beforeVatDong: 1_074_500,
      vatDong: 85_960,
      totalDong: 1_160_460,
    });
    expect(found.corrected).toEqual({
      kwh: 300,
      beforeVatDong: 739_500,
      vatDong: 59_160,
      totalDong: 798_660,
    });
  });

  test('an invoice that is not our reckoning: what no line explains is said, or all of it', () => {
    const invoice = { kwh: 300, beforeVatDong: 740_000, vatDong: 59_200, totalDong: 799_200 };
    const found = settlementOf(invoice, bill(300), bill(300));
    expect(found).toMatchObject({ kind: 'refund', lines: [], unexplainedDong: -500, totalDong: -540 });
    expect(settlementOf(invoice, null, bill(310)).unexplainedDong).toBe(bill(310).beforeVatDong - 740_000);
  });

  test('nothing changed, nothing is due', () => {
    expect(settlementOf(bill(300), bill(300), bill(300))).toMatchObject({
      kind: 'none',
      lines: [],
      totalDong: 0,
    });
  });

  test('lines and what they do not explain add up; before VAT and VAT to the total; back and forth cancel out', () => {
    const kwhs = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(kwhs, kwhs, kwhs, (billed, mid, corrected) => {
        const [a, b] = [bill(billed), bill(corrected)];
        const found = settlementOf(a, bill(mid), b);
        const sum = found.lines.reduce((total, { differenceDong }) => total + differenceDong, 0);
        expect(sum + found.unexplainedDong).toBe(found.beforeVatDong);
        expect(found.beforeVatDong + found.vatDong).toBe(found.totalDong);
        expect(settlementOf(b, null, a).totalDong + found.totalDong).toBe(0);
      }),
    );
  });
});
