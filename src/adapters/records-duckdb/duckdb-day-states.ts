import type { LocalDate } from '../../domain/time/local-date';
import type { Database, Param } from '../../platform/duckdb';
import { DayStates } from '../../ports/day-states';
import type { DayState } from '../../ports/day-states';

const RAISE = `
  INSERT INTO day_states (day, source_revision, aggregated_revision)
  SELECT DISTINCT unnest($1::INTEGER[]), 1, 0
  ON CONFLICT (day) DO UPDATE SET source_revision = day_states.source_revision + 1`;

const SELECT = `
  SELECT day, source_revision AS "sourceRevision", aggregated_revision AS "aggregatedRevision" FROM day_states`;

/** A revision that a slower run read earlier does not take back what a later one has recorded. */
const AGGREGATED = `
  INSERT INTO day_states (day, source_revision, aggregated_revision, aggregated_at) VALUES ($1, $2, $2, $3)
  ON CONFLICT (day) DO UPDATE SET
    aggregated_revision = greatest(day_states.aggregated_revision, $2), aggregated_at = $3`;

/** State of the days and runs of the jobs in `records.duckdb`. */
export class DuckDbDayStates extends DayStates {
  constructor(private readonly database: Database) {
    super();
  }

  async raise(days: LocalDate[]): Promise<void> {
    if (days.length > 0) await this.change(RAISE, days);
  }

  async raiseKnown(): Promise<void> {
    await this.change(
      'UPDATE day_states SET source_revision = source_revision + 1 WHERE source_revision > 0',
    );
  }

  async get(day: LocalDate): Promise<DayState | null> {
    const [state] = await this.rows<DayState>(`${SELECT} WHERE day = $1`, day);
    return state ?? null;
  }

  stale(): Promise<DayState[]> {
    return this.rows<DayState>(`${SELECT} WHERE source_revision > aggregated_revision ORDER BY day`);
  }

  async aggregated(day: LocalDate, sourceRevision: number, at: Date): Promise<void> {
    await this.change(AGGREGATED, day, sourceRevision, at);
  }

  async computed(): Promise<LocalDate[]> {
    const rows = await this.rows<{ day: LocalDate }>(
      'SELECT day FROM day_states WHERE aggregated_at IS NOT NULL ORDER BY day',
    );
    return rows.map(({ day }) => day);
  }

  lastAggregated(): Promise<LocalDate | null> {
    return this.day('SELECT max(day) AS day FROM day_states WHERE aggregated_at IS NOT NULL');
  }

  async jobDone(job: string, forDay: LocalDate, at: Date): Promise<void> {
    await this.change('INSERT INTO job_runs VALUES ($1, $2, $3, NULL)', job, forDay, at);
  }

  async jobFailed(job: string, forDay: LocalDate, error: string, at: Date): Promise<void> {
    await this.change('INSERT INTO job_runs VALUES ($1, $2, $3, $4)', job, forDay, at, error);
  }

  lastDone(job: string): Promise<LocalDate | null> {
    return this.day('SELECT max(for_day) AS day FROM job_runs WHERE job = $1 AND error IS NULL', job);
  }

  jobRuns(limit: number): Promise<{ job: string; forDay: LocalDate; at: Date; error: string | null }[]> {
    return this.rows(
      `SELECT job, for_day AS "forDay", ended_at AS at, error FROM job_runs
       ORDER BY ended_at DESC, rowid DESC LIMIT $1`,
      limit,
    );
  }

  private rows<T>(sql: string, ...params: Param[]): Promise<T[]> {
    return this.database.read((session) => session.rows<T>(sql, ...params));
  }

  private async day(sql: string, ...params: Param[]): Promise<LocalDate | null> {
    const [row] = await this.rows<{ day: number | null }>(sql, ...params);
    return row.day;
  }

  private async change(sql: string, ...params: Param[]): Promise<void> {
    await this.database.write((session) => session.run(sql, ...params));
  }
}
