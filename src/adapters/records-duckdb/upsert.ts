import type { Cell, Session } from '../../platform/duckdb';
import type { UpsertOutcome } from '../../ports/usage-point-records';

/** How a plain row stands in a table: columns in the table's order, each with the row's field. */
export interface RowTable<Row> {
  table: string;
  fields: readonly (readonly [column: string, field: keyof Row & string])[];
  /** columns that make a row the same row; NULL equals NULL */
  identity: readonly string[];
}

/** The fields of a row as a select list. */
export const selectList = <Row>({ fields }: RowTable<Row>): string =>
  fields.map(([column, field]) => `"${column}" AS "${field}"`).join(', ');

/** Adds or replaces rows; one outcome per row, in order. A row may come more than once: the last one stays. */
export async function upsertRows<Row>(
  session: Session,
  target: RowTable<Row>,
  rows: readonly Row[],
): Promise<UpsertOutcome[]> {
  const current = await storedRows(session, target, rows);
  const changed = new Map<string, Row>();
  const outcomes = rows.map((row): UpsertOutcome => {
    const id = identityOf(target, row);
    const before = current.get(id);
    if (before && JSON.stringify(cellsOf(target, before)) === JSON.stringify(cellsOf(target, row)))
      return 'unchanged';
    current.set(id, row);
    changed.set(id, row);
    return before ? 'corrected' : 'accepted';
  });
  await withGiven(session, target, [...changed.values()], async () => {
    await session.script(`DELETE FROM ${target.table} AS stored USING given WHERE ${sameRow(target)}`);
    await session.script(`INSERT INTO ${target.table} FROM given`);
  });
  return outcomes;
}

async function storedRows<Row>(
  session: Session,
  target: RowTable<Row>,
  rows: readonly Row[],
): Promise<Map<string, Row>> {
  const stored = await withGiven(session, target, rows, () =>
    session.rows<Row>(
      `SELECT ${selectList(target)} FROM ${target.table} AS stored
       WHERE EXISTS (SELECT 1 FROM given WHERE ${sameRow(target)})`,
    ),
  );
  return new Map((stored ?? []).map((row) => [identityOf(target, row), row]));
}

/** Has the rows at hand as table `given` while `work` runs; does nothing for no rows. */
async function withGiven<Row, T>(
  session: Session,
  target: RowTable<Row>,
  rows: readonly Row[],
  work: () => Promise<T>,
): Promise<T | null> {
  if (rows.length === 0) return null;
  await session.script(`CREATE OR REPLACE TEMP TABLE given AS FROM ${target.table} LIMIT 0`);
  const columns = target.fields.map(([, field]) => rows.map((row) => row[field] as Cell));
  await session.append('given', columns, rows.length);
  const result = await work();
  await session.script('DROP TABLE given');
  return result;
}

const sameRow = ({ identity }: Pick<RowTable<unknown>, 'identity'>): string =>
  identity.map((column) => `stored."${column}" IS NOT DISTINCT FROM given."${column}"`).join(' AND ');

const cellsOf = <Row>({ fields }: RowTable<Row>, row: Row): unknown[] =>
  fields.map(([, field]) => row[field]);

const identityOf = <Row>({ fields, identity }: RowTable<Row>, row: Row): string =>
  JSON.stringify(fields.filter(([column]) => identity.includes(column)).map(([, field]) => row[field]));
