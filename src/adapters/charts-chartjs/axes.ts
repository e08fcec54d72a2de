import type { ScaleOptionsByType } from 'chart.js';
import type { ChartAxis } from '../../ports/chart-painter';
import { HAIRLINE, INK, MUTED_INK } from './tones';

export const FONT_FAMILY = 'Be Vietnam Pro';
export const FONT_SIZE = 11;
export const canvasFont = (weight: number, size = FONT_SIZE): string =>
  `${weight} ${size}px "${FONT_FAMILY}"`;

type LinearScale = Record<string, unknown> & { type: 'linear' };

/** An axis of numbers, written in the chart's language, all with equally many decimals. */
export function linearAxis(
  axis: ChartAxis,
  lang: string,
  place: { position: 'left' | 'right' | 'bottom'; beginAtZero: boolean; grid: boolean },
  alsoShown: number[] = [],
): LinearScale {
  return {
    type: 'linear',
    position: place.position,
    beginAtZero: place.beginAtZero,
    min: place.beginAtZero ? undefined : axis.min,
    max: axis.max,
    suggestedMin: alsoShown.length ? Math.min(...alsoShown) : undefined,
    suggestedMax: alsoShown.length ? Math.max(...alsoShown) : undefined,
    border: { display: false },
    grid: { display: place.grid, color: HAIRLINE, lineWidth: 0.75, drawTicks: false },
    ticks: {
      maxTicksLimit: 6,
      includeBounds: false,
      padding: 6,
      color: MUTED_INK,
      font: { family: FONT_FAMILY, size: FONT_SIZE },
      callback: (value: number | string, _index: number, ticks: { value: number }[]) =>
        numberText(Number(value), lang, axis.decimals ?? decimalsNeeded(ticks.map((tick) => tick.value))),
    },
  };
}

export function categoryAxis(categories: readonly string[]): Partial<ScaleOptionsByType<'category'>> {
  return {
    type: 'category',
    labels: categories.map((text) => (text.includes('\n') ? text.split('\n') : text)),
    offset: true,
    border: { display: true, color: INK, width: 0.75 },
    grid: { display: false },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: 3,
      color: INK,
      font: { family: FONT_FAMILY, size: FONT_SIZE },
    },
  } as unknown as Partial<ScaleOptionsByType<'category'>>;
}

export function numberText(value: number, lang: string, decimals: number): string {
  const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', format).format(value);
}

/** Decimals with which every tick is written exactly, four at most. */
export function decimalsNeeded(values: number[]): number {
  for (let decimals = 0; decimals < 4; decimals++) {
    const factor = 10 ** decimals;
    if (values.every((value) => Math.abs(value * factor - Math.round(value * factor)) < 1e-6 * factor)) {
      return decimals;
    }
  }
  return 4;
}
