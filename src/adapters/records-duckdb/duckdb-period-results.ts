import type { LocalDate } from '../../domain/time/local-date';
import type { Database } from '../../platform/duckdb';
import { codeOf, PeriodResults, resultAt, VERIFICATIONS } from '../../ports/period-results';
import type { ClosingState, PeriodResult, PeriodTable } from '../../ports/period-results';
import { readPeriods, replacePeriods } from './period-columns';

const STATES = `
  SELECT day, source_days AS "sourceDays", source_revision AS "sourceRevision", open_days AS "openDays",
    open_revision AS "openRevision", closed_at AS "closedAt"
  FROM period_states ORDER BY day`;

const CLOSED = `
  INSERT INTO period_states VALUES ($1, $2::INTEGER[], $3, $4::INTEGER[], $5, $6)
  ON CONFLICT (day) DO UPDATE SET
    source_days = excluded.source_days, source_revision = excluded.source_revision,
    open_days = excluded.open_days, open_revision = excluded.open_revision, closed_at = excluded.closed_at`;

const WAITING =
  'SELECT DISTINCT period_until - 1 AS day FROM period_results WHERE verification = $1 ORDER BY day';

const REVISIONS = 'SELECT day, source_revision AS revision FROM day_states';

/** Results of closed periods in `records.duckdb`. */
export class DuckDbPeriodResults extends PeriodResults {
  constructor(private readonly database: Database) {
    super();
  }

  closedOn(day: LocalDate): Promise<PeriodTable> {
    return this.database.read((session) => readPeriods(session, 'period_until = $1', day + 1));
  }

  async of(key: number, from: LocalDate, until: LocalDate): Promise<PeriodResult | null> {
    const where = 'key = $1 AND period_from = $2 AND period_until = $3';
    const table = await this.database.read((session) => readPeriods(session, where, key, from, until));
    return table.count > 0 ? resultAt(table, 0) : null;
  }

  async ofPoint(key: number): Promise<PeriodResult[]> {
    const table = await this.database.read((session) => readPeriods(session, 'key = $1', key));
    return Array.from({ length: table.count }, (_, place) => resultAt(table, place));
  }

  async save(day: LocalDate, changed: PeriodTable, gone: Int32Array): Promise<void> {
    if (changed.count === 0 && gone.length === 0) return;
    await this.database.write((session) => replacePeriods(session, day + 1, changed, gone));
  }

  async waitingDays(): Promise<LocalDate[]> {
    const code = codeOf(VERIFICATIONS, 'waiting');
    const rows = await this.database.read((session) => session.rows<{ day: number }>(WAITING, code));
    return rows.map(({ day }) => day);
  }

  states(): Promise<ClosingState[]> {
    return this.database.read((session) => session.rows<ClosingState>(STATES));
  }

  async closed(state: ClosingState): Promise<void> {
    const { day, sourceDays, sourceRevision, openDays, openRevision, closedAt } = state;
    await this.database.write((session) =>
      session.run(CLOSED, day, sourceDays, sourceRevision, openDays, openRevision, closedAt),
    );
  }

  async sourceRevisions(): Promise<Map<LocalDate, number>> {
    const rows = await this.database.read((session) =>
      session.rows<{ day: number; revision: number }>(REVISIONS),
    );
    return new Map(rows.map(({ day, revision }) => [day, revision]));
  }
}
