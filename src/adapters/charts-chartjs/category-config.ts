import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { CategoryChart, ChartSeries } from '../../ports/chart-painter';
import { categoryAxis, linearAxis } from './axes';
import { categoryPlugin, labelsAtEnd } from './category-plugin';
import type { LegendEntry } from './heading-plugin';
import { headingPlugin } from './heading-plugin';
import { HIGHLIGHT, TONES } from './tones';

/** Above so many points markers would cover the line. */
const MOST_MARKERS = 40;

export function categoryConfig(chart: CategoryChart): ChartConfiguration {
  const bars = (axis: string): boolean =>
    chart.series.some((series) => series.mark === 'bar' && (series.axis ?? 'left') === axis);
  const references = (axis: string): number[] =>
    (chart.referenceLines ?? []).filter((line) => (line.axis ?? 'left') === axis).map((line) => line.value);
  const scale = (axis: 'left' | 'right', described: CategoryChart['axis']) =>
    linearAxis(
      described,
      chart.lang,
      { position: axis, beginAtZero: bars(axis), grid: axis === 'left' },
      references(axis),
    );
  const scales = {
    x: categoryAxis(chart.categories),
    left: scale('left', chart.axis),
    ...(chart.secondAxis ? { right: scale('right', chart.secondAxis) } : {}),
  };
  return {
    type: 'bar',
    data: { labels: [...chart.categories], datasets: [...chart.series.map(dataset), ...casings(chart)] },
    options: {
      layout: { padding: { top: 0, left: 0, bottom: 0, right: 2 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales,
    },
    plugins: [
      headingPlugin(legend(chart), chart.axis.title, chart.secondAxis?.title ?? null),
      categoryPlugin(chart),
    ],
  };
}

/** Lines lie over bars, and the first series over those it is compared with. */
function dataset(series: ChartSeries, index: number): ChartDataset {
  const common = {
    label: series.label,
    data: [...series.values],
    yAxisID: series.axis ?? 'left',
    order: (series.mark === 'bar' ? 100 : 0) + index,
  };
  return series.mark === 'bar' ? { ...common, ...barStyle(series) } : { ...common, ...lineStyle(series) };
}

/** A white line under each line, so that it is seen where it crosses bars. Drawn last in the list, to keep its indices. */
function casings({ series }: CategoryChart): ChartDataset[] {
  if (!series.some(({ mark }) => mark === 'bar')) return [];
  return series.flatMap((line, index) =>
    line.mark === 'line' ? [{ ...dataset(line, index), ...CASING, order: index + 0.5 }] : [],
  );
}

const CASING = { borderColor: '#ffffff', borderWidth: 4.5, borderDash: [], pointRadius: 0 };

function barStyle({ values, marks, tone }: ChartSeries): object {
  const { colour, fill } = TONES[tone];
  const inside = (i: number): string => {
    if (marks?.[i] === 'hatched') return '#ffffff';
    return marks?.[i] === 'highlight' ? HIGHLIGHT : fill;
  };
  return {
    type: 'bar',
    backgroundColor: values.map((_, i) => inside(i)),
    borderColor: colour,
    borderWidth: values.map((_, i) => (marks?.[i] === 'hatched' ? 0.75 : 0)),
    categoryPercentage: 0.84,
    barPercentage: 0.94,
  };
}

function lineStyle({ values, marks, tone, mark }: ChartSeries): object {
  const { colour, dash, width, marker } = TONES[tone];
  const few = values.length <= MOST_MARKERS;
  const radius = (i: number): number => {
    if (marks?.[i] === 'highlight') return 4.5;
    // a value between two gaps has no line to be seen by
    const alone = (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;
    return mark === 'points' || alone || (marker && few) ? 3 : 0;
  };
  return {
    type: 'line',
    showLine: mark === 'line',
    spanGaps: false,
    tension: 0,
    borderColor: colour,
    borderWidth: width,
    borderDash: dash,
    pointStyle: marker || 'circle',
    pointRadius: values.map((_, i) => radius(i)),
    pointBackgroundColor: values.map((_, i) => (marks?.[i] === 'hatched' ? '#ffffff' : colour)),
    pointBorderColor: colour,
    pointBorderWidth: 1,
    clip: 8,
  };
}

function legend(chart: CategoryChart): LegendEntry[] {
  const named = new Set(labelsAtEnd(chart).map(({ series }) => series));
  const shown = chart.series.filter((series) => !named.has(series));
  const entries: LegendEntry[] =
    chart.series.length > 1 ? shown.map(({ label, mark, tone }) => ({ label, sample: { mark, tone } })) : [];
  const marked = (mark: string): ChartSeries | undefined =>
    chart.series.find(({ marks }) => marks?.some((each) => each === mark));
  const hatched = marked('hatched');
  if (hatched) entries.push({ label: chart.hatchedLabel!, sample: { mark: 'hatched', tone: hatched.tone } });
  const missing = marked('missing');
  if (missing) entries.push({ label: chart.missingLabel!, sample: { mark: 'missing', tone: missing.tone } });
  return entries;
}
