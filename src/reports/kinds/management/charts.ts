import { isoWeekday, parseLocalDate } from '../../../domain/time/local-date';
import { weekdayText } from '../../../domain/text/date-text';
import type {
  CategoryChart,
  ChartDescription,
  ChartSeries,
  PointMark,
  ScatterChart,
} from '../../../ports/chart-painter';
import { bandName } from '../../changes/changes-text';
import { notReceived, sayIn } from '../../coverage/wording';
import type { LoadDayFacts } from '../../load/load-facts';
import { energyScaleOf, type EnergyScale, perDayUnit, scaled, shortDay } from '../../load/load-text';
import { warmLine } from '../../load/warm-axes';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';

/** Width of the text on A4, in CSS pixels. */
const FULL_WIDTH = 656;

/** Charts by name; those without anything to draw are left out, and the page says why. */
export function chartsOf(facts: ManagementFacts, context: PrintContext): Record<string, ChartDescription> {
  return {
    ...(hasLoad(facts) ? { days: daysChart(facts, context) } : {}),
    ...(hasScatter(facts) ? { season: seasonChart(facts, context) } : {}),
    ...(hasClosings(facts) ? { bands: bandsChart(facts, context) } : {}),
    ...(hasCumulative(facts) ? { cumulative: cumulativeChart(facts, context) } : {}),
  };
}

export const hasLoad = ({ load }: ManagementFacts): boolean =>
  [...load.whole.days, ...load.previousDays, ...load.sameLastYearDays].some(({ kwh }) => kwh !== null);

export const hasScatter = ({ load }: ManagementFacts): boolean =>
  (load.temperatureFit?.points.length ?? 0) >= 10;

export const hasClosings = ({ changes }: ManagementFacts): boolean => changes.whole !== null;

export const hasCumulative = ({ reliability }: ManagementFacts): boolean =>
  reliability.cumulative.some(({ beforeExclusions }) => beforeExclusions !== null);

function daysChart({ load }: ManagementFacts, { language }: PrintContext): CategoryChart {
  const say = sayIn(language);
  const scale = energyScaleOf(load);
  const { days } = load.whole;
  const warm = warmLine(days, [...days, ...load.previousDays, ...load.sameLastYearDays], scale);
  return {
    kind: 'category',
    ...{ width: FULL_WIDTH, height: 220, lang: language },
    categories: days.map(({ day }) => `${weekdayName(day, language)}\n${shortDay(day, language)}`),
    series: [
      {
        ...{ label: say('Tuần này', 'This week'), mark: 'bar', tone: 'primary' },
        values: days.map(({ kwh }) => scaled(kwh, scale)),
        marks: days.map((day) => markOf(day, load.comparisonCoverage)),
      },
      ...comparedLine(say('Tuần trước', 'Week before'), load.previousDays, 'secondary', scale),
      ...comparedLine(say('Cùng kỳ năm trước', 'Same week last year'), load.sameLastYearDays, 'muted', scale),
      ...warm.series,
    ],
    axis: { title: perDayUnit(scale, language), ...axisDecimals(scale), ...warm.axis },
    ...(warm.secondAxis ? { secondAxis: warm.secondAxis } : {}),
    missingLabel: notReceived(say),
    hatchedLabel: say('Thu thập dưới ngưỡng so sánh', 'Coverage below the limit'),
  };
}

/** The days that the week is compared with; nothing where none of them is known. */
function comparedLine(
  label: string,
  days: readonly LoadDayFacts[],
  tone: ChartSeries['tone'],
  scale: EnergyScale,
): ChartSeries[] {
  if (days.every(({ kwh }) => kwh === null)) return [];
  return [{ label, mark: 'line', tone, values: days.map(({ kwh }) => scaled(kwh, scale)) }];
}

const axisDecimals = ({ unit, places }: EnergyScale): { decimals?: number } =>
  unit === 'kWh' ? { decimals: 0 } : { decimals: Math.min(1, places) };

export const markOf = ({ kwh, coverage }: LoadDayFacts, limit: number): PointMark | null =>
  kwh === null ? 'missing' : (coverage.ratio ?? 0) < limit ? 'hatched' : null;

export const weekdayName = (isoDay: string, language: PrintContext['language']): string => {
  const name = weekdayText(isoWeekday(parseLocalDate(isoDay)!), language);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

function seasonChart({ load }: ManagementFacts, { language }: PrintContext): ScatterChart {
  const say = sayIn(language);
  const scale = energyScaleOf(load);
  const { points, fit } = load.temperatureFit!;
  const at = (inPeriod: boolean) =>
    points
      .filter((point) => point.inPeriod === inPeriod)
      .map(({ meanC, kwh }) => ({ x: meanC, y: scaled(kwh, scale)! }));
  return {
    kind: 'scatter',
    ...{ width: 312, height: 165, lang: language },
    x: { title: say('Nhiệt độ trung bình ngày, °C', 'Mean temperature of the day, °C') },
    y: { title: perDayUnit(scale, language), ...axisDecimals(scale) },
    groups: [
      { label: say('Mùa nóng', 'Hot season'), tone: 'muted', points: at(false) },
      { label: say('Tuần này', 'This week'), tone: 'primary', points: at(true) },
    ],
    ...(fit ? { fit: fitLine(points, fit, scale, say('Đường hồi quy', 'Fitted line')) } : {}),
  };
}

/** The part of the line that rises: from the balance point, or the coldest day where that is warmer, to the hottest day. */
function fitLine(
  points: readonly { meanC: number }[],
  fit: { kwhPerDegree: number; balanceC: number; baseKwhPerDay: number },
  scale: EnergyScale,
  label: string,
): ScatterChart['fit'] {
  const means = points.map(({ meanC }) => meanC);
  const [low, high] = [Math.max(fit.balanceC, Math.min(...means)), Math.max(...means)];
  const y = (celsius: number): number =>
    scaled(fit.baseKwhPerDay + fit.kwhPerDegree * Math.max(0, celsius - fit.balanceC), scale)!;
  return { from: { x: low, y: y(low) }, to: { x: high, y: y(high) }, label };
}

function cumulativeChart({ reliability }: ManagementFacts, { language }: PrintContext): CategoryChart {
  const say = sayIn(language);
  const { cumulative } = reliability;
  const line = (label: string, tone: ChartSeries['tone'], values: (number | null)[]): ChartSeries => ({
    ...{ label, mark: 'line', tone, values, labelAtEnd: false },
  });
  const lastYear = cumulative.map((point) => point.lastYear);
  const target = cumulative.map((point) => point.target);
  return {
    kind: 'category',
    ...{ width: FULL_WIDTH, height: 180, lang: language },
    categories: cumulative.map(({ to }, index) =>
      (cumulative.length - 1 - index) % 4 === 0 ? shortDay(to, language) : '',
    ),
    series: [
      line(
        say('Toàn phần', 'Before exclusions'),
        'primary',
        cumulative.map((point) => point.beforeExclusions),
      ),
      line(
        say('Sau miễn trừ', 'After exclusions'),
        'secondary',
        cumulative.map((point) => point.afterExclusions),
      ),
      ...(lastYear.some((value) => value !== null)
        ? [line(say('Năm trước, toàn phần', 'Last year, before exclusions'), 'muted', lastYear)]
        : []),
      ...(target.some((value) => value !== null)
        ? [line(say('Chỉ tiêu theo tiến độ', 'Target by its days'), 'alert', target)]
        : []),
    ],
    axis: { title: say('phút/khách hàng', 'minutes/customer'), min: 0 },
  };
}

/** Shares of the periods closed, so that months of different size can be set side by side. */
function bandsChart({ changes }: ManagementFacts, { language }: PrintContext): CategoryChart {
  const say = sayIn(language);
  const whole = changes.whole!;
  const bars = (
    label: string,
    tone: ChartSeries['tone'],
    earlier: Pick<typeof whole, 'closed' | 'bands'>,
  ) => ({
    ...{ label, mark: 'bar' as const, tone },
    values: whole.bands.map(({ direction, fromPercent }) => {
      const found = earlier.bands.find(
        (band) => band.direction === direction && band.fromPercent === fromPercent,
      );
      return found ? (100 * found.count) / earlier.closed : null;
    }),
  });
  return {
    kind: 'category',
    ...{ width: FULL_WIDTH, height: 180, lang: language },
    categories: whole.bands.map((band) => bandName(band, language).replace(/% /, '%\n')),
    series: [
      bars(say('Kỳ này', 'These periods'), 'primary', whole),
      ...(changes.previous ? [bars(say('Kỳ trước', 'Period before'), 'secondary', changes.previous)] : []),
      ...(changes.lastYear ? [bars(say('Cùng kỳ năm trước', 'Last year'), 'muted', changes.lastYear)] : []),
    ],
    axis: { title: say('% số kỳ chốt', '% of periods closed'), min: 0 },
  };
}
