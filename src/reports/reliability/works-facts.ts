import type { WorkAdherence, WorkVerdict } from '../../domain/reliability/work-adherence';

/** One planned work, by its latest version, with how it kept what was announced. Times are local: ISO day, wall minute. */
export interface WorkFacts {
  workId: string;
  status: 'draft' | 'approved' | 'announced' | 'postponed' | 'cancelled' | 'done';
  networkPath: string | null;
  region: string | null;
  reason: string | null;
  customers: number | null;
  day: string;
  startMinute: number;
  endDay: string;
  endMinute: number;
  /** days from publication to start; null where nothing was announced */
  noticeDays: number | null;
  notice: WorkVerdict['notice'];
  /** linked to an unplanned interruption: to be told within hours, not days before */
  emergency: boolean;
  /** emergencies: hours from the start to the publication, below 0 = before; null where nothing was announced */
  noticeAfterHours: number | null;
  changedLate: number;
  start: WorkVerdict['start'];
  startOffMinutes: number | null;
  overrunMinutes: number | null;
  overrunCustomerMinutes: number | null;
  heat: 'conflict' | 'clear' | 'not-assessed' | 'takes-no-power';
  /** hottest known day of the work; null = not known */
  maxC: number | null;
  maxKind: 'observed' | 'forecast' | null;
  /** why it goes on in the heat, as the work's note says */
  note: string | null;
}

/** How works kept what was announced. Planned ones have a notice in days before, emergencies in hours after the start. */
export interface WorkCounts extends WorkAdherence {
  planned: number;
  plannedInTime: number;
  emergencies: number;
  emergenciesInTime: number;
  heatConflicts: number;
  notAssessed: number;
}

/** The works whose window begins in a span. */
export interface WorksFacts {
  from: string;
  to: string;
  noticeDays: number;
  emergencyNoticeHours: number;
  toleranceMinutes: number;
  heatCelsius: number;
  counts: WorkCounts;
  /** by the company below the corporation, in the order of the tree; null = not said */
  byNode: { node: string | null; counts: WorkCounts }[];
  /** conflicts first, then by start */
  works: WorkFacts[];
}
