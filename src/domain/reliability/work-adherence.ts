import type { InterruptionStep } from './interruption';
import {
  byVersion,
  DEFAULT_WORK_SETTINGS,
  isInTime,
  type WorkSettings,
  type WorkStatus,
  type WorkVersion,
} from './work';

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;

/** How one work kept what was announced. */
export interface WorkVerdict {
  workId: string;
  status: WorkStatus;
  /** the version it is judged by; null when nothing was announced */
  judgedBy: WorkVersion | null;
  /** `in-time`, `late`, or `none` where nothing was announced */
  notice: 'in-time' | 'late' | 'none';
  /** announcements after that one that came too late to count */
  changedLate: number;
  /** null while nothing has happened */
  start: 'on-time' | 'early' | 'late' | null;
  /** actual − announced start; null while nothing has happened */
  startOffMinutes: number | null;
  /** beyond the announced end; 0 within the tolerance; null while it has not ended */
  overrunMinutes: number | null;
  /** customers × their minutes beyond the announced end; null while unknown */
  overrunCustomerMinutes: number | null;
}

/**
 * Judges a work by its last announcement that was published in time, else by the last one at all (ruling L6).
 * `actual` are the steps of the interruptions that name the work.
 */
export function judgeWork(
  versions: readonly WorkVersion[],
  actual: readonly InterruptionStep[],
  settings: WorkSettings = DEFAULT_WORK_SETTINGS,
): WorkVerdict {
  const sorted = byVersion(versions);
  const announced = sorted.filter(({ status }) => status === 'announced');
  const emergency = actual.some(({ kind }) => kind === 'unplanned');
  const inTime = announced.filter((each) =>
    emergency ? inTimeForEmergency(each, actual, settings) : isInTime(each, settings),
  );
  const judgedBy = inTime.at(-1) ?? announced.at(-1) ?? null;
  const latest = sorted.at(-1)!;
  return {
    workId: latest.workId,
    status: latest.status,
    judgedBy,
    notice: inTime.length > 0 ? 'in-time' : judgedBy ? 'late' : 'none',
    changedLate: judgedBy ? announced.filter(({ version }) => version > judgedBy.version).length : 0,
    ...keptTimes(judgedBy, actual, settings),
  };
}

function inTimeForEmergency(
  version: WorkVersion,
  actual: readonly InterruptionStep[],
  settings: WorkSettings,
): boolean {
  const start = Math.min(...actual.map(({ startMs }) => startMs));
  return version.publishedAtMs - start <= settings.emergencyNoticeHours * MS_PER_HOUR;
}

type KeptTimes = Pick<WorkVerdict, 'start' | 'startOffMinutes' | 'overrunMinutes' | 'overrunCustomerMinutes'>;

function keptTimes(
  judgedBy: WorkVersion | null,
  actual: readonly InterruptionStep[],
  { toleranceMinutes }: WorkSettings,
): KeptTimes {
  if (!judgedBy || actual.length === 0) {
    return { start: null, startOffMinutes: null, overrunMinutes: null, overrunCustomerMinutes: null };
  }
  const started = Math.min(...actual.map(({ startMs }) => startMs));
  const startOffMinutes = (started - judgedBy.announcedStartMs) / MS_PER_MINUTE;
  const isOff = Math.abs(startOffMinutes) > toleranceMinutes;
  return {
    start: !isOff ? 'on-time' : startOffMinutes < 0 ? 'early' : 'late',
    startOffMinutes,
    ...overrun(judgedBy.announcedEndMs, actual, toleranceMinutes),
  };
}

function overrun(
  announcedEndMs: number,
  actual: readonly InterruptionStep[],
  toleranceMinutes: number,
): Pick<WorkVerdict, 'overrunMinutes' | 'overrunCustomerMinutes'> {
  if (actual.some(({ endMs }) => endMs === null))
    return { overrunMinutes: null, overrunCustomerMinutes: null };
  const beyond = (step: InterruptionStep) => {
    const minutes = (step.endMs! - announcedEndMs) / MS_PER_MINUTE;
    return minutes > toleranceMinutes ? minutes : 0;
  };
  const known = actual.every(({ customers }) => customers !== null);
  return {
    overrunMinutes: Math.max(...actual.map(beyond)),
    overrunCustomerMinutes: known
      ? actual.reduce((sum, step) => sum + beyond(step) * step.customers!, 0)
      : null,
  };
}

/** Counts for one node or for all. */
export interface WorkAdherence {
  works: number;
  noticeInTime: number;
  changedLate: number;
  /** of those that have started */
  started: number;
  startedOnTime: number;
  /** of those that have ended */
  ended: number;
  endedLate: number;
  overrunCustomerMinutes: number;
  postponed: number;
  cancelled: number;
}

export function adherenceOf(verdicts: readonly WorkVerdict[]): WorkAdherence {
  const count = (test: (verdict: WorkVerdict) => boolean) => verdicts.filter(test).length;
  return {
    works: verdicts.length,
    noticeInTime: count(({ notice }) => notice === 'in-time'),
    changedLate: count(({ changedLate }) => changedLate > 0),
    started: count(({ start }) => start !== null),
    startedOnTime: count(({ start }) => start === 'on-time'),
    ended: count(({ overrunMinutes }) => overrunMinutes !== null),
    endedLate: count(({ overrunMinutes }) => (overrunMinutes ?? 0) > 0),
    overrunCustomerMinutes: verdicts.reduce((sum, each) => sum + (each.overrunCustomerMinutes ?? 0), 0),
    postponed: count(({ status }) => status === 'postponed'),
    cancelled: count(({ status }) => status === 'cancelled'),
  };
}
