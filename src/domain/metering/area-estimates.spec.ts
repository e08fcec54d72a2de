import { aggregateAreas, type FleetPlaces, type FleetValues } from './area-load';
import { Quality } from './reading';

/** Areas: 0 top; 1 and 2 below it; 3 and 4 below 1, 5 below 2; 6 a region. */
const PARENTS = Int32Array.of(-1, 0, 0, 1, 1, 2, -1);

const values = (day: number, kwh: (number | null)[]): FleetValues => ({
  day,
  valueWh: Float64Array.from(kwh, (each) => (each === null ? NaN : each * 1000)),
  meter: new Uint8Array(kwh.length),
  quality: Uint8Array.from(kwh, (each) => (each === null ? 0 : Quality.Measured)),
});

/** Points as [node, class, kWh of the day]; null = nothing received. */
function loadOf(points: [node: number, classIndex: number, kwh: number | null][]) {
  const nothing = points.map(() => null);
  const places: FleetPlaces = {
    size: points.length,
    node: Int32Array.from(points, ([node]) => node),
    region: new Int32Array(points.length).fill(6),
    classIndex: Int16Array.from(points, ([, classIndex]) => classIndex),
    classes: ['residential', 'business'],
    daily: new Uint8Array(points.length).fill(1),
  };
  const series = {
    before: values(49, nothing),
    now: values(50, nothing),
    energy: values(
      50,
      points.map(([, , kwh]) => kwh),
    ),
    intervalEnergy: values(50, nothing),
  };
  const { areas, ...counts } = aggregateAreas(50, series, places, PARENTS, () => []);
  return { ...counts, estimated: new Map(areas.map(({ area, estimatedWh }) => [area, estimatedWh])) };
}

describe('estimates where a class of a node has received nothing (A2)', () => {
  it('come from the node above, with all that is below it', () => {
    const { estimated, estimatedFromAbove, notEstimated } = loadOf([
      [3, 0, null],
      [4, 0, 10],
      [4, 0, 20],
      [5, 0, 90],
    ]);
    expect([...estimated]).toEqual([
      [0, 15_000],
      [1, 15_000],
      [2, 0],
      [3, 15_000],
      [4, 0],
      [5, 0],
      [6, 15_000],
    ]);
    expect([estimatedFromAbove, notEstimated]).toEqual([1, 0]);
  });

  it('come from further up where the node above has nothing of the class either', () => {
    const found = loadOf([
      [3, 0, null],
      [4, 1, 70],
      [5, 0, 90],
      [5, 0, 30],
    ]);
    expect(found.estimated.get(3)).toBe(60_000);
    expect(found.estimatedFromAbove).toBe(1);
  });

  it('stay in the own node where it has one of the class', () => {
    const found = loadOf([
      [3, 0, null],
      [3, 0, 8],
      [4, 0, 100],
    ]);
    expect([found.estimated.get(3), found.estimatedFromAbove]).toEqual([8_000, 0]);
  });

  it('are none, and counted, where the class was received nowhere', () => {
    const found = loadOf([
      [3, 1, null],
      [3, 0, 8],
      [4, 1, null],
    ]);
    expect([found.estimated.get(0), found.estimatedFromAbove, found.notEstimated]).toEqual([0, 0, 2]);
  });

  it('come from what was received alone, never from other estimates', () => {
    const found = loadOf([
      [3, 0, null],
      [4, 0, null],
      [4, 0, 10],
      [5, 0, 40],
    ]);
    expect([found.estimated.get(3), found.estimated.get(4)]).toEqual([10_000, 10_000]);
  });
});
