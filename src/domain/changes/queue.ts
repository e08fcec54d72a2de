import type { FieldReason } from './verification';

/** What decides the order of the re-verification queue. */
export interface QueuedCase {
  reasons: readonly FieldReason[];
  /** |current − base| */
  changeKwh: number;
}

const FIRST: readonly FieldReason[] = ['ratio', 'to-zero', 'finding', 'complaint'];

/**
 * By risk: ×3, to zero, findings, complaint, then kWh (reports.md). Changes below `floorKwh` come after all others, in
 * the same order: three times next to nothing is little. Complaints keep their place, since they have to be answered.
 * The floor orders the queue and never takes anybody out of the count (ruling C2).
 */
export function byRisk(floorKwh = 0): (a: QueuedCase, b: QueuedCase) => number {
  return (a, b) =>
    Number(isSmall(a, floorKwh)) - Number(isSmall(b, floorKwh)) ||
    rank(a) - rank(b) ||
    b.changeKwh - a.changeKwh;
}

const isSmall = ({ reasons, changeKwh }: QueuedCase, floorKwh: number): boolean =>
  changeKwh < floorKwh && !reasons.includes('complaint');

function rank({ reasons }: QueuedCase): number {
  const found = FIRST.findIndex((reason) => reasons.includes(reason));
  return found >= 0 ? found : FIRST.length;
}
