import type { LocalDate } from '../time/local-date';
import type { MeterSegment } from './meter';
import { isGood } from './reading';
import { usageBetween } from './usage';

/** One channel of the fleet on one day; index = usage-point key. */
export interface FleetValues {
  day: LocalDate;
  valueWh: Float64Array;
  meter: Uint8Array;
  quality: Uint8Array;
}

/** The values from which a day's load is read. */
export interface FleetSeries {
  before: FleetValues;
  now: FleetValues;
  energy: FleetValues;
  intervalEnergy: FleetValues;
}

/** Where each usage point stands on that day; index = usage-point key, −1 = not served. */
export interface FleetPlaces {
  size: number;
  node: Int32Array;
  region: Int32Array;
  classIndex: Int16Array;
  classes: readonly string[];
  daily: Uint8Array;
}

/** Load of one area on one day. */
export interface AreaLoad {
  area: number;
  day: LocalDate;
  measuredWh: number;
  estimatedWh: number;
  received: number;
  expected: number;
}

export interface DayLoad {
  areas: AreaLoad[];
  /** points whose registers and delivered day energy differ; registers are used */
  differing: number;
  /** missing points estimated by their class in a node above, since none of it was received in their own */
  estimatedFromAbove: number;
  /** missing points whose class was received nowhere above: nothing is estimated for them */
  notEstimated: number;
}

/** Registers and delivered energy agree when they differ by no more than this share, and a Wh. */
const AGREEMENT = 0.001;

/** Energy of one usage point on the day, whole Wh; null = not known. Registers win over delivered energy. */
export function fleetUsage(
  key: number,
  series: FleetSeries,
  segments: readonly MeterSegment[],
): { energyWh: number | null; differs: boolean } {
  const registerWh = fromRegisters(key, series, segments);
  const deliveredWh = goodValue(series.intervalEnergy, key) ?? goodValue(series.energy, key);
  if (registerWh === null || deliveredWh === null)
    return { energyWh: registerWh ?? deliveredWh, differs: false };
  const differs = Math.abs(registerWh - deliveredWh) > Math.max(1, AGREEMENT * registerWh);
  return { energyWh: registerWh, differs };
}

function fromRegisters(
  key: number,
  { before, now }: FleetSeries,
  segments: readonly MeterSegment[],
): number | null {
  if (!isGood(before.quality[key]) || !isGood(now.quality[key])) return null;
  const start = { day: before.day, valueWh: before.valueWh[key], meter: before.meter[key] };
  const end = { day: now.day, valueWh: now.valueWh[key], meter: now.meter[key] };
  return usageBetween(start, end, segments).energyWh;
}

const goodValue = (values: FleetValues, key: number): number | null =>
  isGood(values.quality[key]) ? values.valueWh[key] : null;

/**
 * Load of every area on a day: what was measured, and an estimate for the points that are missing, the mean of the
 * received ones of the same class and node (ruling A2), or of the nearest node above that has received any. Only points
 * that are read daily count (ruling M13). `parents[area]` is the area above, −1 at the top.
 */
export function aggregateAreas(
  day: LocalDate,
  series: FleetSeries,
  places: FleetPlaces,
  parents: Int32Array,
  segmentsOf: (key: number) => readonly MeterSegment[],
): DayLoad {
  const sums = new AreaSums(day, parents);
  const groups = new ClassMeans(places, parents);
  const missing: number[] = [];
  let differing = 0;
  for (let key = 0; key < places.size; key++) {
    if (places.node[key] < 0 || places.daily[key] === 0) continue;
    const { energyWh, differs } = fleetUsage(key, series, segmentsOf(key));
    if (differs) differing++;
    sums.expect(places.node[key], places.region[key]);
    if (energyWh === null) missing.push(key);
    else {
      groups.add(key, energyWh);
      sums.measure(places.node[key], places.region[key], energyWh);
    }
  }
  const found = { own: 0, above: 0, none: 0 };
  for (const key of missing) {
    const { from, energyWh } = groups.meanFor(key);
    found[from]++;
    sums.estimate(places.node[key], places.region[key], energyWh);
  }
  return { areas: sums.take(), differing, estimatedFromAbove: found.above, notEstimated: found.none };
}

interface ClassSum {
  energyWh: number;
  count: number;
}

/** Mean energy of the received points of each class in each node, whole subtrees above the leaves. */
class ClassMeans {
  private readonly leaves = new Map<number, ClassSum>();
  /** nodes with all that is below them; summed when the first estimate needs one */
  private rolledUp: Map<number, ClassSum> | null = null;

  constructor(
    private readonly places: FleetPlaces,
    private readonly parents: Int32Array,
  ) {}

  add(key: number, energyWh: number): void {
    const group = this.groupOf(this.places.node[key], this.places.classIndex[key]);
    addTo(this.leaves, group, energyWh, 1);
  }

  /** The mean of the point's class in its own node, else in the nearest node above that has one. */
  meanFor(key: number): { from: 'own' | 'above' | 'none'; energyWh: number } {
    const { node, classIndex } = this.places;
    const own = this.leaves.get(this.groupOf(node[key], classIndex[key]));
    if (own) return { from: 'own', energyWh: meanOf(own) };
    this.rolledUp ??= this.rollUp();
    for (let up = this.parents[node[key]]; up >= 0; up = this.parents[up]) {
      const above = this.rolledUp.get(this.groupOf(up, classIndex[key]));
      if (above) return { from: 'above', energyWh: meanOf(above) };
    }
    return { from: 'none', energyWh: 0 };
  }

  private rollUp(): Map<number, ClassSum> {
    const { length } = this.places.classes;
    const sums = new Map<number, ClassSum>();
    for (const [group, sum] of this.leaves)
      for (let node = Math.floor(group / length); node >= 0; node = this.parents[node])
        addTo(sums, this.groupOf(node, group % length), sum.energyWh, sum.count);
    return sums;
  }

  private groupOf(node: number, classIndex: number): number {
    return node * this.places.classes.length + classIndex;
  }
}

const meanOf = ({ energyWh, count }: ClassSum): number => Math.round(energyWh / count);

function addTo(sums: Map<number, ClassSum>, group: number, energyWh: number, count: number): void {
  const sum = sums.get(group);
  if (sum) {
    sum.energyWh += energyWh;
    sum.count += count;
  } else sums.set(group, { energyWh, count });
}

/** Sums by leaf node and region, rolled up to the top at the end. */
class AreaSums {
  private readonly measuredWh: Float64Array;
  private readonly estimatedWh: Float64Array;
  private readonly received: Float64Array;
  private readonly expected: Float64Array;

  constructor(
    private readonly day: LocalDate,
    private readonly parents: Int32Array,
  ) {
    const size = parents.length;
    this.measuredWh = new Float64Array(size);
    this.estimatedWh = new Float64Array(size);
    this.received = new Float64Array(size);
    this.expected = new Float64Array(size);
  }

  expect(node: number, region: number): void {
    this.expected[node]++;
    if (region >= 0) this.expected[region]++;
  }

  measure(node: number, region: number, energyWh: number): void {
    this.measuredWh[node] += energyWh;
    this.received[node]++;
    if (region < 0) return;
    this.measuredWh[region] += energyWh;
    this.received[region]++;
  }

  estimate(node: number, region: number, energyWh: number): void {
    this.estimatedWh[node] += energyWh;
    if (region >= 0) this.estimatedWh[region] += energyWh;
  }

  /** Rolled up from leaf nodes to the top, whatever the order of the indices. */
  take(): AreaLoad[] {
    const total = this.parents.length;
    const rows = Array.from({ length: total }, (_, area) => this.emptyRow(area));
    for (let area = 0; area < total; area++)
      for (let up = area; up >= 0; up = this.parents[up]) this.addTo(rows[up], area);
    return rows.filter((row) => row.expected > 0);
  }

  private emptyRow(area: number): AreaLoad {
    return { area, day: this.day, measuredWh: 0, estimatedWh: 0, received: 0, expected: 0 };
  }

  private addTo(row: AreaLoad, area: number): void {
    row.measuredWh += this.measuredWh[area];
    row.estimatedWh += this.estimatedWh[area];
    row.received += this.received[area];
    row.expected += this.expected[area];
  }
}
