/** What a template is given: plain data with finished text. Fields that may lack are null, not left out. */
export type View = object;

/** Thrown by `PageTemplates`; the message names the template and, where one is missing, the variable. */
export class TemplateError extends Error {
  constructor(
    readonly code: 'template-missing' | 'variable-missing' | 'template-invalid',
    message: string,
    cause?: unknown,
  ) {
    super(`cannot render: ${message}`, { cause });
    this.name = 'TemplateError';
  }
}

/** Turns a view into a page. Text is escaped without exception; a variable that the view lacks is an error. */
export abstract class PageTemplates {
  /**
   * A whole HTML document from `templates/<kind>/page.hbs` within the layout it names, with fonts and styles embedded.
   * `lang` is a BCP 47 tag, goes into `<html lang>` and is `lang` in every template. Throws `TemplateError`.
   */
  abstract render(kind: string, view: View, lang: string): string;
  /** Changes whenever a template, style or override does that `render` uses for this kind. Short hex. */
  abstract version(kind: string): string;
}

/** What `layout/report` prints around every report. A report's view has this beside its own fields. */
export interface ReportView {
  /** `<title>`, and so the PDF's title */
  title: string;
  frame: {
    /** top left of every page */
    organisation: string;
    reportName: string;
    /** bottom left of every page: data cut-off · coverage · edition */
    status: string;
    /** "Trang" / "Page", before the numbers at the bottom right */
    pageLabel: string;
    /** top right of every page: that the data are simulated, and that this is a draft */
    simulated: string | null;
    draft: string | null;
  };
}

/** `{{> masthead masthead}}` */
export interface MastheadView {
  kicker: string;
  title: string;
  headline: string | null;
}

/** `{{> tiles tiles}}`: figures to be seen first, three in a row. */
export interface TileView {
  label: string;
  value: string;
  unit: string | null;
  /** comparisons, a line each */
  changes: readonly string[];
  note: string | null;
}

/** A cell's text, or with a mark where it is not as the others; the text alone must say it too. */
export type Cell = string | { text: string; mark: 'missing' | 'estimated' | 'alert' | null };

/** `{{> table table}}`. Numbers align on their decimals when a column's have equally many. */
export interface TableView {
  caption: string;
  /** beside the caption */
  unit: string | null;
  columns: readonly {
    text: string;
    unit: string | null;
    align: 'left' | 'right';
    width: `${number}%` | null;
  }[];
  /** the first cell names the row; `detail` is set in below the row before */
  rows: readonly { kind: 'plain' | 'detail' | 'group' | 'total'; cells: readonly Cell[] }[];
  note: string | null;
}

/** `{{> figure chart}}`: a drawn chart with its caption and text alternative. */
export interface FigureView {
  title: string;
  /** unit and period, beside the title */
  subtitle: string | null;
  /** an SVG document, as `ChartPainter.svg` gives it */
  svg: string;
  /** what the chart shows, in a sentence with its main figures */
  alt: string;
  note: string | null;
}

/** `{{> note note}}`: a paragraph set apart. */
export interface NoteView {
  kind: 'plain' | 'warning' | 'box';
  title: string | null;
  lines: readonly string[];
}

/** `{{> facts facts}}`: names with values, a line each. */
export interface FactView {
  label: string;
  value: string;
  note: string | null;
}

/**
 * `{{> bars bars}}`: many small bars with real text, drawn by the page itself. Geometry is in units of the view box, from
 * the top left; bars lie over rules, lines and texts over bars.
 */
export interface BarsView {
  title: string;
  subtitle: string | null;
  alt: string;
  width: number;
  height: number;
  rules: readonly { x1: number; x2: number; y: number }[];
  bars: readonly {
    x: number;
    y: number;
    width: number;
    height: number;
    /** `hatched`: estimated or partial; `missing`: the whole height of the plot, where nothing was received */
    mark: 'muted' | 'highlight' | 'hatched' | 'missing' | null;
  }[];
  /** `points` as in SVG: "x,y x,y"; a gap parts a line into several */
  lines: readonly { points: string; tone: string }[];
  texts: readonly {
    x: number;
    y: number;
    anchor: 'start' | 'middle' | 'end';
    kind: 'tick' | 'value' | 'strong';
    text: string;
  }[];
  note: string | null;
}
