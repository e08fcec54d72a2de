import type { NamedExclusion } from '../domain/reliability/named-exclusion';
import type { LocalDate } from '../domain/time/local-date';
import type { UpsertOutcome } from './usage-point-records';

/** One step of an interruption: the customers restored at `end`. */
export interface InterruptionStep {
  interruptionId: string;
  step: string;
  kind: 'planned' | 'unplanned';
  extent: 'interruption' | 'reduction';
  start: Date;
  /** null = goes on */
  end: Date | null;
  /** null = unknown, listed and never counted as 0 */
  customers: number | null;
  cause: string;
  networkPath: string;
  region: string;
  transformer: string;
  feeder: string;
  voltageLevel: string;
  /** configured class of exclusion, empty = none */
  exclusion: string;
  reason: string;
  note: string;
  workId: string;
}

/** One published state of a planned work. */
export interface WorkVersion {
  workId: string;
  version: string;
  status: 'draft' | 'approved' | 'announced' | 'postponed' | 'cancelled' | 'done';
  publishedAt: Date | null;
  announcedStart: Date;
  announcedEnd: Date;
  networkPath: string;
  region: string;
  transformer: string;
  feeder: string;
  customers: number | null;
  reason: string;
  place: string;
  note: string;
}

/** The log of interruptions and works, and for which days it is complete. */
export abstract class InterruptionRecords {
  /** Upsert on (interruptionId, step). One outcome per row, in order. All or nothing. */
  abstract saveInterruptions(rows: InterruptionStep[]): Promise<UpsertOutcome[]>;
  /** Steps that overlap [from, to), running ones included, ascending by start. */
  abstract interruptions(from: Date, to: Date): Promise<InterruptionStep[]>;
  /** The log is complete for these days, both inclusive; imports add up (ruling L1). */
  abstract addCoveredDays(from: LocalDate, to: LocalDate): Promise<void>;
  /** Covered spans, merged, ascending. */
  abstract coveredDays(): Promise<{ from: LocalDate; to: LocalDate }[]>;
  /** True where the log has an interruption of that id. */
  abstract isLogged(interruptionId: string): Promise<boolean>;
  /** Upsert on (interruptionId, at): a decision, and later that it was revoked. */
  abstract saveExclusion(exclusion: NamedExclusion): Promise<void>;
  /** Every exclusion by name, revoked ones too, ascending by time. */
  abstract exclusions(): Promise<NamedExclusion[]>;
  /** Upsert on (workId, version). */
  abstract saveWorks(rows: WorkVersion[]): Promise<UpsertOutcome[]>;
  /** Every version of the works announced inside [from, to), ascending by announced start, then version. */
  abstract works(from: Date, to: Date): Promise<WorkVersion[]>;
}
