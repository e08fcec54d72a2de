import { heatAssessments, type HeatAssessment } from '../../domain/reliability/heat-conflicts';
import type { InterruptionStep } from '../../domain/reliability/interruption';
import {
  byVersion,
  DEFAULT_WORK_SETTINGS,
  type WorkSettings,
  type WorkVersion,
} from '../../domain/reliability/work';
import { adherenceOf, judgeWork, type WorkVerdict } from '../../domain/reliability/work-adherence';
import { formatLocalDate } from '../../domain/time/local-date';
import { holds, type Period } from '../../domain/time/period';
import type { Zone } from '../../domain/time/zone';
import type { WorkVersion as LoggedVersion } from '../../ports/interruption-records';
import type { UtilitySettings } from '../../ports/utility-settings';
import type { WeatherBook } from '../load/weather-book';
import { isoSpan } from './span-facts';
import type { WorkFacts, WorksFacts } from './works-facts';

export interface WorksInput {
  /** every version of the works of some days */
  versions: readonly LoggedVersion[];
  /** steps of the interruption log, those that name a work among them */
  steps: readonly InterruptionStep[];
  weather: WeatherBook;
  settings: UtilitySettings;
  zone: Zone;
}

/** Judges the works whose latest window begins in the span. */
export function worksFacts(input: WorksInput, period: Period): WorksFacts {
  const { settings, zone } = input;
  const works = worksWithin(worksById(input.versions, zone), period);
  const judged = [...works].map(([workId, versions]) =>
    judgeWork(
      versions,
      input.steps.filter((step) => step.workId === workId),
      workSettings(settings),
    ),
  );
  const { heatCelsius } = settings.works;
  const maximumOf = (region: string, day: number) => input.weather.maximumOf(region, day);
  const heat = new Map(
    heatAssessments(works, maximumOf, heatCelsius).map((each) => [each.work.workId, each]),
  );
  const facts = judged.map((verdict) =>
    workFacts(verdict, byVersion(works.get(verdict.workId)!).at(-1)!, heat.get(verdict.workId), zone),
  );
  const countHeat = (kind: WorkFacts['heat']): number => facts.filter((work) => work.heat === kind).length;
  return {
    ...isoSpan(period),
    ...{
      noticeDays: settings.works.noticeDays,
      toleranceMinutes: settings.works.toleranceMinutes,
      heatCelsius,
    },
    counts: {
      ...adherenceOf(judged),
      heatConflicts: countHeat('conflict'),
      notAssessed: countHeat('not-assessed'),
    },
    works: facts.sort(conflictsFirst),
  };
}

const workSettings = ({ works }: UtilitySettings): WorkSettings => ({
  ...DEFAULT_WORK_SETTINGS,
  noticeDays: works.noticeDays,
  toleranceMinutes: works.toleranceMinutes,
});

function conflictsFirst(a: WorkFacts, b: WorkFacts): number {
  const rank = ({ heat }: WorkFacts): number => (heat === 'conflict' ? 0 : 1);
  const start = ({ day, startMinute, workId }: WorkFacts): string =>
    `${day} ${String(startMinute).padStart(4, '0')} ${workId}`;
  return rank(a) - rank(b) || (start(a) < start(b) ? -1 : 1);
}

function worksById(versions: readonly LoggedVersion[], zone: Zone): Map<string, WorkVersion[]> {
  const works = new Map<string, WorkVersion[]>();
  for (const row of versions) {
    const known = works.get(row.workId) ?? [];
    works.set(row.workId, [...known, versionOf(row, known.length + 1, zone)]);
  }
  return works;
}

function worksWithin(works: ReadonlyMap<string, WorkVersion[]>, period: Period): Map<string, WorkVersion[]> {
  return new Map([...works].filter(([, versions]) => holds(period, byVersion(versions).at(-1)!.startDay)));
}

const textOrNull = (text: string): string | null => (text === '' ? null : text);

/** Versions come in their order; a draft that nobody has published yet counts as published when it starts. */
function versionOf(row: LoggedVersion, version: number, zone: Zone): WorkVersion {
  const [startMs, endMs] = [row.announcedStart.getTime(), row.announcedEnd.getTime()];
  const publishedAtMs = row.publishedAt?.getTime() ?? startMs;
  return {
    workId: row.workId,
    version,
    status: row.status,
    publishedAtMs,
    publishedDay: zone.dayOf(publishedAtMs),
    announcedStartMs: startMs,
    announcedEndMs: endMs,
    startDay: zone.dayOf(startMs),
    endDay: zone.dayOf(endMs),
    customers: row.customers,
    networkPath: textOrNull(row.networkPath),
    region: textOrNull(row.region),
    reason: textOrNull(row.reason),
    place: textOrNull(row.place),
    note: textOrNull(row.note),
  };
}

function workFacts(
  verdict: WorkVerdict,
  work: WorkVersion,
  heat: HeatAssessment | undefined,
  zone: Zone,
): WorkFacts {
  const { judgedBy } = verdict;
  return {
    workId: work.workId,
    status: work.status,
    networkPath: work.networkPath,
    region: work.region,
    reason: work.reason,
    customers: work.customers,
    day: formatLocalDate(work.startDay),
    startMinute: zone.momentOf(work.announcedStartMs).wallMinute,
    endDay: formatLocalDate(work.endDay),
    endMinute: zone.momentOf(work.announcedEndMs).wallMinute,
    noticeDays: judgedBy ? judgedBy.startDay - judgedBy.publishedDay : null,
    notice: verdict.notice,
    changedLate: verdict.changedLate,
    start: verdict.start,
    startOffMinutes: verdict.startOffMinutes,
    overrunMinutes: verdict.overrunMinutes,
    overrunCustomerMinutes: verdict.overrunCustomerMinutes,
    heat: heat?.kind ?? 'takes-no-power',
    maxC: heat && heat.kind !== 'not-assessed' ? heat.maxC : null,
    maxKind: heat?.kind === 'conflict' ? heat.source : null,
    note: work.note,
  };
}
