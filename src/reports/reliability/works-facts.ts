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

/** The works whose window begins in a span. */
export interface WorksFacts {
  from: string;
  to: string;
  noticeDays: number;
  toleranceMinutes: number;
  heatCelsius: number;
  counts: WorkAdherence & { heatConflicts: number; notAssessed: number };
  /** conflicts first, then by start */
  works: WorkFacts[];
}
