import type { Chart, ChartConfiguration, ChartDataset, Plugin } from 'chart.js';
import type { ScatterChart } from '../../ports/chart-painter';
import { canvasFont, linearAxis } from './axes';
import type { LegendEntry } from './heading-plugin';
import { headingPlugin } from './heading-plugin';
import { haloText, pen } from './strokes';
import { INK, MUTED_INK, TONES } from './tones';

export function scatterConfig(chart: ScatterChart): ChartConfiguration {
  const datasets: ChartDataset[] = chart.groups.map(({ label, tone, points }, i) => ({
    type: 'scatter',
    label,
    data: points.map(({ x, y }) => ({ x, y })),
    // what comes later is what the chart is about, and lies on top
    order: -i,
    pointStyle: TONES[tone].marker || 'rect',
    pointRadius: TONES[tone].marker ? 4 : 2.5,
    pointBackgroundColor: TONES[tone].marker ? TONES[tone].colour : '#ffffff',
    pointBorderColor: TONES[tone].colour,
    pointBorderWidth: 1,
  }));
  const entries: LegendEntry[] = chart.groups.map(({ label, tone }) => ({
    label,
    sample: { mark: 'points', tone },
  }));
  if (chart.fit) entries.push({ label: chart.fit.label, sample: { mark: 'fit', tone: 'primary' } });
  return {
    type: 'scatter',
    data: { datasets },
    options: {
      layout: { padding: { top: 0, left: 0, bottom: 16, right: 8 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: { ...linearAxis(chart.x, chart.lang, { position: 'bottom', beginAtZero: false, grid: false }) },
        y: { ...linearAxis(chart.y, chart.lang, { position: 'left', beginAtZero: false, grid: true }) },
      },
    },
    plugins: [headingPlugin(entries.length > 1 ? entries : [], chart.y.title, null), scatterPlugin(chart)],
  };
}

function scatterPlugin(description: ScatterChart): Plugin {
  return {
    id: 'scatter-marks',
    beforeDatasetsDraw: (chart) => drawFit(chart, description),
    afterDatasetsDraw(chart) {
      drawPointLabels(chart, description);
      const ctx = pen(chart);
      ctx.save();
      ctx.font = canvasFont(400);
      ctx.fillStyle = MUTED_INK;
      ctx.textAlign = 'right';
      ctx.textBaseline = 'bottom';
      ctx.fillText(description.x.title, chart.chartArea.right, chart.height - 1);
      ctx.restore();
    },
  };
}

function drawFit(chart: Chart, { fit }: ScatterChart): void {
  if (!fit) return;
  const ctx = pen(chart);
  const { scales } = chart;
  const at = ({ x, y }: { x: number; y: number }): [number, number] => [
    scales.x.getPixelForValue(x),
    scales.y.getPixelForValue(y),
  ];
  ctx.save();
  ctx.strokeStyle = INK;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  ctx.moveTo(...at(fit.from));
  ctx.lineTo(...at(fit.to));
  ctx.stroke();
  ctx.restore();
}

function drawPointLabels(chart: Chart, { groups }: ScatterChart): void {
  const ctx = pen(chart);
  ctx.save();
  ctx.font = canvasFont(500, 10);
  ctx.fillStyle = INK;
  ctx.textBaseline = 'middle';
  groups.forEach(({ points }, index) => {
    chart.getDatasetMeta(index).data.forEach((element, i) => {
      const label = points[i].label;
      if (!label) return;
      const fits = element.x + 7 + ctx.measureText(label).width < chart.width;
      ctx.textAlign = fits ? 'left' : 'right';
      haloText(ctx, label, element.x + (fits ? 7 : -7), element.y);
    });
  });
  ctx.restore();
}
