import type { NamedExclusion } from '../../domain/reliability/named-exclusion';
import type { LocalDate } from '../../domain/time/local-date';
import type { Database } from '../../platform/duckdb';
import { InterruptionRecords } from '../../ports/interruption-records';
import type { InterruptionStep, WorkVersion } from '../../ports/interruption-records';
import type { UpsertOutcome } from '../../ports/usage-point-records';
import { selectList, upsertRows } from './upsert';
import type { RowTable } from './upsert';

const INTERRUPTIONS: RowTable<InterruptionStep> = {
  table: 'interruptions',
  identity: ['interruption_id', 'step'],
  fields: [
    ['interruption_id', 'interruptionId'],
    ['step', 'step'],
    ['kind', 'kind'],
    ['extent', 'extent'],
    ['start', 'start'],
    ['end', 'end'],
    ['customers', 'customers'],
    ['cause', 'cause'],
    ['network_path', 'networkPath'],
    ['region', 'region'],
    ['transformer', 'transformer'],
    ['feeder', 'feeder'],
    ['voltage_level', 'voltageLevel'],
    ['exclusion', 'exclusion'],
    ['reason', 'reason'],
    ['note', 'note'],
    ['work_id', 'workId'],
  ],
};

const WORKS: RowTable<WorkVersion> = {
  table: 'works',
  identity: ['work_id', 'version'],
  fields: [
    ['work_id', 'workId'],
    ['version', 'version'],
    ['status', 'status'],
    ['published_at', 'publishedAt'],
    ['announced_start', 'announcedStart'],
    ['announced_end', 'announcedEnd'],
    ['network_path', 'networkPath'],
    ['region', 'region'],
    ['transformer', 'transformer'],
    ['feeder', 'feeder'],
    ['customers', 'customers'],
    ['reason', 'reason'],
    ['place', 'place'],
    ['note', 'note'],
  ],
};

interface ExclusionRow {
  interruptionId: string;
  reason: string;
  excludedBy: string;
  excludedAt: Date;
  revokedBy: string | null;
  revokedAt: Date | null;
  revokedReason: string | null;
}

const EXCLUSIONS: RowTable<ExclusionRow> = {
  table: 'named_exclusions',
  identity: ['interruption_id', 'excluded_at'],
  fields: [
    ['interruption_id', 'interruptionId'],
    ['reason', 'reason'],
    ['excluded_by', 'excludedBy'],
    ['excluded_at', 'excludedAt'],
    ['revoked_by', 'revokedBy'],
    ['revoked_at', 'revokedAt'],
    ['revoked_reason', 'revokedReason'],
  ],
};

const EXCLUDED = `
  SELECT ${selectList(EXCLUSIONS)} FROM named_exclusions ORDER BY excluded_at, interruption_id`;

const LOGGED = 'SELECT count(*)::INTEGER AS count FROM interruptions WHERE interruption_id = $1';

/** A momentary one at `from` itself belongs to the span. */
const OVERLAPPING = `
  SELECT ${selectList(INTERRUPTIONS)} FROM interruptions
  WHERE start < $2 AND ("end" IS NULL OR "end" > $1 OR start >= $1)
  ORDER BY start, interruption_id, step`;

/** Versions that are numbers come in the order of numbers. */
const ANNOUNCED = `
  SELECT ${selectList(WORKS)} FROM works
  WHERE work_id IN (SELECT work_id FROM works WHERE announced_start >= $1 AND announced_start < $2)
  ORDER BY announced_start, try_cast(version AS INTEGER) NULLS LAST, version, work_id`;

const COVERED = 'SELECT first_day AS "from", last_day AS "to" FROM covered_days ORDER BY first_day';

interface Span {
  from: LocalDate;
  to: LocalDate;
}

/** Interruptions and works in `records.duckdb`. */
export class DuckDbInterruptionRecords extends InterruptionRecords {
  constructor(private readonly database: Database) {
    super();
  }

  saveInterruptions(rows: InterruptionStep[]): Promise<UpsertOutcome[]> {
    return this.database.write((session) => upsertRows(session, INTERRUPTIONS, rows));
  }

  interruptions(from: Date, to: Date): Promise<InterruptionStep[]> {
    return this.database.read((session) => session.rows<InterruptionStep>(OVERLAPPING, from, to));
  }

  async addCoveredDays(from: LocalDate, to: LocalDate): Promise<void> {
    await this.database.write(async (session) => {
      const spans = merged([...(await session.rows<Span>(COVERED)), { from, to }]);
      await session.run('DELETE FROM covered_days');
      const columns = [spans.map((span) => span.from), spans.map((span) => span.to)];
      await session.append('covered_days', columns, spans.length);
    });
  }

  coveredDays(): Promise<Span[]> {
    return this.database.read((session) => session.rows<Span>(COVERED));
  }

  async isLogged(interruptionId: string): Promise<boolean> {
    const [{ count }] = await this.database.read((session) =>
      session.rows<{ count: number }>(LOGGED, interruptionId),
    );
    return count > 0;
  }

  async saveExclusion(exclusion: NamedExclusion): Promise<void> {
    await this.database.write((session) => upsertRows(session, EXCLUSIONS, [exclusionRow(exclusion)]));
  }

  async exclusions(): Promise<NamedExclusion[]> {
    const rows = await this.database.read((session) => session.rows<ExclusionRow>(EXCLUDED));
    return rows.map(toExclusion);
  }

  saveWorks(rows: WorkVersion[]): Promise<UpsertOutcome[]> {
    return this.database.write((session) => upsertRows(session, WORKS, rows));
  }

  works(from: Date, to: Date): Promise<WorkVersion[]> {
    return this.database.read((session) => session.rows<WorkVersion>(ANNOUNCED, from, to));
  }
}

const exclusionRow = ({ interruptionId, reason, by, at, revoked }: NamedExclusion): ExclusionRow => ({
  ...{ interruptionId, reason, excludedBy: by, excludedAt: new Date(at) },
  revokedBy: revoked?.by ?? null,
  revokedAt: revoked && new Date(revoked.at),
  revokedReason: revoked?.reason ?? null,
});

const toExclusion = (row: ExclusionRow): NamedExclusion => ({
  interruptionId: row.interruptionId,
  reason: row.reason,
  by: row.excludedBy,
  at: row.excludedAt.getTime(),
  revoked: row.revokedAt && { by: row.revokedBy!, at: row.revokedAt.getTime(), reason: row.revokedReason! },
});

/** Spans that touch or lie over each other become one. */
function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result[result.length - 1];
    if (last && span.from <= last.to + 1) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}
