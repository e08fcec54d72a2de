import type { Language } from '../domain/text/language';

/** How a column of figures is shown; the figures stay exact. `percent` holds 12.3 for 12.3 %, `ratio` 0.123. */
export type SheetFormat = 'text' | 'whole' | 'one' | 'two' | 'three' | 'percent' | 'ratio' | 'day';

export interface SheetColumn {
  heading: string;
  format: SheetFormat;
  /** in characters; default by the heading */
  width?: number;
}

/** Texts, numbers, ISO days in `day` columns; null = not known, an empty cell. */
export type SheetCell = string | number | null;

export interface Sheet {
  /** at most 31 characters, none of `[]:*?/\` */
  name: string;
  /** stands above the table */
  title: string;
  columns: SheetColumn[];
  rows: SheetCell[][];
  /** stand below the table */
  notes: string[];
}

export interface Workbook {
  title: string;
  author: string;
  language: Language;
  /** the moment it was made */
  createdAt: Date;
  sheets: Sheet[];
}

/** Writes tables for a spreadsheet program. Nothing in it is a formula. */
export abstract class WorkbookWriter {
  abstract write(workbook: Workbook): Promise<Uint8Array>;
}
