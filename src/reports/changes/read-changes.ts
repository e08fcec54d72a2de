import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { holds, type Period } from '../../domain/time/period';
import {
  emptyPeriods,
  PERIOD_COLUMN_NAMES,
  type PeriodResults,
  type PeriodTable,
} from '../../ports/period-results';
import type { ReportSources } from '../report-sources';
import { areaChanges, reachedBands } from './area-changes';
import { casesWithin } from './cases-within';
import type { ChangesFacts, EarlierBandsFacts } from './changes-facts';
import { closedChanges } from './closed-changes';

/** With fewer that can be compared, shares of earlier periods would say too little: the first ones have no base yet. */
const COMPARABLE_SHARE = 0.8;

/** The periods whose last day lies in the span, by the rule, and the cases. */
export async function readChanges(sources: ReportSources, span: Period): Promise<ChangesFacts> {
  const { periods, settings, usagePoints } = sources;
  const { thresholdPercent } = settings.changes;
  const days = (await periods.states()).map(({ day }) => day).filter((day) => holds(span, day));
  const tables = await tablesOf(periods, days);
  const table = joined([...tables.values()]);
  const areas = await usagePoints.areas();
  const found = table.count > 0 ? areaChanges(table, areas, settings.changes) : null;
  const earlier = async (which: 'previous' | 'lastYear'): Promise<EarlierBandsFacts | null> => {
    const before = [...tables.values()].flatMap((each) => usualLastDay(each, which));
    const all = closedChanges(
      joined([...(await tablesOf(periods, before)).values()]),
      areas,
      thresholdPercent,
    ).all;
    const comparable = all.closed - all.outcomes['not-comparable'];
    if (comparable < COMPARABLE_SHARE * all.closed || all.closed === 0) return null;
    return { closed: all.closed, flagged: all.flagged, bands: reachedBands(all) };
  };
  return {
    thresholdPercent,
    closings: [...tables]
      .filter(([, { count }]) => count > 0)
      .map(([day, { count }]) => ({ day: formatLocalDate(day), closed: count })),
    whole: found?.whole ?? null,
    units: found?.byNode ?? [],
    previous: await earlier('previous'),
    lastYear: await earlier('lastYear'),
    cases: await casesWithin(sources, span),
  };
}

async function tablesOf(
  periods: PeriodResults,
  days: readonly LocalDate[],
): Promise<Map<LocalDate, PeriodTable>> {
  const tables = new Map<LocalDate, PeriodTable>();
  for (const day of new Set(days)) tables.set(day, await periods.closedOn(day));
  return tables;
}

/** One below the other; a point may stand in it twice, by two periods. */
function joined(tables: readonly PeriodTable[]): PeriodTable {
  const all = emptyPeriods(tables.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (const table of tables) {
    for (const name of PERIOD_COLUMN_NAMES) all[name].set(table[name], at);
    at += table.count;
  }
  return all;
}

/** The last day of the periods that most of these are compared with; none where none is. */
function usualLastDay(table: PeriodTable, which: 'previous' | 'lastYear'): LocalDate[] {
  const counts = new Map<LocalDate, number>();
  for (const until of table[`${which}Until`])
    if (until !== 0) counts.set(until - 1, (counts.get(until - 1) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return usual ? [usual[0]] : [];
}
