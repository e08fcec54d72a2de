import type { Database, Param } from '../../platform/duckdb';
import { ReportArchive } from '../../ports/report-archive';
import type { ReportEdition } from '../../ports/report-archive';

const HEAD = 'id, kind, subject, edition, template_version AS "templateVersion", created_at AS "createdAt"';
const WHOLE = `SELECT ${HEAD}, facts FROM report_editions`;

/** Editions in `records.duckdb`. */
export class DuckDbReportArchive extends ReportArchive {
  constructor(private readonly database: Database) {
    super();
  }

  latest(kind: string, subject: string): Promise<ReportEdition | null> {
    return this.one(`${WHOLE} WHERE kind = $1 AND subject = $2 ORDER BY edition DESC LIMIT 1`, kind, subject);
  }

  get(id: string): Promise<ReportEdition | null> {
    return this.one(`${WHOLE} WHERE id = $1`, id);
  }

  list(kind: string | null, limit: number): Promise<Omit<ReportEdition, 'facts'>[]> {
    const newest = `
      SELECT ${HEAD} FROM report_editions WHERE $1::VARCHAR IS NULL OR kind = $1
      ORDER BY created_at DESC, kind, subject, edition DESC LIMIT $2`;
    return this.database.read((session) => session.rows(newest, kind, limit));
  }

  async add(edition: ReportEdition): Promise<void> {
    const { id, kind, subject, edition: number, facts, templateVersion, createdAt } = edition;
    const there =
      'SELECT 1 FROM report_editions WHERE id = $1 OR (kind = $2 AND subject = $3 AND edition = $4)';
    await this.database.write(async (session) => {
      if ((await session.rows(there, id, kind, subject, number)).length > 0)
        throw new Error(`cannot add edition ${number} of ${kind} ${subject}: it is there already`);
      const columns = [[id], [kind], [subject], [number], [facts], [templateVersion], [createdAt]];
      await session.append('report_editions', columns, 1);
    });
  }

  private async one(sql: string, ...params: Param[]): Promise<ReportEdition | null> {
    const [edition] = await this.database.read((session) => session.rows<ReportEdition>(sql, ...params));
    return edition ?? null;
  }
}
