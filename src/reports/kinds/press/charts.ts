import type { CategoryChart, ChartDescription, PointMark } from '../../../ports/chart-painter';
import { calendarOf, parseLocalDate } from '../../../domain/time/local-date';
import { notReceived, sayIn } from '../../coverage/wording';
import type { LoadDayFacts } from '../../load/load-facts';
import { kwhNumber, perDayUnit, scaled, shortDay } from '../../load/load-text';
import { warmLine } from '../../load/warm-axes';
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
  const step = Math.ceil(days.length / MOST_DATES);
  const warm = warmLine(days, days, scale);
  return {
    kind: 'category',
    ...{ width: 656, height: 300, lang: language },
    categories: days.map(({ day }, index) => (index % step === 0 ? dateBelow(day, language) : '')),
    series: [
      {
        ...{ label: say('Điện năng', 'Energy'), mark: 'bar', tone: 'primary' },
        values: days.map(({ kwh }) => scaled(kwh, scale)),
        marks: days.map((day) => markOf(day, facts.comparisonCoverage)),
        valueLabels: days.map(({ day, kwh }) =>
          day === highestDay?.day ? kwhNumber(kwh, scale, language) : null,
        ),
      },
      ...warm.series,
    ],
    axis: { title: perDayUnit(scale, language), ...warm.axis },
    ...(warm.secondAxis ? { secondAxis: warm.secondAxis } : {}),
    missingLabel: notReceived(say),
    hatchedLabel: say('Thu thập dưới ngưỡng so sánh', 'Coverage below the limit'),
  };
}

const markOf = ({ kwh, coverage }: LoadDayFacts, limit: number): PointMark | null =>
  kwh === null ? 'missing' : (coverage.ratio ?? 0) < limit ? 'hatched' : null;

/** Below narrow bars English months are cut to three letters. */
function dateBelow(isoDay: string, language: PrintContext['language']): string {
  if (language === 'vi') return shortDay(isoDay, 'vi');
  const { day } = calendarOf(parseLocalDate(isoDay)!);
  return `${day}\n${shortDay(isoDay, 'en')
    .replace(/^\d+\s/, '')
    .slice(0, 3)}`;
}
