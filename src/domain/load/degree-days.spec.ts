import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { searchDegreeDays } from './degree-days';
import type { DegreeSearch, ResponseDay } from './degree-sides';

const search: DegreeSearch = {
  cooling: { from: 18, to: 32, step: 0.5 },
  heating: { from: 8, to: 22, step: 0.5 },
  minDaysBeyond: 10,
  minTValue: 2,
};

/** A year of days whose temperature swings between 12 and 34 °C, with a small fixed ripple in the load. */
const year = (energyAt: (celsius: number) => number, days = 365): ResponseDay[] =>
  Array.from({ length: days }, (_, day) => {
    const celsius = 23 - 9 * Math.cos((2 * Math.PI * day) / 365) + 2 * Math.sin(day * 1.7);
    return { day, energy: energyAt(celsius) * (1 + 0.01 * Math.sin(day * 12.9898)), temperatures: [celsius] };
  });
const above = (celsius: number, balance: number) => Math.max(0, celsius - balance);

describe('the search for balance points', () => {
  test('finds the cooling that was put in', () => {
    const model = searchDegreeDays(
      year((celsius) => 1000 + 50 * above(celsius, 25)),
      search,
    );
    expect(model.cooling).toMatchObject({ balance: 25, atEdge: false });
    expect(model.cooling!.perDegree).toBeCloseTo(50, -0.5);
    expect(model.basePerDay / 1000).toBeCloseTo(1, 1);
    expect(model.heating).toBeNull();
    expect(model.rSquared).toBeGreaterThan(0.97);
    expect(model.cvRmse).toBeLessThan(0.02);
  });

  test('finds heating too where there is some, below the cooling balance', () => {
    const model = searchDegreeDays(
      year((celsius) => 1000 + 50 * above(celsius, 25) + 40 * above(16, celsius)),
      search,
    );
    expect(model.cooling!.balance).toBeCloseTo(25, 0);
    expect(model.heating!.balance).toBeCloseTo(16, 0);
    expect(model.heating!.perDegree).toBeGreaterThan(30);
    expect(model.heating!.tValue).toBeGreaterThan(2);
  });

  test('a load that falls with the heat is no cooling', () => {
    expect(
      searchDegreeDays(
        year((celsius) => 1000 - 20 * above(celsius, 25)),
        { ...search, heating: null },
      ).cooling,
    ).toBeNull();
  });

  test('a load that does not move has no answer', () => {
    const model = searchDegreeDays(
      year(() => 1000),
      search,
    );
    expect([model.cooling, model.heating]).toEqual([null, null]);
    expect(model.basePerDay / 1000).toBeCloseTo(1, 2);
  });

  test('a balance point at the edge of the search says so', () => {
    const model = searchDegreeDays(
      year((celsius) => 500 + 50 * above(celsius, 15)),
      { ...search, heating: null },
    );
    expect(model.cooling).toMatchObject({ balance: 18, atEdge: true });
  });

  test('needs enough days beyond the balance point', () => {
    const model = searchDegreeDays(
      year((celsius) => 1000 + 500 * above(celsius, 33)),
      search,
    );
    expect(model.cooling!.days).toBeGreaterThanOrEqual(10);
  });

  test('base, cooling and heating add up to the energy', () => {
    const days = year((celsius) => 1000 + 50 * above(celsius, 25) + 40 * above(16, celsius));
    const model = searchDegreeDays(days, search);
    const total = days.reduce((sum, { energy }) => sum + energy, 0);
    const parts = model.basePerDay * days.length + model.cooling!.energy + model.heating!.energy;
    expect(parts / total).toBeCloseTo(1, 2);
  });

  test('a slope has to earn its balance point: two standard errors alone do not', () => {
    const weak = (perDegree: number) =>
      searchDegreeDays(
        year((celsius) => 1000 + perDegree * above(celsius, 25)),
        { ...search, heating: null },
      ).cooling;
    // t is about 2,7 at 0,4 and 3,5 at 0,5; two parameters cost a t of √(2 ln 365) = 3,4
    expect(weak(0.4)).toBeNull();
    expect(weak(0.5)).toMatchObject({ balance: 25, tValue: expect.closeTo(3.5, 1) });
  });

  test('a load that never moves, or under one temperature, has a base and no more', () => {
    const still = year(() => 1000).map((day) => ({ ...day, energy: 1000 }));
    const none = { basePerDay: 1000, cooling: null, heating: null, rSquared: 0, cvRmse: 0 };
    expect(searchDegreeDays(still, search)).toEqual(none);
    const warm = year((celsius) => 10 * celsius).map((day) => ({ ...day, temperatures: [30] }));
    expect(searchDegreeDays(warm, search)).toMatchObject({ cooling: null, heating: null, rSquared: 0 });
  });

  test('heating may begin where cooling ends, not above it', () => {
    const vee = (low: number, high: number) =>
      searchDegreeDays(
        year((celsius) => 1000 + 50 * above(celsius, high) + 50 * above(low, celsius)),
        search,
      );
    expect([vee(20, 20).heating!.balance, vee(20, 20).cooling!.balance]).toEqual([20, 20]);
    const crossed = vee(22, 18);
    expect(crossed.heating!.balance).toBeLessThanOrEqual(crossed.cooling!.balance);
  });

  test.each([
    ['cooling', 0, 3],
    ['cooling and heating', 40, 5],
  ])(
    'the scatter is that around the fit, by the days left free: %s',
    (_name, heatingPerDegree, parameters) => {
      const days = year((celsius) => 1000 + 50 * above(celsius, 25) + heatingPerDegree * above(16, celsius));
      const { basePerDay, cooling, heating, cvRmse, rSquared } = searchDegreeDays(days, search);
      const fitted = ([celsius]: readonly number[]) =>
        basePerDay +
        cooling!.perDegree * above(celsius, cooling!.balance) +
        (heating ? heating.perDegree * above(heating.balance, celsius) : 0);
      const mean = days.reduce((sum, { energy }) => sum + energy, 0) / days.length;
      const squares = (of: (day: ResponseDay) => number) => days.reduce((sum, day) => sum + of(day) ** 2, 0);
      const residual = squares(({ energy, temperatures }) => energy - fitted(temperatures));
      expect(heating !== null).toBe(heatingPerDegree > 0);
      expect(cvRmse).toBeCloseTo(Math.sqrt(residual / (days.length - parameters)) / mean, 12);
      expect(rSquared).toBeCloseTo(1 - residual / squares(({ energy }) => energy - mean), 12);
    },
  );

  test('the unit of energy does not matter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (factor) => {
        const shape = (celsius: number) => factor * (1000 + 50 * above(celsius, 24));
        const model = searchDegreeDays(year(shape, 200), { ...search, heating: null });
        expect(model.cooling!.balance).toBe(24);
        expect(model.cooling!.perDegree / factor).toBeCloseTo(50, -0.5);
      }),
      { numRuns: 10 },
    );
  });
});

/*
 * Usage made from a known model on real Illinois temperatures (OpenDSM samples): annual loads and balance points in
 * metadata.json, degrees added hour by hour, and each day's energy scattered by a quarter of itself.
 *
 * Tolerance. 40 years were made with the true model, the real temperatures and that scatter, and fitted in the same way:
 * the means came back true, and the standard deviations were 500 kWh (base), 240 (cooling), 275 (heating), 1.1 °F
 * (cooling balance) and 1.8 °F (heating balance): a degree of balance moves hundreds of kWh between base and heating.
 * Two of these are allowed. Without heating there is no such trade, and 2 % of the year and 1 °F are.
 */
const folder = join(__dirname, '../../../../shared/data/regression-illinois');
const FAHRENHEIT = {
  cooling: { from: 55, to: 75, step: 0.5 },
  heating: { from: 50, to: 66, step: 0.5 },
  minDaysBeyond: 10,
  minTValue: 2,
};

if (existsSync(folder)) {
  const read = (name: string) =>
    gunzipSync(readFileSync(join(folder, name)))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  const metadata = JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8'));

  const temperatures = new Map<string, number[]>();
  for (const [start, degrees] of read('il-tempF.csv.gz')) {
    const day = start.slice(0, 10);
    temperatures.set(day, [...(temperatures.get(day) ?? []), Number(degrees)]);
  }
  /** The last row is an end marker without a value. */
  const daysOf = (id: string) =>
    read(`${id}.csv.gz`)
      .map(([start, kwh]) => ({ day: start.slice(0, 10), energy: Number(kwh) }))
      .filter(({ energy }) => !Number.isNaN(energy))
      .map(({ day, energy }) => ({ name: day, day: 0, energy, temperatures: temperatures.get(day)! }));
  const yearBefore = (id: string) =>
    daysOf(id)
      .filter(({ name }) => name < metadata[id].blackout_start_date)
      .slice(-365);
  const yearAfter = (id: string) =>
    daysOf(id)
      .filter(({ name }) => name >= metadata[id].blackout_end_date)
      .slice(0, 365);

  describe('shared/data/regression-illinois: annual loads and balance points come back', () => {
    const both = 'il-electricity-cdd-hdd-daily';
    const coolingOnly = 'il-electricity-cdd-only-daily';

    test.each([
      ['baseline', yearBefore(both)],
      ['reporting', yearAfter(both)],
    ])('cooling and heating, %s year', (name, days) => {
      const truth = metadata[both];
      const model = searchDegreeDays(days, FAHRENHEIT);
      const off = (found: number, load: string) => Math.abs(found - truth[`annual_${name}_${load}_load`]);
      expect(off(model.basePerDay * 365, 'base')).toBeLessThan(1000);
      expect(off(model.cooling!.energy, 'cooling')).toBeLessThan(480);
      expect(off(model.heating!.energy, 'heating')).toBeLessThan(550);
      expect(Math.abs(model.cooling!.balance - truth[`${name}_cooling_balance_point`])).toBeLessThanOrEqual(
        2.2,
      );
      expect(Math.abs(model.heating!.balance - truth[`${name}_heating_balance_point`])).toBeLessThanOrEqual(
        3.6,
      );
      expect(model.cooling!.atEdge || model.heating!.atEdge).toBe(false);
    });

    test.each([
      ['baseline', yearBefore(coolingOnly)],
      ['reporting', yearAfter(coolingOnly)],
    ])('cooling only, %s year: no heating is invented', (name, days) => {
      const truth = metadata[coolingOnly];
      const model = searchDegreeDays(days, FAHRENHEIT);
      const total = truth[`annual_${name}_total_load`];
      expect(Math.abs(model.basePerDay * 365 - truth[`annual_${name}_base_load`])).toBeLessThan(0.02 * total);
      expect(Math.abs(model.cooling!.energy - truth[`annual_${name}_cooling_load`])).toBeLessThan(
        0.02 * total,
      );
      expect(Math.abs(model.cooling!.balance - truth[`${name}_cooling_balance_point`])).toBeLessThanOrEqual(
        1,
      );
      expect(model.heating).toBeNull();
    });

    // Hours below the balance point vanish in a mild day's mean: part of the response is taken for base load.
    test('daily means alone hide part of the response', () => {
      const days = yearBefore(both).map((day) => ({
        ...day,
        temperatures: [day.temperatures.reduce((sum, each) => sum + each, 0) / day.temperatures.length],
      }));
      expect(searchDegreeDays(days, FAHRENHEIT).basePerDay * 365).toBeGreaterThan(3000);
    });
  });
} else {
  process.stderr.write('not run: the regression of ../shared/data/regression-illinois, which is not there\n');
}
