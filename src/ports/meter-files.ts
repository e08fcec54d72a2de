/** A row that could not be taken, with its original text. */
export interface RejectedRow {
  line: number;
  reason: string;
  raw: string;
}

/** Rows of a table as text columns under their canonical names; index = row. Optional columns that are absent are absent. */
export interface RowBatch {
  line: number[];
  raw: string[];
  columns: Map<string, string[]>;
  rejects: RejectedRow[];
}

/** Columns that a kind of file has. */
export interface TableColumns {
  required: readonly string[];
  optional: readonly string[];
}

export interface TableFile {
  /** the header line as it stands in the file */
  header: string;
  /** columns that nobody asked for; reported once and ignored */
  unknownColumns: string[];
  batches: AsyncIterable<RowBatch>;
  /** the rows that stand on these lines (ascending) only */
  rowsAt(lines: ArrayLike<number>): AsyncIterable<RowBatch>;
  /** where the file is a plain table that others may read for themselves; null for anything else */
  plain: PlainTable | null;
}

/** A table without profile and packing: UTF-8, separated by commas, its header on line 1. */
export interface PlainTable {
  path: string;
  /** names of the columns by position */
  names: readonly string[];
}

/**
 * Readings as a format reader yields them: columns under usage-point ids, values in Wh (not yet rounded for intervals),
 * days and minutes local. `startMinute` and `minutes` are 0 for values of a day.
 */
export interface ReadingBatch {
  line: number[];
  usagePointId: string[];
  /** empty = not named */
  meterSerial: string[];
  day: number[];
  channel: number[];
  startMinute: number[];
  minutes: number[];
  valueWh: number[];
  quality: number[];
  /** original text of a row, for the rejects file */
  rawOf(index: number): string;
  rejects: RejectedRow[];
  findings: { code: string; severity: 'info' | 'warning'; line: number; message: string }[];
}

/** Opens files of meter data: plain, `.gz` or a `.zip` with one file in it, recognised by content. */
export abstract class MeterFiles {
  /**
   * A table (CSV), through the named import profile when given. Rejects with a coded problem that names the
   * file, the line and the mend for a file that is no such table; a bad row is a reject of its batch.
   */
  abstract openTable(path: string, columns: TableColumns, profile: string | null): Promise<TableFile>;
  /** Original text of the given lines (ascending) of a file. */
  abstract linesOf(
    path: string,
    lines: readonly number[],
    profile: string | null,
  ): AsyncIterable<{ line: number; raw: string }>;
}

/** Reads the Australian market's NEM12 (intervals) and NEM13 (registers) files. */
export abstract class Nem12Files {
  /** Rejects with a coded problem for a file that is neither; a bad record is a reject of its batch. */
  abstract open(path: string): Promise<{ header: string; batches: AsyncIterable<ReadingBatch> }>;
}
