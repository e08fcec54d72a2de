import { createCanvas } from 'canvas';
import type { CategoryChart, ScatterChart } from '../../ports/chart-painter';
import { decimalsNeeded, numberText } from './axes';
import { ChartjsPainter } from './chartjs-painter';

const days: CategoryChart = {
  kind: 'category',
  width: 400,
  height: 200,
  lang: 'vi',
  categories: ['T2\n02/06', 'T3\n03/06', 'T4\n04/06'],
  axis: { title: 'Triệu kWh/ngày' },
  series: [{ label: 'Tuần này', mark: 'bar', tone: 'primary', values: [41.2, 43.1, 44.9] }],
};
const scatter: ScatterChart = {
  kind: 'scatter',
  width: 300,
  height: 200,
  lang: 'en',
  x: { title: 'Mean temperature, °C' },
  y: { title: 'GWh/day' },
  groups: [
    {
      label: 'Season',
      tone: 'muted',
      points: [
        { x: 28, y: 40 },
        { x: 33, y: 45, label: 'Wed' },
      ],
    },
  ],
  fit: { from: { x: 28, y: 40 }, to: { x: 33, y: 45 }, label: '+1 GWh per °C' },
};
const withSeries = (...series: CategoryChart['series']): CategoryChart => ({ ...days, series });

/** Width and height as a PNG's first chunk says them. */
const pngSize = (png: Uint8Array): number[] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('ChartjsPainter', () => {
  const painter = new ChartjsPainter();

  it('draws SVG in the size asked for, without pictures inside', async () => {
    for (const chart of [days, scatter]) {
      const svg = await painter.svg(chart);
      expect(svg).toContain(
        `width="${chart.width}" height="${chart.height}" viewBox="0 0 ${chart.width} ${chart.height}"`,
      );
      expect(svg).not.toContain('<image');
    }
  });

  it('draws PNG at twice the size', async () => {
    expect(pngSize(await painter.png(days))).toEqual([800, 400]);
    expect(pngSize(await painter.png(scatter))).toEqual([600, 400]);
  });

  it('draws with the house font: another family gives other outlines', async () => {
    await painter.svg(days);
    const ctx = createCanvas(10, 10).getContext('2d');
    const width = (font: string): number => {
      ctx.font = font;
      return ctx.measureText('Điện năng tiêu thụ ngày nắng nóng').width;
    };
    expect(width('11px "Be Vietnam Pro"')).not.toBe(width('11px "No Such Font"'));
    expect(width('600 11px "Be Vietnam Pro"')).toBeGreaterThan(width('400 11px "Be Vietnam Pro"'));
  });

  it('draws the same chart the same way each time', async () => {
    expect(await painter.svg(days)).toBe(await painter.svg(days));
  });

  it('draws a gap as a gap: other than zero, and other than missing', async () => {
    const one = (values: (number | null)[], marks?: CategoryChart['series'][0]['marks']): Promise<string> =>
      painter.svg({
        ...withSeries({ label: 'x', mark: 'line', tone: 'primary', values, marks }),
        missingLabel: 'Chưa nhận được số liệu',
      });
    const drawings = await Promise.all([
      one([1, null, 3]),
      one([1, 0, 3]),
      one([1, 2, 3]),
      one([1, null, 3], [null, 'missing', null]),
    ]);
    expect(new Set(drawings).size).toBe(4);
  });

  it('draws every tone and mark, both axes, reference lines and labels at the end', async () => {
    const values = [1, null, 3];
    const svg = await painter.svg({
      ...withSeries(
        ...(['primary', 'secondary', 'muted', 'warm', 'alert'] as const).flatMap((tone) => [
          {
            label: `bar ${tone}`,
            mark: 'bar' as const,
            tone,
            values,
            marks: ['hatched', 'missing', 'highlight'] as const,
          },
          { label: `line ${tone}`, mark: 'line' as const, tone, values, axis: 'right' as const },
          { label: `points ${tone}`, mark: 'points' as const, tone, values, valueLabels: ['1', null, '3'] },
        ]),
      ),
      width: 700,
      height: 500,
      secondAxis: { title: '°C', min: 20, max: 40 },
      referenceLines: [{ value: 5, label: 'limit' }],
      missingLabel: 'missing',
      hatchedLabel: 'estimated',
    });
    expect(svg.length).toBeGreaterThan(10_000);
    const named = withSeries({ label: 'Năm 2025', mark: 'line', tone: 'primary', values, labelAtEnd: true });
    expect(await painter.svg(named)).not.toBe(
      await painter.svg(withSeries({ ...named.series[0], labelAtEnd: false })),
    );
  });

  it.each<[string, CategoryChart | ScatterChart, string]>([
    [
      'values that do not fit the categories',
      withSeries({ label: 'Tuần này', mark: 'bar', tone: 'primary', values: [1, 2] }),
      'cannot draw the chart: "Tuần này" has 2 values for 3 categories',
    ],
    [
      'a number that is none',
      withSeries({ label: 'Tuần này', mark: 'bar', tone: 'primary', values: [1, NaN, 2] }),
      'cannot draw the chart: "Tuần này" holds NaN, which is no number; a gap is null',
    ],
    [
      'a right axis that is not described',
      withSeries({ label: 'Tmax', mark: 'line', tone: 'warm', values: [1, 2, 3], axis: 'right' }),
      'cannot draw the chart: "Tmax" stands on a right axis, which is not described',
    ],
    [
      'missing values without a word for them',
      withSeries({
        label: 'x',
        mark: 'bar',
        tone: 'primary',
        values: [1, null, 2],
        marks: [null, 'missing', null],
      }),
      'cannot draw the chart: missing values need a missingLabel',
    ],
    ['no size', { ...days, width: 0 }, 'cannot draw the chart: width and height must be above 0'],
    [
      'a point that is none',
      { ...scatter, groups: [{ label: 'Season', tone: 'muted', points: [{ x: 1, y: Infinity }] }] },
      'cannot draw the chart: "Season" holds Infinity, which is no number; a gap is null',
    ],
  ])('refuses %s', async (_, chart, message) => {
    await expect(painter.svg(chart)).rejects.toMatchObject({ code: 'chart-invalid', message });
  });

  it('lets others have their turn while it draws many', async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 1);
    for (let i = 0; i < 60; i++) await painter.svg(days);
    clearInterval(ticking);
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});

describe('numbers along an axis', () => {
  it.each<[number, string, number, string]>([
    [1234.5, 'vi', 1, '1.234,5'],
    [1234.5, 'en', 1, '1,234.5'],
    [-2, 'vi', 0, '-2'],
  ])('%d in %s with %d decimals is %s', (value, lang, decimals, expected) => {
    expect(numberText(value, lang, decimals)).toBe(expected);
  });

  it.each<[number[], number]>([
    [[0, 10, 20], 0],
    [[0, 0.5, 1], 1],
    [[0.25, 0.5], 2],
    [[0.1 + 0.2, 0.3], 1],
  ])('%j need %d decimals', (values, expected) => {
    expect(decimalsNeeded(values)).toBe(expected);
  });
});
