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
 * received ones of the same class and node (ruling A2). Only points that are read daily count (ruling M13).
 * `parents[area]` is the area above, −1 at the top. Where a class of a node has no value at all nothing is estimated.
 */
export function aggregateAreas(
  day: LocalDate,
  series: FleetSeries,
  places: FleetPlaces,
  parents: Int32Array,
  segmentsOf: (key: number) => readonly MeterSegment[],
): DayLoad {
  const sums = new AreaSums(day, parents);
  const groups = new ClassMeans(places);
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
  for (const key of missing) sums.estimate(places.node[key], places.region[key], groups.meanFor(key));
  return { areas: sums.take(), differing };
}

/** Mean energy of the received points of each class in each node. */
class ClassMeans {
  private readonly sums = new Map<number, { energyWh: number; count: number }>();

  constructor(private readonly places: FleetPlaces) {}

  add(key: number, energyWh: number): void {
    const group = this.groupOf(key);
    const sum = this.sums.get(group);
    if (sum) {
      sum.energyWh += energyWh;
      sum.count++;
    } else this.sums.set(group, { energyWh, count: 1 });
  }

  meanFor(key: number): number {
    const sum = this.sums.get(this.groupOf(key));
    return sum ? Math.round(sum.energyWh / sum.count) : 0;
  }

  private groupOf(key: number): number {
    return this.places.node[key] * this.places.classes.length + this.places.classIndex[key];
  }
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
