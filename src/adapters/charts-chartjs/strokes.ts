import type { CanvasRenderingContext2D } from 'canvas';
import type { Chart } from 'chart.js';
import type { Tone } from '../../ports/chart-painter';
import { INK, MUTED_INK, TONES } from './tones';

/** Chart.js names the browser's drawing context; what it was given is the canvas library's. */
export const pen = (chart: Chart): CanvasRenderingContext2D =>
  (chart as unknown as { ctx: CanvasRenderingContext2D }).ctx;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Strokes rising through a box, drawn one by one: a pattern would become a picture in the PDF. */
export function hatch(ctx: CanvasRenderingContext2D, box: Box, colour: string, step = 4): void {
  const { x, y, width, height } = box;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 0.75;
  ctx.setLineDash([]);
  ctx.beginPath();
  for (let offset = step; offset < width + height; offset += step) {
    const from = Math.max(0, offset - height);
    const to = Math.min(offset, width);
    ctx.moveTo(x + from, y + offset - from);
    ctx.lineTo(x + to, y + offset - to);
  }
  ctx.stroke();
  ctx.restore();
}

/** Text with a white rim, readable over lines and bars. */
export function haloText(ctx: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  ctx.save();
  ctx.strokeStyle = '#ffffff';
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  ctx.strokeText(text, x, y);
  ctx.restore();
  ctx.fillText(text, x, y);
}

/** What a legend shows before a label, in a field 18 wide around `y`. */
export interface Sample {
  mark: 'bar' | 'line' | 'points' | 'fit' | 'hatched' | 'missing';
  tone: Tone;
}

export const SAMPLE_WIDTH = 18;

export function drawSample(ctx: CanvasRenderingContext2D, sample: Sample, x: number, y: number): void {
  const style = TONES[sample.tone];
  const box = { x: x + 3, y: y - 5, width: 12, height: 10 };
  ctx.save();
  if (sample.mark === 'bar') {
    ctx.fillStyle = style.fill;
    ctx.fillRect(box.x, box.y, box.width, box.height);
  } else if (sample.mark === 'line') {
    line(ctx, x, x + SAMPLE_WIDTH, y, style.colour, style.width, style.dash);
    if (style.marker) marker(ctx, style.marker, x + SAMPLE_WIDTH / 2, y, style.colour);
  } else if (sample.mark === 'fit') {
    line(ctx, x, x + SAMPLE_WIDTH, y, INK, 1.25, []);
  } else if (sample.mark === 'points') {
    if (style.marker) marker(ctx, style.marker, x + SAMPLE_WIDTH / 2, y, style.colour);
    else hollowSquare(ctx, x + SAMPLE_WIDTH / 2, y, style.colour);
  } else {
    const colour = sample.mark === 'missing' ? MUTED_INK : style.colour;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 0.75;
    if (sample.mark === 'hatched') ctx.strokeRect(box.x, box.y, box.width, box.height);
    hatch(ctx, box, colour, 3.5);
  }
  ctx.restore();
}

function line(
  ctx: CanvasRenderingContext2D,
  from: number,
  to: number,
  y: number,
  colour: string,
  width: number,
  dash: number[],
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(from, y);
  ctx.lineTo(to, y);
  ctx.stroke();
}

/** How points of a tone without a marker are drawn. */
function hollowSquare(ctx: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.strokeRect(x - 2.5, y - 2.5, 5, 5);
}

function marker(ctx: CanvasRenderingContext2D, shape: string, x: number, y: number, colour: string): void {
  ctx.fillStyle = colour;
  ctx.beginPath();
  if (shape === 'rectRot')
    polygon(ctx, x, y, [
      [0, -4],
      [4, 0],
      [0, 4],
      [-4, 0],
    ]);
  else if (shape === 'triangle')
    polygon(ctx, x, y, [
      [0, -4],
      [3.5, 2.5],
      [-3.5, 2.5],
    ]);
  else if (shape === 'rect')
    polygon(ctx, x, y, [
      [-3, -3],
      [3, -3],
      [3, 3],
      [-3, 3],
    ]);
  else ctx.arc(x, y, 3, 0, 2 * Math.PI);
  ctx.fill();
}

function polygon(ctx: CanvasRenderingContext2D, x: number, y: number, corners: number[][]): void {
  corners.forEach(([dx, dy], i) => (i === 0 ? ctx.moveTo(x + dx, y + dy) : ctx.lineTo(x + dx, y + dy)));
  ctx.closePath();
}
