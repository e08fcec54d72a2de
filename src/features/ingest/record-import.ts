import type { Zone } from '../../domain/time/zone';
import type { TableFile } from '../../ports/meter-files';
import type { ImportRun } from './import-run';
import { CellError } from './kinds/cells';
import type { RecordContext, RecordKind } from './kinds/record-kind';

const SAVE_ROWS = 20_000;

interface LinedRow<Row> {
  line: number;
  raw: string;
  row: Row;
}

/** Reads a table of records whole, settles doubled keys, then saves. Returns the rows that are new or changed. */
export async function importRecords<Row>(
  run: ImportRun,
  kind: RecordKind<Row>,
  table: TableFile,
  zone: Zone,
): Promise<Row[]> {
  const byKey = new Map<string, LinedRow<Row>[]>();
  for await (const batch of table.batches) {
    for (const reject of batch.rejects) await run.reject(reject);
    for (let index = 0; index < batch.line.length; index++) {
      const cell = (column: string): string => batch.columns.get(column)?.[index] ?? '';
      const parsed = await parseRow(run, kind, cell, zone, batch.line[index], batch.raw[index]);
      if (parsed) byKey.set(kind.keyOf(parsed.row), [...(byKey.get(kind.keyOf(parsed.row)) ?? []), parsed]);
    }
  }
  return save(run, kind, await distinct(run, byKey), zone);
}

async function parseRow<Row>(
  run: ImportRun,
  kind: RecordKind<Row>,
  cell: (column: string) => string,
  zone: Zone,
  line: number,
  raw: string,
): Promise<LinedRow<Row> | null> {
  const context: RecordContext = {
    zone,
    remark: (code, severity, message) => run.tally.find(code, severity, line, message),
  };
  try {
    return { line, raw, row: kind.parse(cell, context) };
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    await run.reject({ line, reason: error.message, raw });
    return null;
  }
}

/** Equal rows of one key count once, differing ones are all rejected, naming each other's lines (ruling M18). */
async function distinct<Row>(run: ImportRun, byKey: Map<string, LinedRow<Row>[]>): Promise<LinedRow<Row>[]> {
  const kept: LinedRow<Row>[] = [];
  for (const rows of byKey.values()) {
    const [first, ...others] = rows;
    const equal = others.every(({ row }) => JSON.stringify(row) === JSON.stringify(first.row));
    if (equal) {
      kept.push(first);
      run.tally.unchanged += others.length;
      if (others.length > 0)
        run.tally.find(
          'doubled-row',
          'info',
          others[0].line,
          'the same row stands in the file more than once',
          others.length,
        );
    } else await rejectAll(run, rows);
  }
  return kept;
}

async function rejectAll<Row>(run: ImportRun, rows: LinedRow<Row>[]): Promise<void> {
  const lines = rows.map(({ line }) => line).join(', ');
  for (const { line, raw } of rows)
    await run.reject({
      line,
      reason: `lines ${lines} give different values for the same record; keep the right one`,
      raw,
    });
}

async function save<Row>(
  run: ImportRun,
  kind: RecordKind<Row>,
  rows: LinedRow<Row>[],
  zone: Zone,
): Promise<Row[]> {
  const changed: Row[] = [];
  for (let from = 0; from < rows.length; from += SAVE_ROWS) {
    const part = rows.slice(from, from + SAVE_ROWS);
    const outcomes = await kind.save(part.map(({ row }) => row));
    for (const [index, outcome] of outcomes.entries()) {
      const { line, raw, row } = part[index];
      if (typeof outcome !== 'string') {
        await run.reject({ line, reason: outcome.rejected, raw });
        continue;
      }
      run.tally[outcome]++;
      const day = kind.dayOf(row, zone);
      if (day !== null) run.tally.span(day);
      if (outcome !== 'unchanged') changed.push(row);
    }
  }
  return changed;
}
