import { formatIsoWeek, type IsoWeek, weekPeriod } from '../../../domain/time/iso-week';
import { formatLocalDate } from '../../../domain/time/local-date';
import { lastDayOf, type Period } from '../../../domain/time/period';
import { readChanges } from '../../changes/read-changes';
import { coverageOfNodes } from '../../coverage/coverage-facts';
import { silentPoints } from '../../coverage/silent-points';
import { dataCutOff } from '../../coverage/cut-off';
import { wholeArea } from '../../load/load-input';
import { readLoad } from '../../load/read-load';
import { sameSet } from '../../load/same-set';
import { WeatherBook } from '../../load/weather-book';
import { readWorks } from '../../reliability/read-works';
import { ReportRefusal } from '../../report-kind';
import type { ReportSources } from '../../report-sources';
import { decisionsOf } from './decisions';
import type { ManagementFacts } from './facts';
import { findingsOf } from './findings';
import { weekReliability } from './week-reliability';

export interface ManagementRequest {
  week: IsoWeek;
}

/** Facts of one ISO week. Refuses a utility without usage points and a week that has not begun. */
export async function queryManagement(
  { week }: ManagementRequest,
  sources: ReportSources,
): Promise<ManagementFacts> {
  const period = weekPeriod(week);
  await refuseNothing(sources, period, formatIsoWeek(week));
  const { facts: load, input } = await readLoad(sources, period);
  const facts: Omit<ManagementFacts, 'decisions'> = {
    kind: 'management',
    generatedAt: sources.clock.now().toISOString(),
    dataCutOff: await dataCutOff(sources),
    simulated: sources.settings.simulated,
    week: formatIsoWeek(week),
    from: formatLocalDate(period.from),
    to: formatLocalDate(lastDayOf(period)),
    load,
    sameSet: await sameSet(sources, input, wholeArea(input)),
    reliability: await weekReliability(sources, period),
    works: await readWorksOf(sources, period),
    changes: await readChanges(sources, period),
    findings: await findingsOf(sources, period),
    coverage: coverageOfNodes(input.series, period),
    silent: await silentPoints(sources, period),
  };
  return { ...facts, decisions: decisionsOf(facts) };
}

async function refuseNothing(sources: ReportSources, period: Period, week: string): Promise<void> {
  if ((await sources.usagePoints.size()) === 0)
    throw new ReportRefusal(
      'no-usage-points',
      'there are no usage points yet; import them with: import usage-points FILE',
    );
  if (sources.clock.now().getTime() < sources.zone.startOfDay(period.from))
    throw new ReportRefusal('week-not-begun', `the week ${week} has not begun`);
}

async function readWorksOf(sources: ReportSources, week: Period): Promise<ManagementFacts['works']> {
  const next = { from: week.until, until: week.until + 7 };
  const weather = await WeatherBook.read(sources.weather, next.from, lastDayOf(next));
  return {
    week: await readWorks(sources, week),
    next: await readWorks(sources, next),
    nextWeekHasWeather: weather.knowsMaximum,
  };
}
