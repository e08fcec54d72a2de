import { nodeAt } from '../../domain/reliability/groups';
import { heatAssessments, type HeatAssessment } from '../../domain/reliability/heat-conflicts';
import type { InterruptionStep } from '../../domain/reliability/interruption';
import { byVersion, type WorkSettings, type WorkVersion } from '../../domain/reliability/work';
import { adherenceOf, judgeWork, type WorkVerdict } from '../../domain/reliability/work-adherence';
import { roundTo } from '../../domain/text/decimal';
import { formatLocalDate } from '../../domain/time/local-date';
import { holds, type Period } from '../../domain/time/period';
import type { Zone } from '../../domain/time/zone';
import type { WorkVersion as LoggedVersion } from '../../ports/interruption-records';
import type { UtilitySettings } from '../../ports/utility-settings';
import type { WeatherBook } from '../load/weather-book';
import { isoSpan } from './span-facts';
import type { WorkCounts, WorkFacts, WorksFacts } from './works-facts';

const MS_PER_HOUR = 3_600_000;

export interface WorksInput {
  /** every version of the works of some days */
  versions: readonly LoggedVersion[];
  /** steps of the interruption log, those that name a work among them */
  steps: readonly InterruptionStep[];
  weather: WeatherBook;
  settings: UtilitySettings;
  zone: Zone;
}

/** One work with all that is judged of it. */
interface JudgedWork {
  verdict: WorkVerdict;
  facts: WorkFacts;
}

/** Judges the works whose latest window begins in the span. */
export function worksFacts(input: WorksInput, period: Period): WorksFacts {
  const { settings, zone } = input;
  const judged = judgedWorks(worksWithin(worksById(input.versions, zone), period), input);
  const { noticeDays, toleranceMinutes, emergencyNoticeHours } = workSettings(settings);
  return {
    ...isoSpan(period),
    ...{ noticeDays, emergencyNoticeHours, toleranceMinutes },
    heatCelsius: settings.works.heatCelsius,
    counts: countsOf(judged),
    byNode: byNode(judged),
    works: judged.map(({ facts }) => facts).sort(conflictsFirst),
  };
}

function judgedWorks(works: ReadonlyMap<string, WorkVersion[]>, input: WorksInput): JudgedWork[] {
  const { settings, weather, zone } = input;
  const maximumOf = (region: string, day: number) => weather.maximumOf(region, day);
  const heat = new Map(
    heatAssessments(works, maximumOf, settings.works.heatCelsius).map((each) => [each.work.workId, each]),
  );
  return [...works].map(([workId, versions]) => {
    const actual = input.steps.filter((step) => step.workId === workId);
    const verdict = judgeWork(versions, actual, workSettings(settings));
    const latest = byVersion(versions).at(-1)!;
    return {
      verdict,
      facts: { ...workFacts(verdict, latest, heat.get(workId), zone), ...emergencyOf(verdict, actual) },
    };
  });
}

/** A work whose interruption was not planned is an emergency; its notice counts from when it began. */
function emergencyOf(
  { judgedBy }: WorkVerdict,
  actual: readonly InterruptionStep[],
): Pick<WorkFacts, 'emergency' | 'noticeAfterHours'> {
  const emergency = actual.some(({ kind }) => kind === 'unplanned');
  if (!emergency || !judgedBy) return { emergency, noticeAfterHours: null };
  const start = Math.min(...actual.map(({ startMs }) => startMs));
  return { emergency, noticeAfterHours: roundTo((judgedBy.publishedAtMs - start) / MS_PER_HOUR, 1) };
}

function countsOf(judged: readonly JudgedWork[]): WorkCounts {
  const count = (test: (work: WorkFacts) => boolean): number =>
    judged.filter(({ facts }) => test(facts)).length;
  return {
    ...adherenceOf(judged.map(({ verdict }) => verdict)),
    planned: count(({ emergency }) => !emergency),
    plannedInTime: count(({ emergency, notice }) => !emergency && notice === 'in-time'),
    emergencies: count(({ emergency }) => emergency),
    emergenciesInTime: count(({ emergency, notice }) => emergency && notice === 'in-time'),
    heatConflicts: count(({ heat }) => heat === 'conflict'),
    notAssessed: count(({ heat }) => heat === 'not-assessed'),
  };
}

/** Depth of the tree that answers for works: the company below the corporation. */
const UNIT_LEVEL = 2;

function byNode(judged: readonly JudgedWork[]): WorksFacts['byNode'] {
  const units = new Map<string | null, JudgedWork[]>();
  for (const each of judged) {
    const path = each.facts.networkPath;
    const node = path === null ? null : nodeAt(path, UNIT_LEVEL);
    units.set(node, [...(units.get(node) ?? []), each]);
  }
  return [...units]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([node, works]) => ({ node, counts: countsOf(works) }));
}

const workSettings = ({ works }: UtilitySettings): WorkSettings => ({
  noticeDays: works.noticeDays,
  emergencyNoticeHours: works.emergencyNoticeHours,
  toleranceMinutes: works.toleranceMinutes,
});

function conflictsFirst(a: WorkFacts, b: WorkFacts): number {
  const rank = ({ heat }: WorkFacts): number => (heat === 'conflict' ? 0 : 1);
  const start = ({ day, startMinute, workId }: WorkFacts): string =>
    `${day} ${String(startMinute).padStart(4, '0')} ${workId}`;
  return rank(a) - rank(b) || (start(a) < start(b) ? -1 : 1);
}

/** `2` before `10`, whatever stands before the number. */
const inOrder = (a: LoggedVersion, b: LoggedVersion): number =>
  a.version.localeCompare(b.version, 'en', { numeric: true });

function worksById(versions: readonly LoggedVersion[], zone: Zone): Map<string, WorkVersion[]> {
  const works = new Map<string, WorkVersion[]>();
  for (const row of [...versions].sort(inOrder)) {
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
): Omit<WorkFacts, 'emergency' | 'noticeAfterHours'> {
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
