import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { searchDegreeDays } from './degree-days';

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
const SEARCH = {
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
      const model = searchDegreeDays(days, SEARCH);
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
      const model = searchDegreeDays(days, SEARCH);
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
      expect(searchDegreeDays(days, SEARCH).basePerDay * 365).toBeGreaterThan(3000);
    });
  });
} else {
  process.stderr.write('not run: the regression of ../shared/data/regression-illinois, which is not there\n');
  test('without the shared data the search is tested on made days (degree-days.spec.ts)', () => {
    expect(existsSync(join(__dirname, 'degree-days.spec.ts'))).toBe(true);
  });
}
