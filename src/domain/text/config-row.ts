/** One row of a configuration file that an adapter has split: columns by name, with the line it stood on. */
export interface ConfigRow {
  line: number;
  fields: Readonly<Record<string, string>>;
}

/** A row that cannot be used: `message` says what is wrong and how to mend it. */
export interface ConfigFault {
  line: number;
  column: string;
  message: string;
}

/** The column's text without surrounding blanks; empty where the column is missing. */
export const fieldOf = (row: ConfigRow, column: string): string => (row.fields[column] ?? '').trim();
