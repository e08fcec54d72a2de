import type { LocalDate } from '../domain/time/local-date';

export interface DayState {
  day: LocalDate;
  /** raised by every change of a source of the day */
  sourceRevision: number;
  /** source revision that the last aggregation has read; 0 = never aggregated */
  aggregatedRevision: number;
}

/** Which days are to be computed: those whose source revision is above what their aggregation has read. */
export abstract class DayStates {
  /** Raises the source revision of each day by one. */
  abstract raise(days: LocalDate[]): Promise<void>;
  /** Raises the source revision of every day that has one: the master data changed, and today's tree counts (ruling A3). */
  abstract raiseKnown(): Promise<void>;
  abstract get(day: LocalDate): Promise<DayState | null>;
  /** Days to aggregate, ascending. */
  abstract stale(): Promise<DayState[]>;
  /** Records what an aggregation has read. */
  abstract aggregated(day: LocalDate, sourceRevision: number, at: Date): Promise<void>;
  /** Every day that has been aggregated, ascending. */
  abstract computed(): Promise<LocalDate[]>;
  /** Last day that was aggregated, null when none. */
  abstract lastAggregated(): Promise<LocalDate | null>;

  /** Job runs: kept by name and the date they were for, so that a service that slept catches up. */
  abstract jobDone(job: string, forDay: LocalDate, at: Date): Promise<void>;
  abstract jobFailed(job: string, forDay: LocalDate, error: string, at: Date): Promise<void>;
  abstract lastDone(job: string): Promise<LocalDate | null>;
  abstract jobRuns(
    limit: number,
  ): Promise<{ job: string; forDay: LocalDate; at: Date; error: string | null }[]>;
}
