import type { YearMonth } from '../domain/time/year-month';
import type { UpsertOutcome } from './usage-point-records';

/** Customers of a network node in a month, counted by the utility (ruling L3: it wins over our count). */
export interface CustomersServedMonth {
  /** empty = the whole utility */
  networkPath: string;
  month: YearMonth;
  customers: number;
}

/** What a reliability index of a network node may be in a year. */
export const TARGET_INDICES = ['saidi', 'saifi', 'maifi', 'caidi'] as const;
export type TargetIndex = (typeof TARGET_INDICES)[number];

export interface YearTarget {
  networkPath: string;
  year: number;
  index: TargetIndex;
  /** minutes for SAIDI and CAIDI, interruptions for SAIFI and MAIFI */
  value: number;
}

/** What reliability is measured by. Rows ascending by node, then time. */
export abstract class ReliabilityRecords {
  /** Upsert on (networkPath, month). One outcome per row, in order. All or nothing. */
  abstract saveCustomersServed(rows: CustomersServedMonth[]): Promise<UpsertOutcome[]>;
  /** Both ends inclusive. */
  abstract customersServed(from: YearMonth, to: YearMonth): Promise<CustomersServedMonth[]>;
  /** Upsert on (networkPath, year, index). One outcome per row, in order. All or nothing. */
  abstract saveTargets(rows: YearTarget[]): Promise<UpsertOutcome[]>;
  abstract targets(year: number): Promise<YearTarget[]>;
}
