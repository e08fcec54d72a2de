import {
  aggregateAreas,
  type FleetPlaces,
  type FleetSeries,
  fleetUsage,
  type FleetValues,
} from './area-load';
import { Quality, SUSPECT_BIT } from './reading';

const DAY = 50;
const GOOD = Quality.Measured;

/** Values of the fleet, kWh; null = nothing stored, a string = suspect. */
function values(day: number, kwh: (number | null | string)[]): FleetValues {
  return {
    day,
    valueWh: Float64Array.from(kwh, (each) => (each === null ? NaN : Number(each) * 1000)),
    meter: new Uint8Array(kwh.length),
    quality: Uint8Array.from(kwh, (each) =>
      each === null ? 0 : typeof each === 'string' ? GOOD | SUSPECT_BIT : GOOD,
    ),
  };
}

const none = (size: number): (number | null)[] => Array<number | null>(size).fill(null);

function series(
  before: (number | null | string)[],
  now: (number | null | string)[],
  energy?: (number | null)[],
  intervals?: (number | null)[],
): FleetSeries {
  return {
    before: values(DAY - 1, before),
    now: values(DAY, now),
    energy: values(DAY, energy ?? none(now.length)),
    intervalEnergy: values(DAY, intervals ?? none(now.length)),
  };
}

/** Areas: 0 top, 1 and 2 leaves below it, 3 a region. */
const PARENTS = Int32Array.of(-1, 0, 0, -1);
const places = (node: number[], given: Partial<FleetPlaces> = {}): FleetPlaces => ({
  size: node.length,
  node: Int32Array.from(node),
  region: new Int32Array(node.length).fill(3),
  classIndex: new Int16Array(node.length),
  classes: ['residential', 'business'],
  daily: new Uint8Array(node.length).fill(1),
  ...given,
});

const load = (fleet: FleetPlaces, given: FleetSeries) => {
  const { areas, differing } = aggregateAreas(DAY, given, fleet, PARENTS, () => []);
  return { differing, areas: Object.fromEntries(areas.map((row) => [row.area, row])) };
};

describe('energy of a point on a day', () => {
  const usage = (given: FleetSeries) => fleetUsage(0, given, []);
  it.each([
    ['two registers', series([100], [110]), 10_000, false],
    ['delivered energy where there is no register', series([null], [110], [7]), 7_000, false],
    ['complete intervals before delivered energy', series([null], [null], [7], [8]), 8_000, false],
    [
      'registers win over delivered energy, and the difference is told',
      series([100], [110], [9]),
      10_000,
      true,
    ],
    ['a difference within a thousandth is none', series([100], [110], [10.009]), 10_000, false],
    ['a thousandth exactly is none', series([100], [110], [10.01]), 10_000, false],
    ['a Wh is none, however little was used', series([100], [100.5], [0.501]), 500, false],
    ['two Wh of little are one', series([100], [100.5], [0.502]), 500, true],
    ['nothing of a suspect register', series([100], ['110']), null, false],
    ['nothing before the first register', series([null], [110]), null, false],
    ['a rollback is not known', series([100], [90]), null, false],
  ])('%s', (_name, given, energyWh, differs) => expect(usage(given)).toEqual({ energyWh, differs }));
});

describe('load by area (A2)', () => {
  it('sums leaves, rolls up to the top, and gives regions their own', () => {
    const { areas } = load(places([1, 1, 2]), series([0, 0, 0], [10, 20, 5]));
    expect(areas[1]).toMatchObject({
      measuredWh: 30_000,
      received: 2,
      expected: 2,
      estimatedWh: 0,
      day: DAY,
    });
    expect(areas[2]).toMatchObject({ measuredWh: 5_000, received: 1, expected: 1 });
    expect(areas[0]).toMatchObject({ measuredWh: 35_000, received: 3, expected: 3 });
    expect(areas[3]).toMatchObject({ measuredWh: 35_000, received: 3, expected: 3 });
  });

  it('estimates the missing by the mean of the same class and node, apart from what is measured', () => {
    const fleet = places([1, 1, 1, 1], { classIndex: Int16Array.of(0, 0, 1, 0) });
    const { areas } = load(fleet, series([0, 0, 0, 0], [10, 20, 100, null]));
    expect(areas[1]).toMatchObject({ measuredWh: 130_000, estimatedWh: 15_000, received: 3, expected: 4 });
    expect(areas[3]).toMatchObject({ estimatedWh: 15_000 });
  });

  it('estimates nothing from other classes', () => {
    const fleet = places([1, 2], { classIndex: Int16Array.of(0, 1) });
    const { areas } = load(fleet, series([0, 0], [10, null]));
    expect(areas[2]).toMatchObject({ measuredWh: 0, estimatedWh: 0, received: 0, expected: 1 });
  });

  it('counts only points that are served and read daily (M13)', () => {
    const fleet = places([1, -1, 1], { daily: Uint8Array.of(1, 1, 0) });
    const { areas } = load(fleet, series([0, 0, 0], [10, 20, 30]));
    expect(areas[0]).toMatchObject({ measuredWh: 10_000, received: 1, expected: 1 });
    expect(areas[2]).toBeUndefined();
  });

  it('takes a point without a region into its node only, and counts points that differ', () => {
    const fleet = places([1, 1], { region: Int32Array.of(-1, 3) });
    const { areas, differing } = load(fleet, series([0, 0], [10, null], [5, 4]));
    expect(areas[1]).toMatchObject({ measuredWh: 14_000, received: 2 });
    expect(areas[3]).toMatchObject({ measuredWh: 4_000, received: 1 });
    expect(differing).toBe(1);
  });

  it('a point that is not served counts nowhere, one at the top at the top', () => {
    const fleet = places([-1, 0]);
    const { areas } = load(fleet, series([0, 0], [10, 20]));
    expect(areas[0]).toMatchObject({ measuredWh: 20_000, received: 1, expected: 1 });
    expect(areas[3]).toMatchObject({ measuredWh: 20_000, received: 1, expected: 1 });
  });

  it('keeps the classes of different nodes apart', () => {
    const fleet = places([0, 2], { classIndex: Int16Array.of(1, 0) });
    const { areas } = load(fleet, series([0, 0], [10, null]));
    expect(areas[2]).toMatchObject({ estimatedWh: 0, expected: 1 });
  });

  it('a region may be the first of the areas', () => {
    const fleet = { ...places([2, 2]), region: new Int32Array(2) };
    const { areas } = aggregateAreas(
      DAY,
      series([0, 0], [10, null]),
      fleet,
      Int32Array.of(-1, -1, 1),
      () => [],
    );
    const row = { day: DAY, measuredWh: 10_000, estimatedWh: 10_000, received: 1, expected: 2 };
    expect(areas).toEqual([
      { area: 0, ...row },
      { area: 1, ...row },
      { area: 2, ...row },
    ]);
  });
});
