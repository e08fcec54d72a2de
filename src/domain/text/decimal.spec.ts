import fc from 'fast-check';
import { decimalOf, rounded, roundTo, truncated } from './decimal';

describe('rounding on decimals, half away from zero', () => {
  test.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.045, 2, 0.05],
    [8.345, 2, 8.35],
    [1.45, 1, 1.5],
    [0.04999, 1, 0],
    [1e21, 0, 1e21],
    [1.5e-7, 7, 2e-7],
    [123.456, 5, 123.456],
  ])('%d to %i places is %d', (value, places, expected) => expect(roundTo(value, places)).toBe(expected));

  test.each([NaN, Infinity, -Infinity])('%d cannot be written', (value) => {
    expect(() => decimalOf(value)).toThrow('cannot write');
  });

  test('truncating goes towards zero', () => {
    expect(truncated(decimalOf(99.96), 1)).toEqual({ units: 999n, scale: 1 });
    expect(truncated(decimalOf(-99.96), 1)).toEqual({ units: -999n, scale: 1 });
    expect(truncated(decimalOf(9), 2)).toEqual({ units: 900n, scale: 2 });
  });

  test('is never off by more than half a place', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat({ max: 4 }), (value, places) => {
        const { units, scale } = rounded(decimalOf(value), places);
        expect(scale).toBe(places);
        expect(Math.abs(Number(units) / 10 ** places - value)).toBeLessThanOrEqual(0.5 / 10 ** places + 1e-6);
      }),
    );
  });
});
