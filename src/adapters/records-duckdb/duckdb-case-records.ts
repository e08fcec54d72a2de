import type { CaseEvent, UsageCase } from '../../domain/changes/usage-case';
import type { LocalDate } from '../../domain/time/local-date';
import type { Database, Param, Session } from '../../platform/duckdb';
import { CaseRecords } from '../../ports/case-records';
import type { CaseChange, StoredCase } from '../../ports/case-records';

interface Row {
  number: number;
  key: number;
  body: string;
}

const idOf = (number: number): string => `case-${String(number).padStart(6, '0')}`;
const numberOf = (id: string): number => (/^case-\d{6,9}$/.test(id) ? Number(id.slice(5)) : 0);

/** What cases that were opened before these fields existed do not have. */
const LATER_FIELDS: Pick<UsageCase, 'doubted'> = { doubted: null };

const THERE = `
  SELECT key, period_until AS until FROM cases
  WHERE period_until IN (SELECT unnest($1::INTEGER[])) AND key IN (SELECT unnest($2::INTEGER[]))`;

const EVENTS = `
  SELECT acted_at AS at, actor, action, from_state AS "from", to_state AS "to", note FROM case_events
  WHERE number = $1 ORDER BY place`;

const MOVED = `
  WHERE (opened_at >= $1 AND opened_at < $2) OR (closed_at >= $1 AND closed_at < $2) ORDER BY number`;

/** Cases in `records.duckdb`. */
export class DuckDbCaseRecords extends CaseRecords {
  constructor(private readonly database: Database) {
    super();
  }

  async open(given: { key: number; opened: UsageCase; event: CaseEvent }[]): Promise<StoredCase[]> {
    if (given.length === 0) return [];
    return this.database.write(async (session) => {
      const fresh = await withoutCase(session, given);
      const [{ last }] = await session.rows<{ last: number }>(
        'SELECT coalesce(max(number), 0)::INTEGER AS last FROM cases',
      );
      const cases = fresh.map(({ key, opened }, index) => ({ ...opened, key, id: idOf(last + 1 + index) }));
      await appendCases(session, cases);
      await appendEvents(
        session,
        fresh.map(({ event }, index) => ({ number: last + 1 + index, event })),
      );
      return cases;
    });
  }

  async change(changes: CaseChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.database.write(async (session) => {
      const numbers = Int32Array.from(changes, ({ next }) => numberOf(next.id));
      await session.run('DELETE FROM cases WHERE number IN (SELECT unnest($1::INTEGER[]))', numbers);
      await appendCases(
        session,
        changes.map(({ next }) => next),
      );
      await appendEvents(
        session,
        changes.map(({ event }, index) => ({ number: numbers[index], event })),
      );
    });
  }

  async get(id: string): Promise<StoredCase | null> {
    const [found] = await this.cases('WHERE number = $1', numberOf(id));
    return found ?? null;
  }

  ofPeriods(until: LocalDate): Promise<StoredCase[]> {
    return this.cases('WHERE period_until = $1 ORDER BY number', until);
  }

  ofPoint(key: number): Promise<StoredCase[]> {
    return this.cases('WHERE key = $1 ORDER BY period_until DESC', key);
  }

  unsettled(): Promise<StoredCase[]> {
    return this.cases(`WHERE state <> 'closed' ORDER BY number`);
  }

  movedWithin(from: Date, to: Date): Promise<StoredCase[]> {
    return this.cases(MOVED, from, to);
  }

  async events(id: string): Promise<CaseEvent[]> {
    const rows = await this.database.read((session) =>
      session.rows<Omit<CaseEvent, 'at'> & { at: Date }>(EVENTS, numberOf(id)),
    );
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }

  private async cases(where: string, ...params: Param[]): Promise<StoredCase[]> {
    const rows = await this.database.read((session) =>
      session.rows<Row>(`SELECT number, key, body FROM cases ${where}`, ...params),
    );
    return rows.map(({ number, key, body }) => ({
      ...LATER_FIELDS,
      ...(JSON.parse(body) as UsageCase),
      id: idOf(number),
      key,
    }));
  }
}

async function withoutCase<Given extends { key: number; opened: UsageCase }>(
  session: Session,
  given: Given[],
): Promise<Given[]> {
  const untils = Int32Array.from(new Set(given.map(({ opened }) => opened.period.until)));
  const keys = Int32Array.from(given, ({ key }) => key);
  const there = await session.rows<{ key: number; until: number }>(THERE, untils, keys);
  const taken = new Set(there.map(({ key, until }) => `${key}/${until}`));
  return given.filter(({ key, opened }) => {
    const name = `${key}/${opened.period.until}`;
    return taken.has(name) ? false : taken.add(name);
  });
}

async function appendCases(session: Session, cases: readonly StoredCase[]): Promise<void> {
  const columns = [
    Int32Array.from(cases, ({ id }) => numberOf(id)),
    Int32Array.from(cases, ({ key }) => key),
    Int32Array.from(cases, ({ period }) => period.until),
    cases.map(({ state }) => state),
    cases.map(({ openedAt }) => new Date(openedAt)),
    cases.map(({ closed }) => closed && new Date(closed.at)),
    cases.map(({ id: _id, key: _key, ...body }) => JSON.stringify(body)),
  ];
  await session.append('cases', columns, cases.length);
}

async function appendEvents(session: Session, events: { number: number; event: CaseEvent }[]): Promise<void> {
  const [{ last }] = await session.rows<{ last: number }>(
    'SELECT coalesce(max(place), 0)::INTEGER AS last FROM case_events',
  );
  const columns = [
    Int32Array.from(events, ({ number }) => number),
    Int32Array.from(events, (_, index) => last + 1 + index),
    events.map(({ event }) => new Date(event.at)),
    events.map(({ event }) => event.actor),
    events.map(({ event }) => event.action),
    events.map(({ event }) => event.from),
    events.map(({ event }) => event.to),
    events.map(({ event }) => event.note),
  ];
  await session.append('case_events', columns, events.length);
}
