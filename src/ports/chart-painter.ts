/**
 * How a series looks. A tone is a colour with a dash, marker or shade of its own, so that it holds in grey print and for
 * every kind of colour sight: `primary` is what the chart is about, `secondary` what it is compared with,
 * `muted` the further background, `warm` a temperature, `alert` a limit passed.
 */
export type Tone = 'primary' | 'secondary' | 'muted' | 'warm' | 'alert';

/** `hatched`: the value is estimated or partial. `missing`: nothing was received; the whole column is hatched, never zero. */
export type PointMark = 'hatched' | 'missing' | 'highlight';

export interface ChartAxis {
  /** with its unit: "Triệu kWh/ngày" */
  title: string;
  /** fixed ends of the axis; bars always start at 0 whatever stands here */
  min?: number;
  max?: number;
  /** decimals of the numbers along the axis; default as few as needed */
  decimals?: number;
}

export interface ChartSeries {
  label: string;
  mark: 'bar' | 'line' | 'points';
  tone: Tone;
  /** default `left` */
  axis?: 'left' | 'right';
  /** one per category; null is a gap, and no line is drawn across it */
  values: readonly (number | null)[];
  /** one per category where given */
  marks?: readonly (PointMark | null)[];
  /** finished text printed at the value, one per category where given */
  valueLabels?: readonly (string | null)[];
  /** names a line at its right end in place of the legend; ignored beside a right axis */
  labelAtEnd?: boolean;
}

export interface ReferenceLine {
  value: number;
  label: string;
  axis?: 'left' | 'right';
}

interface ChartFrame {
  /** drawn size in CSS pixels; text is 11 px in it, so draw at the size at which it is shown */
  width: number;
  height: number;
  /** language of the numbers along the axes */
  lang: 'vi' | 'en';
}

/** Bars and lines over named positions (days, bands, units). */
export interface CategoryChart extends ChartFrame {
  kind: 'category';
  /** finished text below each position; `\n` breaks the line; '' prints nothing */
  categories: readonly string[];
  series: readonly ChartSeries[];
  axis: ChartAxis;
  secondAxis?: ChartAxis;
  referenceLines?: readonly ReferenceLine[];
  /** what stands in the legend for a missing value, e.g. "Chưa nhận được số liệu"; needed where a mark is `missing` */
  missingLabel?: string;
  /** what stands in the legend for a hatched value, e.g. "Ước tính"; needed where a mark is `hatched` */
  hatchedLabel?: string;
}

/** Points over two measures, e.g. energy against temperature. */
export interface ScatterChart extends ChartFrame {
  kind: 'scatter';
  x: ChartAxis;
  y: ChartAxis;
  groups: readonly {
    label: string;
    tone: Tone;
    points: readonly { x: number; y: number; label?: string }[];
  }[];
  /** a straight line with its label */
  fit?: { from: { x: number; y: number }; to: { x: number; y: number }; label: string };
}

/** A chart as plain data. It says nothing of its caption and text alternative: those stand on the page. */
export type ChartDescription = CategoryChart | ScatterChart;

/** Thrown for a description that cannot be drawn (lengths that differ, numbers that are none). */
export class ChartError extends Error {
  readonly code = 'chart-invalid';
  constructor(message: string) {
    super(`cannot draw the chart: ${message}`);
    this.name = 'ChartError';
  }
}

/** Draws charts with the house's fonts. Throws `ChartError`. */
export abstract class ChartPainter {
  /** For the PDF: an SVG document, text as outlines; show it as an image, whose text alternative says what it shows. */
  abstract svg(chart: ChartDescription): Promise<string>;
  /** For the press kit: PNG on white, twice the drawn size. */
  abstract png(chart: ChartDescription): Promise<Uint8Array>;
}
