import type { FindingCount, Severity } from '../domain/metering/finding';
import type { LocalDate } from '../domain/time/local-date';

/** running = begun and not ended; a running import found at the start of a service was interrupted and may simply be run again. */
export type ImportState = 'running' | 'done' | 'failed' | 'interrupted';

/** What an import did. rows = accepted + unchanged + corrected + rejected, always. */
export interface ImportResult {
  importId: string;
  file: string;
  kind: string;
  rows: number;
  accepted: number;
  unchanged: number;
  corrected: number;
  rejected: number;
  findings: FindingCount[];
  days: { from: string; to: string } | null;
  rejectsFile: string | null;
}

export interface ImportEntry extends ImportResult {
  /** dense number, from 1 */
  number: number;
  state: ImportState;
  startedAt: Date;
  endedAt: Date | null;
  /** why it failed; null otherwise */
  error: string | null;
}

/** A value that an import replaced. */
export interface Correction {
  key: number;
  day: LocalDate;
  channel: number;
  oldValueWh: number;
  oldQuality: number;
  oldMeter: number;
  newValueWh: number;
  newQuality: number;
}

/** A stored correction with where it came from. */
export interface CorrectionEntry extends Correction {
  importNumber: number;
  file: string;
  at: Date;
}

/** A doubt or remark about one value that stays until a later import clears it. */
export interface ReadingFinding {
  key: number;
  day: LocalDate;
  channel: number;
  code: string;
  severity: Severity;
  message: string;
}

/** A row of a usage point that is not known yet (rulings M14, M19), as delivered. */
export interface ParkedRow {
  kind: string;
  usagePointId: string;
  /** header names and values of the row, canonical column names */
  fields: Record<string, string>;
}

/** The log of imports, what they replaced, what they found, and the readings that wait for their usage point. */
export abstract class ImportRecords {
  abstract begin(kind: string, file: string, startedAt: Date): Promise<{ number: number; importId: string }>;
  abstract finish(number: number, result: ImportResult, endedAt: Date): Promise<void>;
  abstract fail(number: number, error: string, endedAt: Date): Promise<void>;
  /** Marks imports still running as interrupted; returns how many. Called once, when the data folder is opened. */
  abstract markInterrupted(at: Date): Promise<number>;
  abstract get(importId: string): Promise<ImportEntry | null>;
  /** Newest first. */
  abstract latest(limit: number): Promise<ImportEntry[]>;
  /** Last finished import, null when none. */
  abstract lastFinishedAt(): Promise<Date | null>;

  /** Logged before the new values are written. Repeating the same correction in the same import adds nothing. */
  abstract logCorrections(number: number, rows: Correction[], at: Date): Promise<void>;
  /** Oldest first. */
  abstract corrections(key: number, from: LocalDate, to: LocalDate): Promise<CorrectionEntry[]>;

  /** Replaces the findings of these (key, day, channel) by the given ones, so that what was cleared is gone. */
  abstract replaceFindings(
    touched: { key: Int32Array; day: Int32Array; channel: Uint8Array },
    findings: ReadingFinding[],
    number: number,
  ): Promise<void>;
  /** Findings of one point, ascending by day. */
  abstract findingsOf(key: number, from: LocalDate, to: LocalDate): Promise<ReadingFinding[]>;
  /** Findings of the fleet by code and severity over days. */
  abstract findingCounts(
    from: LocalDate,
    to: LocalDate,
  ): Promise<{ code: string; severity: Severity; count: number; usagePoints: number }[]>;

  abstract park(rows: ParkedRow[], at: Date): Promise<void>;
  /** Parked rows of points that are known now, removed from the parking. Rows parked before `notBefore` are dropped. */
  abstract takeParked(notBefore: Date): Promise<ParkedRow[]>;
  abstract parkedCount(): Promise<number>;
}
