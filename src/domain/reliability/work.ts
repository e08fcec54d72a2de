import type { LocalDate } from '../time/local-date';

export const WORK_STATUSES = ['draft', 'approved', 'announced', 'postponed', 'cancelled', 'done'] as const;
export type WorkStatus = (typeof WORK_STATUSES)[number];

/** One version of a planned outage as it was published. Moments in milliseconds, days in the utility's zone. */
export interface WorkVersion {
  workId: string;
  version: number;
  status: WorkStatus;
  publishedAtMs: number;
  publishedDay: LocalDate;
  announcedStartMs: number;
  announcedEndMs: number;
  startDay: LocalDate;
  /** day of the announced end */
  endDay: LocalDate;
  customers: number | null;
  networkPath: string | null;
  region: string | null;
  reason: string | null;
  place: string | null;
  note: string | null;
}

/** Notice rules; settings. */
export interface WorkSettings {
  /** Electricity Law 61/2024 Đ49.2: at least five days before */
  noticeDays: number;
  /** unplanned: status and expected restoration within 24 hours */
  emergencyNoticeHours: number;
  /** start and end may be off by so many minutes (ruling L6; M) */
  toleranceMinutes: number;
}

export const DEFAULT_WORK_SETTINGS: WorkSettings = {
  noticeDays: 5,
  emergencyNoticeHours: 24,
  toleranceMinutes: 15,
};

export const byVersion = (versions: readonly WorkVersion[]): WorkVersion[] =>
  [...versions].sort((a, b) => a.version - b.version);

/** Ruling L6: start day − publication day ≥ 5, in local days. */
export const isInTime = (version: WorkVersion, settings: WorkSettings): boolean =>
  version.startDay - version.publishedDay >= settings.noticeDays;
