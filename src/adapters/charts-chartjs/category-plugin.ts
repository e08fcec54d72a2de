import type { Chart, Plugin } from 'chart.js';
import type { CategoryChart, ChartSeries, ReferenceLine } from '../../ports/chart-painter';
import { canvasFont } from './axes';
import { haloText, hatch, pen } from './strokes';
import { INK, MUTED_INK, TONES } from './tones';

interface BarElement {
  x: number;
  y: number;
  base: number;
  width: number;
}

/** What Chart.js has no word for: hatched values, gaps, reference lines, and labels that stand at what they name. */
export function categoryPlugin(description: CategoryChart): Plugin {
  return {
    id: 'category-marks',
    beforeLayout(chart) {
      const padding = chart.options.layout!.padding as { right: number };
      padding.right = roomAtEnd(chart, description);
    },
    beforeDatasetsDraw(chart) {
      description.series.forEach((series, i) => drawGaps(chart, series, i));
    },
    afterDatasetsDraw(chart) {
      description.series.forEach((series, i) => drawHatches(chart, series, i));
      for (const line of description.referenceLines ?? []) drawReference(chart, line);
      description.series.forEach((series, i) => drawValueLabels(chart, series, i));
      drawEndLabels(chart, description);
    },
  };
}

/** The whole column where nothing was received: a gap that is seen, and is not zero. */
function drawGaps(chart: Chart, { marks }: ChartSeries, index: number): void {
  const { top, bottom } = chart.chartArea;
  chart.getDatasetMeta(index).data.forEach((element, i) => {
    if (marks?.[i] !== 'missing') return;
    const width = slotWidth(chart) * 0.8;
    hatch(pen(chart), { x: element.x - width / 2, y: top, width, height: bottom - top }, '#aab3bb');
  });
}

const slotWidth = (chart: Chart): number => {
  const { left, right } = chart.chartArea;
  return (right - left) / Math.max(1, chart.data.labels?.length ?? 1);
};

function drawHatches(chart: Chart, { marks, mark, tone }: ChartSeries, index: number): void {
  if (mark !== 'bar') return;
  chart.getDatasetMeta(index).data.forEach((element, i) => {
    if (marks?.[i] !== 'hatched') return;
    const { x, y, base, width } = element as unknown as BarElement;
    const box = { x: x - width / 2, y: Math.min(y, base), width, height: Math.abs(base - y) };
    hatch(pen(chart), box, TONES[tone].colour);
  });
}

function drawReference(chart: Chart, { value, label, axis }: ReferenceLine): void {
  const ctx = pen(chart);
  const { left, right } = chart.chartArea;
  const y = chart.scales[axis ?? 'left'].getPixelForValue(value);
  ctx.save();
  ctx.strokeStyle = INK;
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 2]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(right, y);
  ctx.stroke();
  ctx.font = canvasFont(500);
  ctx.fillStyle = INK;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'bottom';
  haloText(ctx, label, right - 2, y - 2);
  ctx.restore();
}

function drawValueLabels(
  chart: Chart,
  { valueLabels, values, tone, mark }: ChartSeries,
  index: number,
): void {
  if (!valueLabels) return;
  const ctx = pen(chart);
  ctx.save();
  ctx.font = canvasFont(600, 10);
  ctx.fillStyle = mark === 'bar' ? INK : TONES[tone].colour;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  chart.getDatasetMeta(index).data.forEach((element, i) => {
    const text = valueLabels[i];
    if (!text || values[i] === null) return;
    haloText(ctx, text, element.x, element.y - (mark === 'bar' ? 3 : 6));
  });
  ctx.restore();
}

export const labelsAtEnd = (description: CategoryChart): { series: ChartSeries; index: number }[] =>
  description.secondAxis
    ? []
    : description.series
        .map((series, index) => ({ series, index }))
        .filter(({ series }) => series.labelAtEnd && series.mark === 'line');

/** What the labels at the ends of lines take beside the plot. */
function roomAtEnd(chart: Chart, description: CategoryChart): number {
  const ctx = pen(chart);
  ctx.save();
  ctx.font = canvasFont(500);
  const widths = labelsAtEnd(description).map(({ series }) => ctx.measureText(series.label).width);
  ctx.restore();
  return widths.length > 0 ? Math.ceil(Math.max(...widths)) + 9 : 2;
}

const LABEL_HEIGHT = 13;

/** Names of lines at their last values, pushed apart where they would overlap. */
function drawEndLabels(chart: Chart, description: CategoryChart): void {
  const ctx = pen(chart);
  const labels = labelsAtEnd(description)
    .map(({ series, index }) => {
      const last = series.values.findLastIndex((value) => value !== null);
      const point = chart.getDatasetMeta(index).data[last];
      return { text: series.label, tone: series.tone, x: point?.x ?? 0, y: point?.y ?? NaN };
    })
    .filter(({ y }) => Number.isFinite(y))
    .sort((a, b) => a.y - b.y);
  let above = -Infinity;
  for (const label of labels) {
    label.y = Math.max(label.y, above + LABEL_HEIGHT);
    above = label.y;
  }
  ctx.save();
  ctx.font = canvasFont(500);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { text, tone, x, y } of labels) {
    ctx.fillStyle = tone === 'muted' ? MUTED_INK : TONES[tone].colour;
    haloText(ctx, text, x + 7, y);
  }
  ctx.restore();
}
