/** What the peers of a customer did in the same period: region, class and cycle, at least `minPeers` of them. */
export type CommonChange =
  { kind: 'common'; percent: number; peers: number } | { kind: 'too-few-peers'; peers: number };

/** Below this the median of peers says little (ruling C6). */
export const DEFAULT_MIN_PEERS = 30;

/**
 * Median change of the peers in percent, one decimal. `tenths` are their changes in tenths of a percent
 * (`percentTenths`), in any order; only customers with a base above 0 belong there.
 */
export function commonChange(tenths: ArrayLike<number>, minPeers = DEFAULT_MIN_PEERS): CommonChange {
  const peers = tenths.length;
  if (peers === 0 || peers < minPeers) return { kind: 'too-few-peers', peers };
  const sorted = Float64Array.from(tenths).sort();
  const middle = peers >> 1;
  const median = peers % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { kind: 'common', percent: awayFromZero(median) / 10, peers };
}

const awayFromZero = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

/** A change in two parts, percentage points; they add up to it as printed. */
export interface SharedChange {
  common: number;
  own: number;
  peers: number;
}

/** Own = what remains of the change once the common part is taken off; null without a percent or enough peers. */
export function sharedChange(changePercent: number | null, common: CommonChange): SharedChange | null {
  if (changePercent === null || common.kind !== 'common') return null;
  const own = (Math.round(changePercent * 10) - Math.round(common.percent * 10)) / 10;
  return { common: common.percent, own, peers: common.peers };
}
