import type { Sheet, SheetCell, SheetFormat } from '../../../../ports/workbook-writer';

/** A column of a table: heading, format, and what stands there for a row. */
export type ColumnOf<Row> = readonly [heading: string, format: SheetFormat, cell: (row: Row) => SheetCell];

/** A sheet of rows that all look the same. */
export function sheetOf<Row>(
  name: string,
  title: string,
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
  notes: readonly string[] = [],
): Sheet {
  return {
    name,
    title,
    columns: columns.map(([heading, format]) => ({ heading, format })),
    rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
    notes: [...notes],
  };
}
