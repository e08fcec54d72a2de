import type { CategoryChart, ChartDescription, ChartSeries, ScatterChart } from '../../ports/chart-painter';
import { ChartError } from '../../ports/chart-painter';

/** Throws `ChartError` for what would be drawn wrong without a word. */
export function validateChart(chart: ChartDescription): void {
  if (!(chart.width > 0 && chart.height > 0)) throw new ChartError('width and height must be above 0');
  if (chart.kind === 'category') validateCategories(chart);
  else validateScatter(chart);
}

function validateCategories(chart: CategoryChart): void {
  for (const series of chart.series) {
    mustFit(series, chart.categories.length);
    for (const value of series.values) if (value !== null) mustBeFinite(value, series.label);
    if (series.axis === 'right' && !chart.secondAxis) {
      throw new ChartError(`"${series.label}" stands on a right axis, which is not described`);
    }
  }
  for (const line of chart.referenceLines ?? []) mustBeFinite(line.value, line.label);
  const marks = new Set(chart.series.flatMap((series) => series.marks ?? []));
  if (marks.has('missing') && !chart.missingLabel) throw new ChartError('missing values need a missingLabel');
  if (marks.has('hatched') && !chart.hatchedLabel) throw new ChartError('hatched values need a hatchedLabel');
}

function mustFit({ label, values, marks, valueLabels }: ChartSeries, expected: number): void {
  for (const [name, list] of Object.entries({ values, marks, valueLabels })) {
    if (list && list.length !== expected) {
      throw new ChartError(`"${label}" has ${list.length} ${name} for ${expected} categories`);
    }
  }
}

function validateScatter(chart: ScatterChart): void {
  for (const { label, points } of chart.groups) {
    for (const { x, y } of points) {
      mustBeFinite(x, label);
      mustBeFinite(y, label);
    }
  }
  if (!chart.fit) return;
  const { from, to, label } = chart.fit;
  for (const value of [from.x, from.y, to.x, to.y]) mustBeFinite(value, label);
}

function mustBeFinite(value: number, label: string): void {
  if (!Number.isFinite(value))
    throw new ChartError(`"${label}" holds ${value}, which is no number; a gap is null`);
}
