import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Chart, ChartConfiguration } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import type { ChartDescription } from '../../ports/chart-painter';
import { ChartPainter } from '../../ports/chart-painter';
import { FONT_FAMILY } from './axes';
import { categoryConfig } from './category-config';
import { scatterConfig } from './scatter-config';
import { pen } from './strokes';
import { validateChart } from './validate-chart';

/** Canvases are freed between turns of the event loop only: a tight loop of charts grows memory by gigabytes. */
const CHARTS_PER_TURN = 20;
const PNG_SCALE = 2;

/** Chart.js on a canvas without a browser. One canvas maker per size and format, since each loads the library anew. */
export class ChartjsPainter extends ChartPainter {
  private readonly makers = new Map<string, ChartJSNodeCanvas>();
  private painted = 0;

  async svg(chart: ChartDescription): Promise<string> {
    const configuration = await this.prepare(chart);
    const svg = this.maker(chart, 'svg').renderToBufferSync(configuration, 'image/svg+xml').toString('utf8');
    // the drawing library says points where it was given pixels, and counts its surfaces
    return svg
      .replace(/width="(\d+)pt" height="(\d+)pt"/, 'width="$1" height="$2"')
      .replace(/surface\d+/g, 'surface');
  }

  async png(chart: ChartDescription): Promise<Uint8Array> {
    const configuration = await this.prepare(chart);
    configuration.options!.devicePixelRatio = PNG_SCALE;
    configuration.plugins!.push(whiteGround);
    return new Uint8Array(this.maker(chart, 'png').renderToBufferSync(configuration, 'image/png'));
  }

  private async prepare(chart: ChartDescription): Promise<ChartConfiguration> {
    validateChart(chart);
    if (++this.painted % CHARTS_PER_TURN === 0) await setImmediate();
    return chart.kind === 'category' ? categoryConfig(chart) : scatterConfig(chart);
  }

  private maker({ width, height }: ChartDescription, format: 'svg' | 'png'): ChartJSNodeCanvas {
    const key = `${format} ${width}×${height}`;
    const known = this.makers.get(key);
    if (known) return known;
    const maker = new ChartJSNodeCanvas({ width, height, ...(format === 'svg' ? { type: 'svg' } : {}) });
    for (const { family, weight, file } of fonts()) {
      if (family === FONT_FAMILY)
        maker.registerFont(require.resolve(file), { family, weight: String(weight) });
    }
    this.makers.set(key, maker);
    return maker;
  }
}

const whiteGround = {
  id: 'white-ground',
  beforeDraw(chart: Chart): void {
    const ctx = pen(chart);
    ctx.save();
    ctx.fillStyle = '#ffffff';
    ctx.fillRect(0, 0, chart.width, chart.height);
    ctx.restore();
  },
};

interface Font {
  family: string;
  weight: number;
  file: string;
}

/** The same list of fonts from which the pages are made. */
const fonts = (): Font[] =>
  JSON.parse(readFileSync(resolve(__dirname, '../../../templates/fonts/fonts.json'), 'utf8')) as Font[];
