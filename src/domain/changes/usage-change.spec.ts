import fc from 'fast-check';
import { bandOf, bandsFor, countBands, cumulativeCounts } from './bands';
import { dailyChange, percentTenths, usageChange, type NotComparableReason } from './usage-change';

const change = (current: number | null, base: number | null, threshold = 30) =>
  usageChange(current, base, null, bandsFor(threshold));

describe('the 30 % rule (ruling C1, 2195/EVN-KD)', () => {
  test.each([
    [130, 100, true, 30, 'up-30-50'],
    [129, 100, false, 29, undefined],
    [70, 100, true, -30, 'down-30-50'],
    [71, 100, false, -29, undefined],
    [149, 100, true, 49, 'up-30-50'],
    [150, 100, true, 50, 'up-50-100'],
    [199, 100, true, 99, 'up-50-100'],
    [200, 100, true, 100, 'up-100-300'],
    [399, 100, true, 299, 'up-100-300'],
    [400, 100, true, 300, 'up-300'],
    [51, 100, true, -49, 'down-30-50'],
    [50, 100, true, -50, 'down-50-100'],
    [1, 100, true, -99, 'down-50-100'],
    [100, 100, false, 0, undefined],
    [13, 10, true, 30, 'up-30-50'],
    [4, 3, true, 33.3, 'up-30-50'],
    [312, 226, true, 38.1, 'up-30-50'],
  ])('%i kWh after %i: flagged %p, %d %%, %s', (current, base, flagged, percent, band) => {
    const found = change(current, base);
    expect(found).toMatchObject({ outcome: 'compared', flagged, changePercent: percent, reason: null });
    expect(found.band?.name).toBe(band);
  });

  test('floats are never asked: 0,3 × base is below 30 % of it for no base', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (tens) => {
        expect(change(13 * tens, 10 * tens).flagged).toBe(true);
        expect(change(13 * tens - 1, 10 * tens).flagged).toBe(false);
        expect(change(7 * tens, 10 * tens).flagged).toBe(true);
        expect(change(7 * tens + 1, 10 * tens).flagged).toBe(false);
      }),
    );
  });
});

describe('named outcomes (ruling C2)', () => {
  test('zeros', () => {
    expect(change(5, 0)).toEqual({
      outcome: 'from-zero',
      reason: null,
      flagged: true,
      changePercent: null,
      band: null,
    });
    expect(change(0, 0)).toMatchObject({
      outcome: 'both-zero',
      flagged: false,
      changePercent: null,
      band: null,
    });
    expect(change(0, 5)).toMatchObject({ outcome: 'to-zero', flagged: true, changePercent: -100 });
    expect(change(0, 5).band?.name).toBe('down-100');
  });

  test('missing figures', () => {
    expect(change(null, 5)).toMatchObject({
      outcome: 'not-comparable',
      reason: 'missing-current',
      flagged: false,
    });
    expect(change(5, null)).toMatchObject({
      outcome: 'not-comparable',
      reason: 'missing-base',
      changePercent: null,
    });
  });

  test.each<NotComparableReason>(['new-customer', 'customer-changed', 'estimated-boundary', 'joint-reading'])(
    '%s: not compared whatever the figures are',
    (reason) =>
      expect(usageChange(500, 100, reason)).toMatchObject({
        outcome: 'not-comparable',
        reason,
        flagged: false,
      }),
  );
});

describe('bands (ruling C3)', () => {
  test('are disjoint and named', () => {
    expect(bandsFor(30).map(({ name, fromPercent, toPercent }) => [name, fromPercent, toPercent])).toEqual([
      ['up-30-50', 30, 50],
      ['up-50-100', 50, 100],
      ['up-100-300', 100, 300],
      ['up-300', 300, null],
      ['down-30-50', 30, 50],
      ['down-50-100', 50, 100],
      ['down-100', 100, 100],
    ]);
  });

  test('start at the threshold', () => {
    expect(bandsFor(50).map(({ name }) => name)).toEqual([
      'up-50-100',
      'up-100-300',
      'up-300',
      'down-50-100',
      'down-100',
    ]);
    expect(bandsFor(20)[0].name).toBe('up-20-50');
    expect(change(120, 100, 20).flagged).toBe(true);
    expect(change(119, 100, 20).flagged).toBe(false);
    expect(change(1125, 1000, 12.5).flagged).toBe(true);
    expect(change(1124, 1000, 12.5).flagged).toBe(false);
  });

  test('a change lies in one band at most, which holds its percent', () => {
    const kwh = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(kwh, kwh, (current, base) => {
        const found = bandOf(current, base, bandsFor(30));
        const percent = (100 * Math.abs(current - base)) / base;
        expect(found !== null).toBe(percent >= 30);
        if (found) expect(percent >= found.fromPercent && percent < (found.toPercent ?? Infinity)).toBe(true);
      }),
    );
  });

  test('are counted, and cumulative in print', () => {
    const changes = [130, 135, 160, 250, 500, 60, 0, 100].map((current) => change(current, 100));
    const counts = countBands(bandsFor(30), changes);
    expect(counts.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1, 0, 1]);
    expect(cumulativeCounts(counts).map(({ name, count }) => [name, count])).toEqual([
      ['up-30', 5],
      ['up-50', 3],
      ['up-100', 2],
      ['up-300', 1],
      ['down-30', 2],
      ['down-50', 1],
      ['down-100', 1],
    ]);
  });
});

test.each([
  [1, 3, -667],
  [2, 3, -333],
  [3, 2, 500],
  [2001, 2000, 1],
  [1999, 2000, -1],
  [4001, 4000, 0],
  [5, 5, 0],
])('%i after %i is %i tenths of a percent, half away from zero', (current, base, tenths) => {
  expect(percentTenths(current, base)).toBe(tenths);
});

describe('per day', () => {
  test('33 days against 30: +10 % of energy is no change', () => {
    expect(dailyChange({ kwh: 330, days: 33 }, { kwh: 300, days: 30 })).toEqual({
      currentKwhPerDay: 10,
      baseKwhPerDay: 10,
      changePercent: 0,
    });
  });

  test('no percent of nothing', () => {
    expect(dailyChange({ kwh: 330, days: 33 }, { kwh: 0, days: 30 }).changePercent).toBeNull();
    expect(dailyChange({ kwh: 400, days: 31 }, { kwh: 300, days: 30 }).changePercent).toBe(29);
  });
});
