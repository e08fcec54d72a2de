import type { Severity } from '../../domain/metering/finding';
import type { LocalDate } from '../../domain/time/local-date';
import type { Database, Param } from '../../platform/duckdb';
import { ImportRecords } from '../../ports/import-records';
import type {
  Correction,
  CorrectionEntry,
  ImportEntry,
  ImportResult,
  ImportState,
  ParkedRow,
  ReadingFinding,
} from '../../ports/import-records';
import { appendCorrections, CORRECTIONS_OF } from './corrections';
import { FINDING_COUNTS, FINDINGS_OF, replaceReadingFindings } from './reading-findings';

interface Row {
  number: number;
  state: ImportState;
  started_at: Date;
  ended_at: Date | null;
  error: string | null;
  result: string;
}

const END =
  'UPDATE imports SET state = $2, ended_at = $3, error = $4, result = coalesce($5, result) WHERE number = $1';

/** Imports in `records.duckdb`. */
export class DuckDbImportRecords extends ImportRecords {
  constructor(private readonly database: Database) {
    super();
  }

  begin(kind: string, file: string, startedAt: Date): Promise<{ number: number; importId: string }> {
    return this.database.write(async (session) => {
      const [{ number }] = await session.rows<{ number: number }>(
        'SELECT (coalesce(max(number), 0) + 1)::INTEGER AS number FROM imports',
      );
      const importId = `import-${String(number).padStart(6, '0')}`;
      const columns = [[number], [importId], ['running'], [kind], [file], [startedAt], [null], [null]];
      await session.append('imports', [...columns, [JSON.stringify(noResult(importId, kind, file))]], 1);
      return { number, importId };
    });
  }

  async finish(number: number, result: ImportResult, endedAt: Date): Promise<void> {
    await this.change(END, number, 'done', endedAt, null, JSON.stringify(result));
  }

  async fail(number: number, error: string, endedAt: Date): Promise<void> {
    await this.change(END, number, 'failed', endedAt, error, null);
  }

  markInterrupted(at: Date): Promise<number> {
    return this.change(`UPDATE imports SET state = 'interrupted', ended_at = $1 WHERE state = 'running'`, at);
  }

  async get(importId: string): Promise<ImportEntry | null> {
    const [row] = await this.rows<Row>('FROM imports WHERE import_id = $1', importId);
    return row ? toEntry(row) : null;
  }

  async latest(limit: number): Promise<ImportEntry[]> {
    return (await this.rows<Row>('FROM imports ORDER BY number DESC LIMIT $1', limit)).map(toEntry);
  }

  async lastFinishedAt(): Promise<Date | null> {
    const [row] = await this.rows<{ at: Date | null }>(
      `SELECT max(ended_at) AS at FROM imports WHERE state = 'done'`,
    );
    return row.at;
  }

  async logCorrections(number: number, rows: Correction[], at: Date): Promise<void> {
    if (rows.length > 0) await this.database.write((session) => appendCorrections(session, number, rows, at));
  }

  corrections(key: number, from: LocalDate, to: LocalDate): Promise<CorrectionEntry[]> {
    return this.rows<CorrectionEntry>(CORRECTIONS_OF, key, from, to);
  }

  async replaceFindings(
    touched: { key: Int32Array; day: Int32Array; channel: Uint8Array },
    findings: ReadingFinding[],
    number: number,
  ): Promise<void> {
    if (touched.key.length === 0 && findings.length === 0) return;
    await this.database.write((session) => replaceReadingFindings(session, touched, findings, number));
  }

  findingsOf(key: number, from: LocalDate, to: LocalDate): Promise<ReadingFinding[]> {
    return this.rows<ReadingFinding>(FINDINGS_OF, key, from, to);
  }

  findingCounts(
    from: LocalDate,
    to: LocalDate,
  ): Promise<{ code: string; severity: Severity; count: number; usagePoints: number }[]> {
    return this.rows(FINDING_COUNTS, from, to);
  }

  async park(rows: ParkedRow[], at: Date): Promise<void> {
    if (rows.length === 0) return;
    const columns = [rows.map((row) => row.kind), rows.map((row) => row.usagePointId)];
    const fields = rows.map((row) => JSON.stringify(row.fields));
    await this.database.write(async (session) => {
      const [{ last }] = await session.rows<{ last: number }>(
        'SELECT coalesce(max(place), 0)::INTEGER AS last FROM parked_rows',
      );
      const places = Int32Array.from(rows, (_, index) => last + 1 + index);
      await session.append('parked_rows', [places, ...columns, fields, rows.map(() => at)], rows.length);
    });
  }

  takeParked(notBefore: Date): Promise<ParkedRow[]> {
    return this.database.write(async (session) => {
      await session.run('DELETE FROM parked_rows WHERE parked_at < $1', notBefore);
      const rows = await session.rows<{ kind: string; usagePointId: string; fields: string }>(
        `SELECT kind, usage_point_id AS "usagePointId", fields FROM parked_rows
         WHERE usage_point_id IN (SELECT usage_point_id FROM usage_point_keys) ORDER BY place`,
      );
      await session.run(
        'DELETE FROM parked_rows WHERE usage_point_id IN (SELECT usage_point_id FROM usage_point_keys)',
      );
      return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as Record<string, string> }));
    });
  }

  async parkedCount(): Promise<number> {
    const [row] = await this.rows<{ count: number }>('SELECT count(*)::INTEGER AS count FROM parked_rows');
    return row.count;
  }

  private rows<T>(sql: string, ...params: Param[]): Promise<T[]> {
    return this.database.read((session) => session.rows<T>(sql, ...params));
  }

  private change(sql: string, ...params: Param[]): Promise<number> {
    return this.database.write(async (session) => (await session.run(sql, ...params)).rowsChanged);
  }
}

const noResult = (importId: string, kind: string, file: string): ImportResult => ({
  importId,
  file,
  kind,
  rows: 0,
  accepted: 0,
  unchanged: 0,
  corrected: 0,
  rejected: 0,
  findings: [],
  days: null,
  rejectsFile: null,
});

const toEntry = (row: Row): ImportEntry => ({
  ...(JSON.parse(row.result) as ImportResult),
  number: row.number,
  state: row.state,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  error: row.error,
});
