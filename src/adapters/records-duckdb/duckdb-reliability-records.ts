import type { YearMonth } from '../../domain/time/year-month';
import type { Database } from '../../platform/duckdb';
import { ReliabilityRecords } from '../../ports/reliability-records';
import type { CustomersServedMonth, YearTarget } from '../../ports/reliability-records';
import type { UpsertOutcome } from '../../ports/usage-point-records';
import { selectList, upsertRows } from './upsert';
import type { RowTable } from './upsert';

const SERVED: RowTable<CustomersServedMonth> = {
  table: 'customers_served',
  identity: ['network_path', 'month'],
  fields: [
    ['network_path', 'networkPath'],
    ['month', 'month'],
    ['customers', 'customers'],
  ],
};

const TARGETS: RowTable<YearTarget> = {
  table: 'targets',
  identity: ['network_path', 'year', 'index_name'],
  fields: [
    ['network_path', 'networkPath'],
    ['year', 'year'],
    ['index_name', 'index'],
    ['value', 'value'],
  ],
};

const SERVED_WITHIN = `
  SELECT ${selectList(SERVED)} FROM customers_served WHERE month BETWEEN $1 AND $2 ORDER BY network_path, month`;
const TARGETS_OF = `SELECT ${selectList(TARGETS)} FROM targets WHERE year = $1 ORDER BY network_path, index_name`;

/** Customers served and targets in `records.duckdb`. */
export class DuckDbReliabilityRecords extends ReliabilityRecords {
  constructor(private readonly database: Database) {
    super();
  }

  saveCustomersServed(rows: CustomersServedMonth[]): Promise<UpsertOutcome[]> {
    return this.database.write((session) => upsertRows(session, SERVED, rows));
  }

  customersServed(from: YearMonth, to: YearMonth): Promise<CustomersServedMonth[]> {
    return this.database.read((session) => session.rows<CustomersServedMonth>(SERVED_WITHIN, from, to));
  }

  saveTargets(rows: YearTarget[]): Promise<UpsertOutcome[]> {
    return this.database.write((session) => upsertRows(session, TARGETS, rows));
  }

  targets(year: number): Promise<YearTarget[]> {
    return this.database.read((session) => session.rows<YearTarget>(TARGETS_OF, year));
  }
}
