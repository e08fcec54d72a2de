import type { CanvasRenderingContext2D } from 'canvas';
import type { Chart, Plugin } from 'chart.js';
import { canvasFont } from './axes';
import type { Sample } from './strokes';
import { drawSample, pen, SAMPLE_WIDTH } from './strokes';
import { INK, MUTED_INK } from './tones';

export interface LegendEntry {
  label: string;
  sample: Sample;
}

const ROW = 17;
const GAP = 16;

/** Legend and axis titles above the plot, read from left to right; a rotated title beside an axis is hard to read. */
export function headingPlugin(entries: LegendEntry[], leftTitle: string, rightTitle: string | null): Plugin {
  let rows: LegendEntry[][] = [];
  return {
    id: 'heading',
    beforeLayout(chart) {
      rows = inRows(chart, entries);
      const padding = chart.options.layout!.padding as { top: number };
      padding.top = rows.length * ROW + ROW + 8;
    },
    afterDraw(chart) {
      const ctx = pen(chart);
      ctx.save();
      ctx.textBaseline = 'middle';
      ctx.textAlign = 'left';
      rows.forEach((row, i) => drawRow(ctx, row, ROW / 2 + i * ROW));
      const y = rows.length * ROW + ROW / 2;
      ctx.font = canvasFont(400);
      ctx.fillStyle = MUTED_INK;
      ctx.fillText(leftTitle, 0, y);
      ctx.textAlign = 'right';
      if (rightTitle) ctx.fillText(rightTitle, chart.width, y);
      ctx.restore();
    },
  };
}

function inRows(chart: Chart, entries: LegendEntry[]): LegendEntry[][] {
  const rows: LegendEntry[][] = [];
  let x = Infinity;
  pen(chart).save();
  pen(chart).font = canvasFont(500);
  for (const entry of entries) {
    const width = entryWidth(pen(chart), entry);
    if (x + width > chart.width) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push(entry);
    x += width + GAP;
  }
  pen(chart).restore();
  return rows;
}

const entryWidth = (ctx: CanvasRenderingContext2D, { label }: LegendEntry): number =>
  SAMPLE_WIDTH + 5 + ctx.measureText(label).width;

function drawRow(ctx: CanvasRenderingContext2D, row: LegendEntry[], y: number): void {
  let x = 0;
  ctx.font = canvasFont(500);
  for (const entry of row) {
    drawSample(ctx, entry.sample, x, y);
    ctx.fillStyle = INK;
    ctx.fillText(entry.label, x + SAMPLE_WIDTH + 5, y);
    x += entryWidth(ctx, entry) + GAP;
  }
}
