import type { CategoryChart, ChartDescription, ChartSeries } from '../../../ports/chart-painter';
import { calendarOf, parseLocalDate } from '../../../domain/time/local-date';
import { notReceived, sayIn } from '../../coverage/wording';
import type { LoadDayFacts } from '../../load/load-facts';
import { kwhNumber, perDayUnit, scaled, shortDay } from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { PressFacts } from './facts';
import { scaleOf } from './scale';

export const hasDays = ({ whole }: PressFacts): boolean => whole.days.some(({ kwh }) => kwh !== null);

export const chartsOf = (facts: PressFacts, context: PrintContext): Record<string, ChartDescription> =>
  hasDays(facts) ? { days: daysChart(facts, context) } : {};

/** Dates that can stand side by side below the bars. */
const MOST_DATES = 16;

/** Daily energy as bars with the highest day named, the day's maximum temperature above them. */
function daysChart(facts: PressFacts, { language }: PrintContext): CategoryChart {
  const say = sayIn(language);
  const scale = scaleOf(facts);
  const { days, highestDay } = facts.whole;
  const isHighest = ({ day }: LoadDayFacts): boolean => day === highestDay?.day;
  const step = Math.ceil(days.length / MOST_DATES);
  const temperatures = days.map(({ maxC }) => maxC);
  const isWarm = temperatures.some((maxC) => maxC !== null);
  const bars: ChartSeries = {
    ...{ label: say('Điện năng', 'Energy'), mark: 'bar', tone: 'primary' },
    values: days.map(({ kwh }) => scaled(kwh, scale)),
    marks: days.map(({ kwh, coverage }) => (kwh === null ? 'missing' : (coverage.ratio ?? 0) < facts.comparisonCoverage ? 'hatched' : null)),
    valueLabels: days.map((day) => (isHighest(day) ? kwhNumber(day.kwh, scale, language) : null)),
  };
  const warm: ChartSeries = { label: 'Tmax', mark: 'line', tone: 'warm', axis: 'right', values: temperatures };
  return {
    kind: 'category',
    ...{ width: 656, height: 300, lang: language },
    categories: days.map(({ day }, index) => (index % step === 0 ? dateBelow(day, language) : '')),
    series: [bars, ...(isWarm ? [warm] : [])],
    axis: { title: perDayUnit(scale, language), ...(isWarm ? { max: roomAbove(days, facts) } : {}) },
    ...(isWarm ? { secondAxis: { title: 'Tmax, °C', ...warmEnds(temperatures) } } : {}),
    missingLabel: notReceived(say),
    hatchedLabel: say('Thu thập dưới ngưỡng so sánh', 'Coverage below the limit'),
  };
}

/** Below narrow bars English months are cut to three letters. */
function dateBelow(isoDay: string, language: PrintContext['language']): string {
  if (language === 'vi') return shortDay(isoDay, 'vi');
  const { day } = calendarOf(parseLocalDate(isoDay)!);
  return `${day}\n${shortDay(isoDay, 'en').replace(/^\d+\s/, '').slice(0, 3)}`;
}

const DEGREES = 40;
const ROOM = 1.45;
const ROUND_ENDS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** End of the energy axis that leaves the upper third to the temperatures. */
function roomAbove(days: readonly LoadDayFacts[], facts: PressFacts): number {
  const wanted = ROOM * Math.max(...days.map(({ kwh }) => scaled(kwh, scaleOf(facts)) ?? 0), Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ROUND_ENDS.find((end) => end * power >= wanted)! * power;
}

function warmEnds(temperatures: readonly (number | null)[]): { min: number; max: number } {
  const max = Math.ceil(Math.max(...temperatures.flatMap((maxC) => (maxC === null ? [] : [maxC]))) / 5) * 5;
  return { min: max - DEGREES, max };
}
