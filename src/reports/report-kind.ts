import type { Language } from '../domain/text/language';
import type { ChartDescription } from '../ports/chart-painter';
import type { ReportView } from '../ports/page-templates';
import type { Workbook } from '../ports/workbook-writer';
import type { LaterFact } from './later-facts';
import type { ReportSources } from './report-sources';

/** When the figures were closed: the last import that is included and the last complete day. */
export interface DataCutOff {
  /** ISO instant; null when nothing was imported */
  importedUntil: string | null;
  /** ISO day; null when no day is complete */
  lastCompleteDay: string | null;
}

/** What the facts of every report carry. Plain JSON: no class, no undefined, no other time than these. */
export interface ReportFacts {
  kind: string;
  /** ISO instant */
  generatedAt: string;
  dataCutOff: DataCutOff;
  /** true = every page says that the data are simulated */
  simulated: boolean;
}

/** What the pipeline knows of the edition that is printed. */
export interface EditionNote {
  edition: number;
  /** what changed against the edition before, as paths into the facts; empty for the first */
  changes: FactChange[];
}

export interface FactChange {
  path: string;
  before: unknown;
  after: unknown;
}

/** SVG documents by the names that `charts` gave. */
export type DrawnCharts = Record<string, string>;

export interface PrintContext {
  language: Language;
  edition: EditionNote;
  settings: ReportSources['settings'];
}

/**
 * One kind of report: a folder of a plain object. Adding a kind = one folder, one folder of templates, one line in the
 * list of kinds.
 */
export interface ReportKind<Request, Facts extends ReportFacts> {
  /** name of its template folder */
  name: string;
  /** Reads what a caller asked for, by command line or HTTP. Throws `ReportRefusal` that names the field and an example. */
  requestFrom(fields: RequestFields): Request;
  /** what the report is about, stable: `2025-W23` */
  subjectOf(request: Request): string;
  /** The only async step: asks through ports. Throws `ReportRefusal` when there is nothing to report on. */
  query(request: Request, sources: ReportSources): Promise<Facts>;
  /** Finished text in one language, with the charts drawn; pure. */
  view(facts: Facts, context: PrintContext, charts: DrawnCharts): ReportView;
  /** Charts by name, for the pipeline to draw; pure. */
  charts(facts: Facts, context: PrintContext): Record<string, ChartDescription>;
  /** The tables as a workbook, for kinds that have one; pure. */
  workbook?(facts: Facts, context: PrintContext): Workbook;
  /** what editions that were filed earlier do not have; they print all the same */
  laterFacts: readonly LaterFact[];
  /** bookmarks, for reports longer than two pages */
  outline: boolean;
}

/** What callers may ask for, as text; each kind reads its own. */
export interface RequestFields {
  /** ISO week, `2025-W23` */
  week?: string;
  /** days, both inclusive */
  from?: string;
  to?: string;
  customerCode?: string;
  /** month, `2025-06` */
  period?: string;
}

/** A field of a request read by `parse`, which gives null for what it does not understand. */
export function requestField<T>(
  fields: RequestFields,
  name: keyof RequestFields,
  parse: (text: string) => T | null,
  example: string,
): T {
  const text = fields[name];
  const value = text === undefined ? null : parse(text);
  if (value !== null) return value;
  const given = text === undefined ? 'is missing' : `"${text}" is not understood`;
  throw new ReportRefusal('bad-request', `${name} ${given}: give it like ${example}`);
}

/** A report that cannot be made, said as a sentence a caller can act on. */
export class ReportRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ReportRefusal';
  }
}
