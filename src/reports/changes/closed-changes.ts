import { type Band, type BandCount, bandsFor, countBands } from '../../domain/changes/bands';
import {
  type NotComparableReason,
  type Outcome,
  OUTCOMES,
  usageChange,
  type UsageChange,
} from '../../domain/changes/usage-change';
import { type PeriodTable, REASONS, valueOf } from '../../ports/period-results';
import type { Area } from '../../ports/usage-point-records';

/** Results of the 30 % rule counted over some usage points. */
export interface ChangeCounts {
  /** points whose period closed */
  closed: number;
  flagged: number;
  outcomes: Record<Outcome, number>;
  notComparable: Partial<Record<NotComparableReason, number>>;
  /** disjoint; in print they are added up (ruling C3) */
  bands: BandCount[];
}

export interface NodeChanges extends ChangeCounts {
  node: Area;
}

/** The whole result of the rule for the periods that closed on a day, by any threshold. */
export interface ClosedChanges {
  all: ChangeCounts;
  /** network nodes with a closed period, whole subtrees, in the order of the tree */
  byNode: NodeChanges[];
  /** by row of the table */
  changeAt(row: number): UsageChange;
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Judges stored periods by a threshold, which may be another than the one they were closed with. */
export function closedChanges(
  table: PeriodTable,
  areas: readonly Area[],
  thresholdPercent: number,
): ClosedChanges {
  const bands = bandsFor(thresholdPercent);
  const changeAt = (row: number): UsageChange => {
    const base = table.previousUntil[row] === 0 ? null : known(table.previousBilledKwh[row]);
    return usageChange(known(table.billedKwh[row]), base, valueOf(REASONS, table.reason[row]), bands);
  };
  const tallies = new Map<number, Tally>();
  const all = new Tally();
  for (let row = 0; row < table.count; row++) {
    const change = changeAt(row);
    all.add(change);
    for (let node = table.node[row]; node >= 0; node = areas[node].parent) tallyOf(tallies, node).add(change);
  }
  const byNode = [...tallies]
    .map(([node, tally]) => ({ node: areas[node], ...tally.counts(bands) }))
    .sort((a, b) => a.node.path.localeCompare(b.node.path, 'en'));
  return { all: all.counts(bands), byNode, changeAt };
}

function tallyOf(tallies: Map<number, Tally>, node: number): Tally {
  let tally = tallies.get(node);
  if (!tally) tallies.set(node, (tally = new Tally()));
  return tally;
}

class Tally {
  private closed = 0;
  private flagged = 0;
  private readonly outcomes = Object.fromEntries(OUTCOMES.map((each) => [each, 0])) as Record<
    Outcome,
    number
  >;
  private readonly reasons: Partial<Record<NotComparableReason, number>> = {};
  private readonly inBand = new Map<string, number>();

  add({ outcome, reason, flagged, band }: UsageChange): void {
    this.closed++;
    if (flagged) this.flagged++;
    this.outcomes[outcome]++;
    if (reason) this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
    if (band) this.inBand.set(band.name, (this.inBand.get(band.name) ?? 0) + 1);
  }

  counts(bands: readonly Band[]): ChangeCounts {
    const { closed, flagged, outcomes, reasons, inBand } = this;
    const counted = countBands(bands, []).map((band) => ({ ...band, count: inBand.get(band.name) ?? 0 }));
    return { closed, flagged, outcomes, notComparable: reasons, bands: counted };
  }
}
