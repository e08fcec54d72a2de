import { cumulativeCounts } from '../../domain/changes/bands';
import { commonChange } from '../../domain/changes/common-share';
import type { UsageChange } from '../../domain/changes/usage-change';
import { type PeriodTable, type VerificationKind, valueOf, VERIFICATIONS } from '../../ports/period-results';
import type { Area } from '../../ports/usage-point-records';
import type { AreaChangesFacts, ReachedBand } from './changes-facts';
import { type ChangeCounts, type ClosedChanges, closedChanges } from './closed-changes';

/** The rule's settings that the counting needs. */
export interface ChangeRule {
  thresholdPercent: number;
  minPeers: number;
}

/** Closed periods counted for the whole and for each network node, whole subtrees. */
export function areaChanges(
  table: PeriodTable,
  areas: readonly Area[],
  rule: ChangeRule,
): { whole: AreaChangesFacts; byNode: AreaChangesFacts[] } {
  const changes = closedChanges(table, areas, rule.thresholdPercent);
  const { whole, byNode } = sideTallies(table, areas, changes, rule.thresholdPercent);
  const facts = (place: Pick<Area, 'path' | 'name' | 'level'>, counts: ChangeCounts, side: SideTally) => ({
    ...{ path: place.path, name: place.name, level: place.level },
    ...countsOf(counts),
    ...side.facts(rule.minPeers),
  });
  return {
    whole: facts({ path: '', name: '', level: 0 }, changes.all, whole),
    byNode: changes.byNode.map(({ node, ...counts }) => facts(node, counts, byNode.get(node.index)!)),
  };
}

/** Cumulative shares need no more than these counts. */
export const reachedBands = ({ bands }: ChangeCounts): ReachedBand[] =>
  cumulativeCounts(bands).map(({ direction, fromPercent, count }) => ({ direction, fromPercent, count }));

type Counted = 'closed' | 'flagged' | 'up' | 'down' | 'bands' | 'outcomes' | 'notComparable';

function countsOf(counts: ChangeCounts): Pick<AreaChangesFacts, Counted> {
  const { closed, flagged, outcomes, notComparable } = counts;
  const bands = reachedBands(counts);
  const down = Math.max(
    0,
    ...bands.filter(({ direction }) => direction === 'down').map(({ count }) => count),
  );
  return { closed, flagged, up: flagged - down, down, bands, outcomes, notComparable };
}

/** What is counted beside the rule: medians, the peers' part, how flags were verified. */
class SideTally {
  private readonly tenths: number[] = [];
  private withPeers = 0;
  private withinCommon = 0;
  private readonly verified: Record<VerificationKind, number> = { waiting: 0, remote: 0, field: 0 };

  add(
    { changePercent, flagged }: UsageChange,
    own: number | null,
    verified: VerificationKind | null,
    limit: number,
  ) {
    if (changePercent !== null) this.tenths.push(Math.round(changePercent * 10));
    if (!flagged) return;
    if (verified) this.verified[verified]++;
    if (own === null) return;
    this.withPeers++;
    if (Math.abs(own) < limit) this.withinCommon++;
  }

  facts(
    minPeers: number,
  ): Pick<AreaChangesFacts, 'medianPercent' | 'withPeers' | 'withinCommon' | 'verified'> {
    const median = commonChange(this.tenths, minPeers);
    return {
      medianPercent: median.kind === 'common' ? median.percent : null,
      withPeers: this.withPeers,
      withinCommon: this.withinCommon,
      verified: this.verified,
    };
  }
}

function sideTallies(
  table: PeriodTable,
  areas: readonly Area[],
  changes: ClosedChanges,
  limit: number,
): { whole: SideTally; byNode: Map<number, SideTally> } {
  const whole = new SideTally();
  const byNode = new Map<number, SideTally>();
  for (let row = 0; row < table.count; row++) {
    const change = changes.changeAt(row);
    const own = ownShare(change.changePercent, table.commonPercent[row]);
    const verified = valueOf(VERIFICATIONS, table.verification[row]);
    whole.add(change, own, verified, limit);
    for (let node = table.node[row]; node >= 0; node = areas[node].parent) {
      if (!byNode.has(node)) byNode.set(node, new SideTally());
      byNode.get(node)!.add(change, own, verified, limit);
    }
  }
  return { whole, byNode };
}

/** What remains of a change without what the peers did, percentage points. */
const ownShare = (changePercent: number | null, commonPercent: number): number | null =>
  changePercent === null || Number.isNaN(commonPercent)
    ? null
    : (Math.round(changePercent * 10) - Math.round(commonPercent * 10)) / 10;
