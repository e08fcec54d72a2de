import { createReadStream } from 'node:fs';
import { column, type Session } from '../../platform/duckdb';
import type { ChoiceColumn, PlainRows, PlainShape } from '../../ports/import-stage';
import type { PlainTable } from '../../ports/meter-files';

/** When more than this share of the rows is left, reading them twice costs more than it saves. */
const LEFT_AT_MOST = 0.2;
const READ_BYTES = 1 << 22;
const [LINE_END, RETURN] = [0x0a, 0x0d];

/** The rows of the table that are plain and of a known usage point. */
export const PLAIN_STAGED = `
  SELECT (plain_rows.rowid + 2)::INTEGER AS line, key, day, channel, 0::SMALLINT AS start_minute, 0::SMALLINT AS minutes,
    value_wh::DOUBLE AS value_wh, 0::UTINYINT AS meter, quality
  FROM plain_rows JOIN known_ids USING (usage_point_id) WHERE value_wh IS NOT NULL`;

const LEFT = `
  SELECT (rowid + 2)::INTEGER AS line FROM plain_rows
  WHERE value_wh IS NULL OR usage_point_id NOT IN (SELECT usage_point_id FROM known_ids) ORDER BY line`;

/**
 * Lets DuckDB read the table into `plain_rows`, several times as fast as line by line. Throws where it is no such table;
 * false where a row may not stand on a line of its own, so that its place would not tell its line.
 */
export async function readPlainTable(
  session: Session,
  table: PlainTable,
  shape: PlainShape,
  lastDay: number,
): Promise<boolean> {
  const lines = countLines(table.path);
  try {
    await session.run(readSql(table, shape, lastDay));
  } finally {
    await lines;
  }
  const [{ rows }] = await session.rows<{ rows: number }>('SELECT count(*)::INTEGER AS rows FROM plain_rows');
  return rows === (await lines) - 1;
}

/** Which rows are taken; null where too many would be left. */
export async function settlePlainRows(
  session: Session,
  keys: ReadonlyMap<string, number>,
): Promise<PlainRows | null> {
  await session.append('known_ids', [[...keys.keys()], Int32Array.from(keys.values())], keys.size);
  const left = await leftLines(session);
  // without rows left the table alone tells what a join would
  const source = left.length === 0 ? 'plain_rows' : `(${PLAIN_STAGED})`;
  const [{ taken, from, to }] = await session.rows<{ taken: number; from: number | null; to: number | null }>(
    `SELECT count(*)::INTEGER AS taken, min(day) AS "from", max(day) AS "to" FROM ${source}`,
  );
  if (left.length > (taken + left.length) * LEFT_AT_MOST) return null;
  return { taken, days: from === null || to === null ? null : { from, to }, left };
}

async function leftLines(session: Session): Promise<Int32Array> {
  const result = await session.run(LEFT);
  const left = new Int32Array(result.rowCount);
  let at = 0;
  for (let index = 0; index < result.chunkCount; index++) {
    const lines = column<Int32Array>(result.getChunk(index), 0);
    left.set(lines, at);
    at += lines.length;
  }
  return left;
}

function readSql({ path, names }: PlainTable, shape: PlainShape, lastDay: number): string {
  const cells = new Map(names.map((name, index) => [name, `c${index}`]));
  const cellOf = (name: string): string => cells.get(name) ?? 'NULL';
  const [day, kwh] = [cellOf(shape.day), cellOf(shape.kwh)];
  const [channel, quality] = [choiceSql(shape.channel, cells), choiceSql(shape.quality, cells)];
  const isPlain = [
    // as many cells as the header has: the last is there, and none behind it
    `c${names.length - 1} IS NOT NULL`,
    `c${names.length} IS NULL`,
    `regexp_full_match(${kwh}, '\\d{1,9}(\\.\\d{1,3})?')`,
    // a date that is written otherwise does not come back as it stood
    `try_cast(${day} AS DATE)::VARCHAR = ${day}`,
    `${DAY_NUMBER(day)} BETWEEN 0 AND ${lastDay}`,
    `${channel} IS NOT NULL`,
    `${quality} IS NOT NULL`,
    ...shape.empty.filter((name) => cells.has(name)).map((name) => `coalesce(${cellOf(name)}, '') = ''`),
  ];
  const columns = [...names, 'one too many'].map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  return `
    INSERT INTO plain_rows
    SELECT ${cellOf(shape.usagePointId)}, CASE WHEN is_plain THEN ${DAY_NUMBER(day)} END, ${channel}, ${quality},
      CASE WHEN is_plain THEN (${kwh}::DECIMAL(12, 3) * 1000)::BIGINT END
    FROM (SELECT *, ${isPlain.join(' AND ')} AS is_plain
      FROM read_csv('${path.replaceAll("'", "''")}', header = false, skip = 1, auto_detect = false,
        delim = ',', quote = '"', escape = '"', nullstr = '${NO_TEXT}', null_padding = true, columns = {${columns}}))`;
}

/** Only a cell that is not there shall be NULL: this stands in none. */
const NO_TEXT = '\u0001';

const DAY_NUMBER = (day: string): string => `(try_cast(${day} AS DATE) - DATE '1970-01-01')::INTEGER`;

function choiceSql(
  { column: name, numbers, fallback }: ChoiceColumn,
  cells: ReadonlyMap<string, string>,
): string {
  const cell = name === null ? undefined : cells.get(name);
  if (cell === undefined) return `${fallback}::UTINYINT`;
  const cases = Object.entries(numbers).map(([word, number]) => `WHEN '${word}' THEN ${number}`);
  return `(CASE coalesce(${cell}, '') WHEN '' THEN ${fallback} ${cases.join(' ')} END)::UTINYINT`;
}

/** Lines of a file, empty ones at its end left out. */
async function countLines(path: string): Promise<number> {
  let ends = 0;
  let emptyEnds = 0;
  let last = LINE_END;
  for await (const bytes of createReadStream(path, { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>) {
    for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) ends++;
    emptyEnds = emptyEndsOf(bytes, last, emptyEnds);
    last = bytes[bytes.length - 1];
  }
  return ends - emptyEnds + (last === LINE_END ? 0 : 1);
}

/** How many line ends follow upon a line end at the end of what has been read. */
function emptyEndsOf(bytes: Buffer, before: number, emptyBefore: number): number {
  let [at, empty] = [bytes.length - 1, 0];
  for (; at >= 0 && (bytes[at] === LINE_END || bytes[at] === RETURN); at--)
    if (bytes[at] === LINE_END) empty++;
  if (at >= 0) return Math.max(0, empty - 1);
  return before === LINE_END ? emptyBefore + empty : Math.max(0, empty - 1);
}
