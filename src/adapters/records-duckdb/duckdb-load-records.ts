import type { LocalDate } from '../../domain/time/local-date';
import type { Database } from '../../platform/duckdb';
import { LoadRecords } from '../../ports/load-records';
import type { PlannedLoadDay, SystemLoadDay } from '../../ports/load-records';
import type { UpsertOutcome } from '../../ports/usage-point-records';
import { selectList, upsertRows } from './upsert';
import type { RowTable } from './upsert';

const PLANNED: RowTable<PlannedLoadDay> = {
  table: 'planned_load',
  identity: ['network_path', 'day'],
  fields: [
    ['network_path', 'networkPath'],
    ['day', 'day'],
    ['planned_wh', 'plannedWh'],
  ],
};

const RECEIVED: RowTable<SystemLoadDay> = {
  table: 'system_load',
  identity: ['network_path', 'day'],
  fields: [
    ['network_path', 'networkPath'],
    ['day', 'day'],
    ['received_wh', 'receivedWh'],
    ['peak_watt', 'peakWatt'],
    ['peak_at', 'peakAt'],
  ],
};

const within = <Row>(table: RowTable<Row>): string =>
  `SELECT ${selectList(table)} FROM ${table.table} WHERE day BETWEEN $1 AND $2 ORDER BY network_path, day`;

/** Planned and received load in `records.duckdb`. */
export class DuckDbLoadRecords extends LoadRecords {
  constructor(private readonly database: Database) {
    super();
  }

  savePlannedLoad(rows: PlannedLoadDay[]): Promise<UpsertOutcome[]> {
    return this.database.write((session) => upsertRows(session, PLANNED, rows));
  }

  plannedLoad(from: LocalDate, to: LocalDate): Promise<PlannedLoadDay[]> {
    return this.database.read((session) => session.rows<PlannedLoadDay>(within(PLANNED), from, to));
  }

  saveSystemLoad(rows: SystemLoadDay[]): Promise<UpsertOutcome[]> {
    return this.database.write((session) => upsertRows(session, RECEIVED, rows));
  }

  systemLoad(from: LocalDate, to: LocalDate): Promise<SystemLoadDay[]> {
    return this.database.read((session) => session.rows<SystemLoadDay>(within(RECEIVED), from, to));
  }
}
