import { formatLocalDate } from '../../domain/time/local-date';
import { holds, type Period } from '../../domain/time/period';
import type { StoredCase } from '../../ports/case-records';
import { type PeriodTable, valueOf, VERIFICATIONS } from '../../ports/period-results';
import type { ReportSources } from '../report-sources';
import { closedChanges } from './closed-changes';

/** Customers whose usage rose by the rule in the periods that closed in a span, and what became of them. */
export interface RisesFacts {
  thresholdPercent: number;
  /** last days of the periods */
  closings: string[];
  closed: number;
  /** from nothing to something counts */
  risen: number;
  /** of those: verified remotely, or read again on the spot */
  verified: number;
  /** of those: bills corrected in the end */
  corrected: number;
}

/** Null where no period closed in the span. */
export async function readRises(sources: ReportSources, span: Period): Promise<RisesFacts | null> {
  const { periods, cases, settings } = sources;
  const { thresholdPercent } = settings.changes;
  const found: RisesFacts = {
    ...{ thresholdPercent, closings: [], closed: 0, risen: 0 },
    ...{ verified: 0, corrected: 0 },
  };
  const areas = await sources.usagePoints.areas();
  for (const { day } of (await periods.states()).filter((state) => holds(span, state.day))) {
    const table = await periods.closedOn(day);
    if (table.count === 0) continue;
    found.closings.push(formatLocalDate(day));
    found.closed += table.count;
    const byKey = new Map((await cases.ofPeriods(day + 1)).map((each) => [each.key, each]));
    const changes = closedChanges(table, areas, thresholdPercent);
    for (let row = 0; row < table.count; row++) {
      const { flagged, outcome, band } = changes.changeAt(row);
      if (flagged && (outcome === 'from-zero' || band?.direction === 'up'))
        addRise(found, table, row, byKey.get(table.key[row]) ?? null);
    }
  }
  return found.closed > 0 ? found : null;
}

function addRise(found: RisesFacts, table: PeriodTable, row: number, its: StoredCase | null): void {
  const isRemote = valueOf(VERIFICATIONS, table.verification[row]) === 'remote';
  found.risen++;
  if (its ? its.reRead !== null : isRemote) found.verified++;
  if (its?.isCorrected && its.state === 'closed') found.corrected++;
}
