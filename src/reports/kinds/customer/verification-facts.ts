import { formatLocalDate } from '../../../domain/time/local-date';
import type { Period } from '../../../domain/time/period';
import type { StoredCase } from '../../../ports/case-records';
import type { PeriodResult } from '../../../ports/period-results';
import type { ReportSources } from '../../report-sources';
import type { VerificationFacts } from './facts';

/** How the period was verified; cases are asked for only where the close of the period has a result. */
export async function verificationFacts(
  sources: ReportSources,
  key: number,
  { from, until }: Period,
  stored: PeriodResult | null,
): Promise<VerificationFacts | null> {
  if (!stored) return null;
  const found = (await sources.cases.ofPoint(key)).find(
    ({ period }) => period.from === from && period.until === until,
  );
  if (found) return { kind: 'field', case: caseFacts(found, sources) };
  return stored.verification && { kind: stored.verification, case: null };
}

const caseFacts = (
  { state, reRead, finding, isCorrected, closed }: StoredCase,
  { zone }: ReportSources,
): VerificationFacts['case'] => ({
  state,
  readOn: reRead && formatLocalDate(zone.dayOf(reRead.readAt)),
  outcome: finding?.outcome ?? null,
  corrected: isCorrected,
  removedByData: closed?.reason === 'flag-removed-by-data',
});
