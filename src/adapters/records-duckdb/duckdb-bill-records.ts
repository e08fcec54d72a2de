import type { Period } from '../../domain/time/period';
import type { Database } from '../../platform/duckdb';
import { BillRecords } from '../../ports/bill-records';
import type { BillRow } from '../../ports/bill-records';
import type { UpsertOutcome } from '../../ports/usage-point-records';
import { selectList, upsertRows } from './upsert';
import type { RowTable } from './upsert';

const BILLS: RowTable<BillRow> = {
  table: 'bills',
  identity: ['usage_point_id', 'period_from', 'period_until'],
  fields: [
    ['usage_point_id', 'usagePointId'],
    ['period_from', 'from'],
    ['period_until', 'until'],
    ['kwh', 'kwh'],
    ['before_vat_dong', 'beforeVatDong'],
    ['vat_dong', 'vatDong'],
    ['total_dong', 'totalDong'],
    ['invoice_no', 'invoiceNo'],
    ['issued_on', 'issuedOn'],
    ['due_on', 'dueOn'],
  ],
};

const MEETING = `
  SELECT ${selectList(BILLS)} FROM bills
  WHERE usage_point_id = $1 AND period_from < $3 AND period_until > $2 ORDER BY period_from, period_until`;

/** Invoices in `records.duckdb`. */
export class DuckDbBillRecords extends BillRecords {
  constructor(private readonly database: Database) {
    super();
  }

  saveBills(rows: BillRow[]): Promise<UpsertOutcome[]> {
    return this.database.write((session) => upsertRows(session, BILLS, rows));
  }

  billsOf(usagePointId: string, { from, until }: Period): Promise<BillRow[]> {
    return this.database.read((session) => session.rows<BillRow>(MEETING, usagePointId, from, until));
  }
}
