import { dayMonthText } from '../../../domain/text/date-text';
import { numberText } from '../../../domain/text/number-text';
import { NBSP, type Language } from '../../../domain/text/language';
import { celsiusText } from '../../../domain/text/unit-text';
import { isoWeekday, parseLocalDate } from '../../../domain/time/local-date';
import { periodText } from '../../../domain/text/date-text';
import type { BarsView } from '../../../ports/page-templates';
import { sayIn } from '../../coverage/wording';
import type { DayFacts, PointFacts } from './facts';

const WIDTH = 515;
const HEIGHT = 84;
const LEFT = 26;
const TOP = 12;
const BOTTOM = 68;

type Bar = BarsView['bars'][number];
type Text = BarsView['texts'][number];

/** A bar per day; a day without data is a hatched column over the whole height, never a bar of zero. */
export function dayBars(point: PointFacts, language: Language): BarsView {
  const say = sayIn(language);
  const known = point.days.filter(({ kwh }) => kwh !== null);
  const highest = known.reduce<DayFacts | null>((a, b) => (a && a.kwh! >= b.kwh! ? a : b), null);
  const top = niceTop(highest?.kwh ?? 0);
  const period = { from: parseLocalDate(point.from)!, until: parseLocalDate(point.until)! };
  const missing = point.days.length - known.length;
  return {
    title: say('Điện năng từng ngày', 'Usage by day'),
    subtitle: `kWh, ${periodText(period, language)}`,
    alt: altText(point, highest, missing, language),
    width: WIDTH,
    height: HEIGHT,
    rules: [0, 0.5, 1].map((share) => ({ x1: LEFT, x2: WIDTH, y: yOf(share * top, top) })),
    bars: point.days.map((day, index) => barOf(day, index, point.days.length, top, highest)),
    lines: [],
    texts: [
      ...axisTexts(top, language),
      ...dayTexts(point.days, language),
      ...highestText(point.days, highest, top, language),
    ],
    note: [...missingNote(missing, language), ...hottestNote(point.days, language)].join(' ') || null,
  };
}

function missingNote(missing: number, language: Language): string[] {
  if (missing === 0) return [];
  return [
    sayIn(language)(
      `Cột gạch chéo: ${missing} ngày chưa nhận được số liệu.`,
      `Hatched: ${missing === 1 ? 'one day without data' : `${missing} days without data`}.`,
    ),
  ];
}

function hottestNote(days: readonly DayFacts[], language: Language): string[] {
  const hottest = days.reduce<DayFacts | null>(
    (a, b) => (b.maxCelsius !== null && (a === null || b.maxCelsius > a.maxCelsius!) ? b : a),
    null,
  );
  if (!hottest) return [];
  const [celsius, day] = [
    celsiusText(hottest.maxCelsius!, language),
    dayMonthText(parseLocalDate(hottest.day)!, language),
  ];
  return [
    sayIn(language)(`Ngày nóng nhất: ${day}, cao nhất ${celsius}.`, `Hottest day: ${day}, up to ${celsius}.`),
  ];
}

function altText(point: PointFacts, highest: DayFacts | null, missing: number, language: Language): string {
  const say = sayIn(language);
  if (!highest)
    return say('Biểu đồ ngày: chưa nhận được số liệu ngày nào.', 'Chart of days: no day has data.');
  const day = dayMonthText(parseLocalDate(highest.day)!, language);
  const kwh = numberText(highest.kwh!, language, 1);
  return say(
    `Biểu đồ cột ${point.days.length} ngày, cao nhất ${kwh} kWh ngày ${day}, thiếu số liệu ${missing} ngày.`,
    `Bars of ${point.days.length} days, highest ${kwh} kWh on ${day}, ${missing} without data.`,
  );
}

/** A round number at or above the value: 1, 2, 5 and their tenfolds. */
export function niceTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= value)!;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const yOf = (kwh: number, top: number): number => round(BOTTOM - ((BOTTOM - TOP) * kwh) / top);

function slotOf(index: number, count: number): { x: number; width: number } {
  const slot = (WIDTH - LEFT) / count;
  return { x: round(LEFT + index * slot + slot * 0.14), width: round(slot * 0.72) };
}

function barOf(day: DayFacts, index: number, count: number, top: number, highest: DayFacts | null): Bar {
  const slot = slotOf(index, count);
  if (day.kwh === null) return { ...slot, y: TOP, height: BOTTOM - TOP, mark: 'missing' };
  const y = yOf(day.kwh, top);
  const isEstimate = day.quality === 'estimated' || day.quality === 'substituted';
  const mark = isEstimate ? 'hatched' : day === highest ? 'highlight' : null;
  return { ...slot, y, height: round(BOTTOM - y), mark };
}

const axisTexts = (top: number, language: Language): Text[] =>
  [0, 0.5, 1].map((share) => ({
    x: LEFT - 4,
    y: yOf(share * top, top) + 3,
    anchor: 'end',
    kind: 'tick',
    text: numberText(share * top, language, top < 5 ? 1 : 0),
  }));

/** First day, last day and Mondays between them. */
function dayTexts(days: readonly DayFacts[], language: Language): Text[] {
  return days.flatMap(({ day }, index): Text[] => {
    const date = parseLocalDate(day)!;
    const isEdge = index === 0 || index === days.length - 1;
    const isNearEdge = index < 4 || index > days.length - 5;
    if (!isEdge && (isoWeekday(date) !== 1 || isNearEdge)) return [];
    const { x, width } = slotOf(index, days.length);
    const anchor = index === 0 ? 'start' : index === days.length - 1 ? 'end' : 'middle';
    const at = anchor === 'start' ? x : anchor === 'end' ? x + width : x + width / 2;
    return [
      {
        x: round(at),
        y: HEIGHT - 4,
        anchor,
        kind: 'tick',
        text: dayMonthText(date, language).replace(/ /g, NBSP),
      },
    ];
  });
}

function highestText(
  days: readonly DayFacts[],
  highest: DayFacts | null,
  top: number,
  language: Language,
): Text[] {
  if (!highest) return [];
  const index = days.indexOf(highest);
  const { x, width } = slotOf(index, days.length);
  const edge = index < 3 ? 'start' : index > days.length - 4 ? 'end' : 'middle';
  const at = edge === 'start' ? x : edge === 'end' ? x + width : x + width / 2;
  return [
    {
      x: round(at),
      y: yOf(highest.kwh!, top) - 3,
      anchor: edge,
      kind: 'strong',
      text: numberText(highest.kwh!, language, 1),
    },
  ];
}
