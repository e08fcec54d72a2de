import type { TableColumns } from '../../ports/meter-files';
import { Problem } from '../../platform/errors/problem';
import type { CsvRecord } from './csv-records';
import type { ImportProfile } from './profile';

type CellSource = (record: CsvRecord) => string;

/** Which cell of a record, constant or joined cells each canonical column is taken from. */
export class HeaderMap {
  readonly sources = new Map<string, CellSource>();
  readonly unknown: string[];
  readonly names: string[];

  /** Throws a coded problem when the header cannot serve the kind of file. */
  constructor(
    private readonly file: string,
    header: CsvRecord,
    columns: TableColumns,
    private readonly profile: ImportProfile,
  ) {
    this.names = (header.cells ?? [header.raw]).map((name) => name.trim());
    this.refuseDoubled();
    for (const column of [...columns.required, ...columns.optional]) {
      const source = this.sourceOf(column);
      if (source) this.sources.set(column, source);
    }
    const missing = columns.required.filter((column) => !this.sources.has(column));
    if (missing.length > 0) throw this.missingColumns(missing, header.raw);
    const used = new Set(
      [...columns.required, ...columns.optional].flatMap((column) => this.fileColumnsOf(column)),
    );
    this.unknown = this.names.filter((name) => name !== '' && !used.has(name));
  }

  /** Why a record cannot be read as a row of this header, null when it can. */
  faultOf({ cells }: CsvRecord): string | null {
    if (cells === null)
      return 'a quotation mark is not closed or stands inside a cell; double it or remove it';
    if (cells.length === this.names.length)
      return cells.every((cell, index) => cell.trim() === this.names[index])
        ? 'the header stands here again; remove it'
        : null;
    return `has ${cells.length} columns, the header has ${this.names.length}; quote cells that hold the separator`;
  }

  private sourceOf(column: string): CellSource | null {
    const constant = this.profile.constants[column];
    if (constant !== undefined) return () => String(constant);
    const prefix = this.profile.rowIds[column];
    if (prefix !== undefined) return (record) => `${prefix}${record.line}`;
    const moment = this.profile.moments[column];
    if (moment) return this.joined(this.names.indexOf(moment.date), this.names.indexOf(moment.time));
    const index = this.names.indexOf(this.profile.columns[column] ?? column);
    return index < 0 ? null : (record) => record.cells![index];
  }

  /** A date cell may carry a time of its own (midnight), which the time cell replaces. */
  private joined(date: number, time: number): CellSource | null {
    if (date < 0 || time < 0) return null;
    return ({ cells }) => {
      const day = cells![date].trim().split(/[T ]/)[0];
      return day === '' || cells![time].trim() === '' ? '' : `${day}T${cells![time].trim()}`;
    };
  }

  private fileColumnsOf(column: string): string[] {
    const moment = this.profile.moments[column];
    return moment ? [moment.date, moment.time] : [this.profile.columns[column] ?? column];
  }

  private refuseDoubled(): void {
    const doubled = this.names.find((name, index) => name !== '' && this.names.indexOf(name) !== index);
    if (doubled !== undefined)
      throw new Problem(
        'column-doubled',
        `cannot read ${this.file}: line 1 names the column "${doubled}" twice; rename or remove one`,
      );
  }

  private missingColumns(missing: string[], raw: string): Problem {
    const other = [';', '\t', '|'].find(
      (each) => raw.includes(each) && !raw.includes(this.profile.delimiter),
    );
    const hint = other
      ? `columns seem to be separated by "${other === '\t' ? 'tab' : other}": name the delimiter (and the decimal sign) in an import profile`
      : `add ${missing.length > 1 ? 'them' : 'it'}, or map ${missing.length > 1 ? 'them' : 'it'} in an import profile`;
    return new Problem(
      'column-missing',
      `cannot read ${this.file}: line 1 lacks ${missing.join(', ')}; ${hint}`,
    );
  }
}
