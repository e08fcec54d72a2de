import type { FieldReason } from './verification';

/** What decides the order of the re-verification queue. */
export interface QueuedCase {
  reasons: readonly FieldReason[];
  /** |current − base| */
  changeKwh: number;
}

const FIRST: readonly FieldReason[] = ['ratio', 'to-zero', 'finding', 'complaint'];

/**
 * By risk: ×3, to zero, findings, complaint, then kWh (reports.md). Changes below `floorKwh` come last; the floor orders
 * the queue and never takes anybody out of the count (ruling C2).
 */
export function byRisk(floorKwh = 0): (a: QueuedCase, b: QueuedCase) => number {
  return (a, b) => rank(a, floorKwh) - rank(b, floorKwh) || b.changeKwh - a.changeKwh;
}

function rank({ reasons, changeKwh }: QueuedCase, floorKwh: number): number {
  const found = FIRST.findIndex((reason) => reasons.includes(reason));
  if (found >= 0) return found;
  return FIRST.length + (changeKwh < floorKwh ? 1 : 0);
}
