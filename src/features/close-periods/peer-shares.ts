import { commonChange } from '../../domain/changes/common-share';
import type { PeriodTable } from '../../ports/period-results';

/**
 * What the peers of each point did in the same period (ruling C6): region, class and cycle, at least `minPeers` that
 * can be compared. `groupOf` names the peers of a row.
 */
export function writeCommonShares(table: PeriodTable, groupOf: ArrayLike<number>, minPeers: number): void {
  const tenths = new Map<number, number[]>();
  for (let row = 0; row < table.count; row++) {
    if (Number.isNaN(table.changePercent[row])) continue;
    const group = tenths.get(groupOf[row]);
    const value = Math.round(table.changePercent[row] * 10);
    if (group) group.push(value);
    else tenths.set(groupOf[row], [value]);
  }
  const common = new Map([...tenths].map(([group, changes]) => [group, commonChange(changes, minPeers)]));
  for (let row = 0; row < table.count; row++) {
    const found = common.get(groupOf[row]);
    const counts = found?.kind === 'common' && !Number.isNaN(table.changePercent[row]);
    table.commonPercent[row] = counts ? found.percent : NaN;
    table.peers[row] = found?.peers ?? 0;
  }
}
