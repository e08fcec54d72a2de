import { parse } from 'csv-parse/sync';
import { type TextLine, readLines } from '../../platform/text-files/read-lines';

/** One record of a CSV file: the line on which it begins, its text, its cells; null cells = not to be parsed. */
export interface CsvRecord {
  line: number;
  raw: string;
  cells: string[] | null;
}

/** A quoted cell may hold line ends; beyond this many lines the quote was never closed. */
const MAX_RECORD_LINES = 100;

/** So few that a batch is done with before the collector comes by: longer-lived ones cost a third more time. */
const RECORDS_PER_BATCH = 1000;

const QUOTE = '"';

/**
 * Records of a CSV file in batches. Lines without quotes are split at the delimiter; records with quotes, which are
 * rare in meter data, go through csv-parse.
 */
export async function* readRecords(
  path: string,
  delimiter: string,
  encoding: string,
): AsyncGenerator<CsvRecord[]> {
  let open: TextLine[] = [];
  for await (const lines of readLines(path, encoding)) {
    let records: CsvRecord[] = [];
    for (const line of lines) {
      if (records.length >= RECORDS_PER_BATCH) {
        yield records;
        records = [];
      }
      if (open.length === 0 && !line.text.includes(QUOTE)) {
        if (line.text !== '')
          records.push({ line: line.line, raw: line.text, cells: line.text.split(delimiter) });
        continue;
      }
      open.push(line);
      if (!isClosed(open) && open.length < MAX_RECORD_LINES) continue;
      records.push(...quotedRecords(open, delimiter));
      open = [];
    }
    if (records.length > 0) yield records;
  }
  if (open.length > 0) yield quotedRecords(open, delimiter);
}

const isClosed = (lines: TextLine[]): boolean =>
  lines.reduce((quotes, { text }) => quotes + text.split(QUOTE).length - 1, 0) % 2 === 0;

/** One quoted record; a quote that never closes costs its own line only, the lines behind it are read again. */
function quotedRecords(lines: TextLine[], delimiter: string): CsvRecord[] {
  if (isClosed(lines)) return [quotedRecord(lines, delimiter)];
  const [first, ...others] = lines;
  const broken: CsvRecord = { line: first.line, raw: first.text, cells: null };
  return [broken, ...others.filter(({ text }) => text !== '').map((line) => quotedRecord([line], delimiter))];
}

function quotedRecord(lines: TextLine[], delimiter: string): CsvRecord {
  const raw = lines.map(({ text }) => text).join('\n');
  try {
    const records: string[][] = parse(raw, { delimiter, relax_column_count: true });
    return { line: lines[0].line, raw, cells: records[0] ?? null };
  } catch {
    return { line: lines[0].line, raw, cells: null };
  }
}
