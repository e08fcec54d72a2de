import type { ChartSeries } from '../../ports/chart-painter';
import type { LoadDayFacts } from './load-facts';
import { type EnergyScale, scaled } from './load-text';

/** Degrees between the ends of the temperature axis: the line runs in the upper third, above the bars. */
const DEGREES = 40;
const ROOM = 1.45;
const ROUND_ENDS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The line of daily maxima over bars of energy, with both axes; nothing where no maximum is known. */
export function warmLine(
  days: readonly LoadDayFacts[],
  drawn: readonly LoadDayFacts[],
  scale: EnergyScale,
): {
  series: ChartSeries[];
  axis: { max?: number };
  secondAxis?: { title: string; min: number; max: number };
} {
  const values = days.map(({ maxC }) => maxC);
  const known = values.flatMap((maxC) => (maxC === null ? [] : [maxC]));
  if (known.length === 0) return { series: [], axis: {} };
  const max = Math.ceil(Math.max(...known) / 5) * 5;
  return {
    series: [{ label: 'Tmax', mark: 'line', tone: 'warm', axis: 'right', values }],
    axis: { max: roomAbove(drawn, scale) },
    secondAxis: { title: 'Tmax, °C', min: max - DEGREES, max },
  };
}

/** End of the energy axis that leaves the upper third to the temperatures. */
function roomAbove(days: readonly LoadDayFacts[], scale: EnergyScale): number {
  const wanted = ROOM * Math.max(...days.map(({ kwh }) => scaled(kwh, scale) ?? 0), Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ROUND_ENDS.find((end) => end * power >= wanted * (1 - 1e-9))! * power;
}
