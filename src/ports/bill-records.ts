import type { LocalDate } from '../domain/time/local-date';
import type { Period } from '../domain/time/period';
import type { UpsertOutcome } from './usage-point-records';

/** An invoice of the billing system; it is shown instead of our reckoning. Money is whole đồng. */
export interface BillRow {
  usagePointId: string;
  from: LocalDate;
  /** first day after the period */
  until: LocalDate;
  kwh: number;
  beforeVatDong: number;
  vatDong: number;
  totalDong: number;
  /** empty = not given */
  invoiceNo: string;
  issuedOn: LocalDate | null;
  dueOn: LocalDate | null;
}

/** Invoices of the billing system. */
export abstract class BillRecords {
  /** Upsert on (usagePointId, from, until). One outcome per row, in order. All or nothing. */
  abstract saveBills(rows: BillRow[]): Promise<UpsertOutcome[]>;
  /** Invoices of the point whose periods meet the given one, ascending. */
  abstract billsOf(usagePointId: string, period: Period): Promise<BillRow[]>;
}
