import { chunksOf, column, type TypedColumn } from '../../platform/duckdb';
import type { Session } from '../../platform/duckdb';
import {
  emptyPeriods,
  PERIOD_COLUMN_NAMES,
  type PeriodColumn,
  type PeriodTable,
} from '../../ports/period-results';

/** `from` and `until` are words of SQL; everything else is the field in snake case. */
const columnOf = (name: PeriodColumn): string =>
  name === 'from' || name === 'until'
    ? `period_${name}`
    : name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

/** Every column in the order of the table, which is that of the port. */
const SELECT = `SELECT ${PERIOD_COLUMN_NAMES.map(columnOf).join(', ')} FROM period_results`;

export async function readPeriods(
  session: Session,
  where: string,
  ...params: number[]
): Promise<PeriodTable> {
  const result = await session.run(`${SELECT} WHERE ${where} ORDER BY period_until, key`, ...params);
  const table = emptyPeriods(result.rowCount);
  let offset = 0;
  for (const chunk of chunksOf(result)) {
    PERIOD_COLUMN_NAMES.forEach((name, index) => table[name].set(column<TypedColumn>(chunk, index), offset));
    offset += chunk.rowCount;
  }
  return table;
}

export async function replacePeriods(
  session: Session,
  until: number,
  changed: PeriodTable,
  gone: Int32Array,
): Promise<void> {
  const there = 'SELECT count(*)::INTEGER AS count FROM period_results WHERE period_until = $1';
  const [{ count }] = await session.rows<{ count: number }>(there, until);
  if (count > 0) await removePeriods(session, until, [changed.key, gone]);
  const columns = PERIOD_COLUMN_NAMES.map((name) => changed[name]);
  await session.append('period_results', columns, changed.count);
}

async function removePeriods(session: Session, until: number, lists: readonly Int32Array[]): Promise<void> {
  await session.script('CREATE OR REPLACE TEMP TABLE gone_keys (key INTEGER NOT NULL)');
  for (const keys of lists) await session.append('gone_keys', [keys], keys.length);
  await session.run(
    'DELETE FROM period_results WHERE period_until = $1 AND key IN (SELECT key FROM gone_keys)',
    until,
  );
  await session.script('DROP TABLE gone_keys');
}
