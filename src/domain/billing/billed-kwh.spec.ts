import fc from 'fast-check';
import { billedKwh, billedKwhOfSum, wholeKwh } from './billed-kwh';

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

  test('a multiplier makes no float artefact: 50.000 Wh × 2,3 is 115 kWh, not 114,99…', () => {
    expect(billedKwh([{ startWh: 0, endWh: 50_000, multiplier: 2.3 }])).toBe(115);
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
