import type { Area, Fleet } from '../../ports/usage-point-records';
import type { PointShares } from './weather-book';

/** Points of each area by region, as the fleet stands today (ruling A3); index = area index. */
export interface FleetShares {
  byArea: ReadonlyMap<number, PointShares>;
  /** of everybody */
  whole: PointShares;
}

export function fleetShares(areas: readonly Area[], fleet: Fleet): FleetShares {
  const parents = new Map(areas.map(({ index, parent }) => [index, parent]));
  const names = new Map(areas.map(({ index, path }) => [index, path]));
  const byArea = new Map<number, Map<string, number>>();
  const whole = new Map<string, number>();
  const count = (shares: Map<string, number>, region: string, points: number): void =>
    void shares.set(region, (shares.get(region) ?? 0) + points);
  for (const [node, region, points] of countPairs(fleet)) {
    const name = names.get(region) ?? '';
    count(whole, name, points);
    for (let area: number | undefined = node; area !== undefined && area >= 0; area = parents.get(area))
      count(sharesOf(byArea, area), name, points);
    if (region >= 0) count(sharesOf(byArea, region), name, points);
  }
  return { byArea, whole };
}

function sharesOf(byArea: Map<number, Map<string, number>>, area: number): Map<string, number> {
  const shares = byArea.get(area) ?? new Map<string, number>();
  byArea.set(area, shares);
  return shares;
}

/** How many points each pair of leaf node and region has. */
function countPairs({ size, node, region }: Fleet): [node: number, region: number, points: number][] {
  const pairs = new Map<string, [number, number, number]>();
  for (let key = 0; key < size; key++) {
    if (node[key] < 0) continue;
    const name = `${node[key]} ${region[key]}`;
    const pair = pairs.get(name);
    if (pair) pair[2]++;
    else pairs.set(name, [node[key], region[key], 1]);
  }
  return [...pairs.values()];
}
