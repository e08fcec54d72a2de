import type { LocalDate } from '../domain/time/local-date';
import type { UpsertOutcome } from './usage-point-records';

/** What a network node was planned to take on a day. */
export interface PlannedLoadDay {
  /** empty = the whole utility */
  networkPath: string;
  day: LocalDate;
  plannedWh: number;
}

/** What a network node has received at its border: not the sum of its meters (ruling A1). */
export interface SystemLoadDay {
  networkPath: string;
  day: LocalDate;
  receivedWh: number;
  /** highest demand of the day, W; null = not given */
  peakWatt: number | null;
  peakAt: Date | null;
}

/** Load as planned and as received, by network node and day. Spans are inclusive, rows ascending by node and day. */
export abstract class LoadRecords {
  /** Upsert on (networkPath, day). One outcome per row, in order. All or nothing. */
  abstract savePlannedLoad(rows: PlannedLoadDay[]): Promise<UpsertOutcome[]>;
  abstract plannedLoad(from: LocalDate, to: LocalDate): Promise<PlannedLoadDay[]>;
  /** Upsert on (networkPath, day). One outcome per row, in order. All or nothing. */
  abstract saveSystemLoad(rows: SystemLoadDay[]): Promise<UpsertOutcome[]>;
  abstract systemLoad(from: LocalDate, to: LocalDate): Promise<SystemLoadDay[]>;
}
