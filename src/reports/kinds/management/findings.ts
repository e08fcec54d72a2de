import { formatLocalDate } from '../../../domain/time/local-date';
import { lastDayOf, type Period } from '../../../domain/time/period';
import type { ReportSources } from '../../report-sources';
import type { FindingFacts } from './facts';

/** What was found in the readings of a week, each finding with the days on which it stands. */
export async function findingsOf(
  { imports }: Pick<ReportSources, 'imports'>,
  period: Period,
): Promise<FindingFacts[]> {
  const found = await imports.findingCounts(period.from, lastDayOf(period));
  const days = new Map(found.map((each) => [idOf(each), [] as string[]]));
  for (let day = period.from; day < period.until; day++)
    for (const each of await imports.findingCounts(day, day))
      days.get(idOf(each))?.push(formatLocalDate(day));
  return found.map((each) => ({ ...each, days: days.get(idOf(each))! }));
}

const idOf = ({ code, severity }: { code: string; severity: string }): string => `${code}/${severity}`;
