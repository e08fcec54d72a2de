import type { Period } from '../../domain/time/period';
import type { WorkVersion } from '../../ports/interruption-records';
import { WeatherBook } from '../load/weather-book';
import type { ReportSources } from '../report-sources';
import { InterruptionLog } from './interruption-log';
import type { WorksFacts } from './works-facts';
import { type WorksInput, worksFacts } from './works-log';

/** Works that are not in the store, all of them: the span is theirs. Log and temperatures are the store's. */
export async function checkWorks(
  sources: ReportSources,
  versions: readonly WorkVersion[],
): Promise<WorksFacts> {
  const days = versions.map(({ announcedStart }) => sources.zone.dayOf(announcedStart.getTime()));
  const today = sources.zone.dayOf(sources.clock.now().getTime());
  const from = days.length > 0 ? Math.min(...days) : today;
  const period = { from, until: Math.max(from, ...days) + 1 };
  return worksFacts({ ...(await readWorksInput(sources, period)), versions }, period);
}

/** The works that begin in a span, judged. */
export async function readWorks(sources: ReportSources, period: Period): Promise<WorksFacts> {
  return worksFacts(await readWorksInput(sources, period), period);
}

export async function readWorksInput(sources: ReportSources, period: Period): Promise<WorksInput> {
  const { settings } = sources;
  const { zone } = sources;
  const log = await InterruptionLog.read(sources, period);
  const [versions, weather] = await Promise.all([
    sources.interruptions.works(
      new Date(zone.startOfDay(period.from)),
      new Date(zone.startOfDay(period.until)),
    ),
    WeatherBook.read(sources.weather, period.from, period.until),
  ]);
  return { versions, steps: log.steps, weather, settings, zone };
}
