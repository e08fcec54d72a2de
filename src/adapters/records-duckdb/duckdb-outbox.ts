import type { LocalDate } from '../../domain/time/local-date';
import { type Database, gather, type Session } from '../../platform/duckdb';
import { Outbox } from '../../ports/outbox';
import type { Notice, NoticeKind, NoticeState } from '../../ports/outbox';

interface Row {
  kind: NoticeKind;
  key: number;
  usage_point_id: string;
  period_from: number;
  period_until: number;
  customer_code: string;
  customer_name: string;
  email: string;
  phone: string;
  language: string;
  facts: string;
  state: NoticeState;
  created_at: Date;
  moved_by: string | null;
  moved_at: Date | null;
}

const SAME =
  'notices.kind = given.kind AND notices.key = given.key AND notices.period_until = given.period_until';

/** What was sent stays; the rest takes the new figures, and a notice that was withdrawn comes back. */
const RENEW = `
  UPDATE notices SET
    facts = given.facts, customer_code = given.customer_code, customer_name = given.customer_name,
    email = given.email, phone = given.phone, language = given.language, period_from = given.period_from,
    state = CASE WHEN notices.state = 'withdrawn' THEN given.state ELSE notices.state END
  FROM given_notices AS given WHERE ${SAME} AND notices.state <> 'sent'`;

const ADD = `
  INSERT INTO notices FROM given_notices AS given WHERE NOT EXISTS (SELECT 1 FROM notices WHERE ${SAME})`;

const MOVE = `
  UPDATE notices SET state = $1, moved_by = $6, moved_at = $7
  WHERE period_until = $2 AND key IN (SELECT unnest($3::INTEGER[]))
    AND kind IN (SELECT unnest(string_split($4, ','))) AND state IN (SELECT unnest(string_split($5, ',')))`;

const COUNTS =
  'SELECT kind, state, count(*)::INTEGER AS count FROM notices GROUP BY kind, state ORDER BY kind, state';

/** Notices in `records.duckdb`. */
export class DuckDbOutbox extends Outbox {
  constructor(private readonly database: Database) {
    super();
  }

  async put(notices: Notice[]): Promise<number> {
    if (notices.length === 0) return 0;
    return this.database.write((session) => putNotices(session, notices));
  }

  move(
    until: LocalDate,
    keys: Int32Array,
    kinds: readonly NoticeKind[],
    from: readonly NoticeState[],
    to: NoticeState,
    by: { id: string; at: Date },
  ): Promise<number> {
    if (keys.length === 0) return Promise.resolve(0);
    return this.database.write(async (session) => {
      const { rowsChanged } = await session.run(
        MOVE,
        to,
        until,
        keys,
        kinds.join(','),
        from.join(','),
        by.id,
        by.at,
      );
      return rowsChanged;
    });
  }

  ofPeriods(until: LocalDate): Promise<Notice[]> {
    return this.notices('WHERE period_until = $1 ORDER BY key, kind', until);
  }

  async keysIn(until: LocalDate, kind: NoticeKind, state: NoticeState): Promise<Int32Array> {
    const keys = 'SELECT key FROM notices WHERE period_until = $1 AND kind = $2 AND state = $3 ORDER BY key';
    const result = await this.database.read((session) => session.run(keys, until, kind, state));
    const found = new Int32Array(result.rowCount);
    gather(result, [found]);
    return found;
  }

  inState(state: NoticeState, limit: number): Promise<Notice[]> {
    return this.notices(
      'WHERE state = $1 ORDER BY created_at, period_until, key, kind LIMIT $2',
      state,
      limit,
    );
  }

  counts(): Promise<{ kind: NoticeKind; state: NoticeState; count: number }[]> {
    return this.database.read((session) => session.rows(COUNTS));
  }

  private async notices(where: string, ...params: (number | string)[]): Promise<Notice[]> {
    const rows = await this.database.read((session) => session.rows<Row>(`FROM notices ${where}`, ...params));
    return rows.map(toNotice);
  }
}

async function putNotices(session: Session, notices: Notice[]): Promise<number> {
  await session.script('CREATE OR REPLACE TEMP TABLE given_notices AS FROM notices LIMIT 0');
  const columns = [
    notices.map(({ kind }) => kind),
    Int32Array.from(notices, ({ key }) => key),
    notices.map(({ usagePointId }) => usagePointId),
    Int32Array.from(notices, ({ from }) => from),
    Int32Array.from(notices, ({ until }) => until),
    ...(['customerCode', 'customerName', 'email', 'phone', 'language'] as const).map((field) =>
      notices.map(({ recipient }) => recipient[field]),
    ),
    notices.map(({ facts }) => JSON.stringify(facts)),
    notices.map(({ state }) => state),
    notices.map(({ createdAt }) => createdAt),
    notices.map(({ movedBy }) => movedBy),
    notices.map(({ movedAt }) => movedAt),
  ];
  await session.append('given_notices', columns, notices.length);
  await session.run(RENEW);
  const { rowsChanged } = await session.run(ADD);
  await session.script('DROP TABLE given_notices');
  return rowsChanged;
}

const toNotice = (row: Row): Notice => ({
  kind: row.kind,
  key: row.key,
  usagePointId: row.usage_point_id,
  from: row.period_from,
  until: row.period_until,
  recipient: {
    customerCode: row.customer_code,
    customerName: row.customer_name,
    email: row.email,
    phone: row.phone,
    language: row.language,
  },
  facts: JSON.parse(row.facts) as Record<string, unknown>,
  state: row.state,
  createdAt: row.created_at,
  movedBy: row.moved_by,
  movedAt: row.moved_at,
});
