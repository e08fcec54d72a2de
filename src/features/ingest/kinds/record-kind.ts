import type { Zone } from '../../../domain/time/zone';
import type { TableColumns } from '../../../ports/meter-files';
import type { UpsertOutcome } from '../../../ports/usage-point-records';

export interface RecordContext {
  zone: Zone;
  remark(code: string, severity: 'info' | 'warning', message: string): void;
}

/** A table whose rows are records: small beside readings, held in memory until the file has been read. */
export interface RecordKind<Row> {
  name: string;
  columns: TableColumns;
  /** Throws `CellError` for a row that cannot be stored. */
  parse(cell: (column: string) => string, context: RecordContext): Row;
  /** what makes two rows the same record */
  keyOf(row: Row): string;
  /** Local days that the row speaks of, for the import's span; null = none. */
  dayOf(row: Row, zone: Zone): number | null;
  /** Stores them; a string in place of an outcome is the reason for a rejection. */
  save(rows: Row[]): Promise<(UpsertOutcome | { rejected: string })[]>;
}
