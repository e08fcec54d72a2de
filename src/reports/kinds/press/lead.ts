import { changeText } from '../../../domain/text/number-text';
import { celsiusText } from '../../../domain/text/unit-text';
import { sayIn } from '../../coverage/wording';
import type { LoadComparisonFacts } from '../../load/load-facts';
import {
  areaName,
  comparisonText,
  kwhText,
  ratioText,
  scaled,
  shortDay,
  spanText,
} from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { PressFacts } from './facts';
import type { FigureBook } from './figure-book';
import { LoadFigures } from './load-figures';
import { scaleOf } from './scale';

/** At most twenty words and one number. */
export function headlineOf(facts: PressFacts, { language }: PrintContext): string {
  const say = sayIn(language);
  const { highestDay } = facts.whole;
  if (!highestDay)
    return say(
      `Chưa nhận đủ số liệu điện năng ${spanText(facts, 'vi')}`,
      `Energy figures for ${spanText(facts, 'en')} not yet received in full`,
    );
  const [day, energy] = [
    shortDay(highestDay.day, language),
    kwhText(highestDay.kwh, scaleOf(facts), language),
  ];
  const rank = rankText(facts, language);
  return say(`Điện năng ngày ${day} đạt ${energy}, ${rank}`, `Energy on ${day} reached ${energy}, ${rank}`);
}

function rankText({ whole }: PressFacts, language: PrintContext['language']): string {
  const say = sayIn(language);
  const { highestOfYear, uncertainDaysOfYear } = whole.highestDay!;
  if (!highestOfYear) return say('cao nhất trong kỳ', 'the highest of the period');
  return uncertainDaysOfYear === 0
    ? say('cao nhất từ đầu năm', 'the highest this year')
    : say(
        'cao nhất trong các ngày đủ số liệu từ đầu năm',
        'the highest this year among days with enough data',
      );
}

/** Three to five sentences, each number with its reference. */
export function leadSentences(facts: PressFacts, context: PrintContext, book: FigureBook): string[] {
  const figures = new LoadFigures(facts, context);
  return [
    meanSentence(facts, context, book, figures),
    highestSentence(facts, context, book, figures),
    heatSentence(facts, context, book, figures),
    regionsSentence(facts, context, book, figures),
    coverageSentence(facts, context, book, figures),
  ].filter((sentence) => sentence !== '');
}

type Sentence = (facts: PressFacts, context: PrintContext, book: FigureBook, figures: LoadFigures) => string;

const meanSentence: Sentence = (facts, context, book, figures) => {
  const { language } = context;
  const say = sayIn(language);
  const { whole } = facts;
  const days = spanText(facts, language);
  if (whole.period.kwhPerDay === null)
    return say(`Chưa nhận được số liệu điện năng ${days}.`, `No energy figures received for ${days}.`);
  const mean = `${kwhText(whole.period.kwhPerDay, scaleOf(facts), language)}${say('/ngày', ' a day')}${book.cite('mean', figures.mean(whole))}`;
  const comparisons: Comparison[] = [
    { key: 'previous', comparison: whole.previous, base: say('kỳ trước', 'the days before') },
    {
      key: 'lastYear',
      comparison: whole.sameLastYear,
      base: say('cùng kỳ năm trước', 'the same days last year'),
    },
  ];
  const compared = comparisons
    .filter(({ comparison }) => comparison.withheld === null)
    .map(
      ({ key, comparison, base }) =>
        `, ${changedText(comparison, base, language)}${book.cite(key, figures.change(whole, comparison, base))}`,
    );
  const withheld = comparisons
    .filter(({ comparison }) => comparison.withheld !== null)
    .map(({ comparison, base }) => ` ${comparisonText(comparison, whole, base, language)}.`);
  return `${say(`Trong kỳ ${days}, điện năng đo đếm bình quân`, `Over ${days}, metered energy averaged`)} ${mean}${compared.join('')}.${[...new Set(withheld)].join('')}`;
};

interface Comparison {
  key: string;
  comparison: LoadComparisonFacts;
  base: string;
}

/** With the dates of the base. */
function changedText(
  { changePercent, base: span }: LoadComparisonFacts,
  base: string,
  language: PrintContext['language'],
): string {
  const days = spanText(span, language);
  return `${changeText(changePercent!, language)} ${language === 'vi' ? 'so với' : 'on'} ${base} (${days})`;
}

const highestSentence: Sentence = (facts, context, book, figures) => {
  const { language } = context;
  const say = sayIn(language);
  const { highestDay } = facts.whole;
  if (!highestDay) return '';
  const energy = kwhText(highestDay.kwh, scaleOf(facts), language);
  const reference = book.cite('highest', figures.highestDay(facts.whole));
  const day = shortDay(highestDay.day, language);
  return say(
    `Ngày cao nhất là ${day} với ${energy}${reference}, ${rankText(facts, 'vi')}.`,
    `The highest day was ${day} with ${energy}${reference}, ${rankText(facts, 'en')}.`,
  );
};

const heatSentence: Sentence = (facts, context, book, figures) => {
  const { language } = context;
  const say = sayIn(language);
  const { heat } = facts.whole;
  if (!heat.highest)
    return say(
      'Chưa nhận được số liệu nhiệt độ của kỳ.',
      'Temperatures of the period have not been received.',
    );
  const opening = heatOpening(facts, context, book, figures);
  const max = `${celsiusText(heat.highest.maxC, language)}${book.cite('hottest', figures.hottest(facts.whole))}`;
  const day = shortDay(heat.highest.day, language);
  const days = `${heat.hotDays}${book.cite('hotDays', figures.hotDays(facts.whole))}`;
  const limit = celsiusText(heat.heatCelsius, language, 0);
  const measured = say(
    `nhiệt độ cao nhất ngày, bình quân các vùng, lên đến ${max} vào ${day}; ${days} ngày từ ${limit} trở lên`,
    `the highest temperature of a day, averaged over the regions, reached ${max} on ${day}; ${days} days had ${limit} or more`,
  );
  return `${opening}${measured}.`;
};

/** "Do nắng nóng" only when the fit passes its limits in the season itself; else what stands beside it is called beside. */
function heatOpening(
  facts: PressFacts,
  { language }: PrintContext,
  book: FigureBook,
  figures: LoadFigures,
): string {
  const say = sayIn(language);
  const { heat, previous } = facts.whole;
  const found = facts.temperatureFit;
  if (heat.hotDays === 0) return say('Trong kỳ, ', 'In the period, ');
  if (!found?.fit || !found.inSeason || !((previous.changePercent ?? 0) > 0))
    return say('Trong bối cảnh nắng nóng, ', 'Amid hot weather, ');
  const scale = scaleOf(facts);
  const { kwhPerDegree, balanceC } = found.fit;
  const finer =
    scaled(kwhPerDegree, scale)! < 1 && scale.unit !== 'kWh' ? { ...scale, places: scale.places + 1 } : scale;
  const rise = `${kwhText(kwhPerDegree, finer, language)}${book.cite('response', figures.response())}`;
  const balance = celsiusText(balanceC, language);
  return say(
    `Do nắng nóng, nhu cầu tăng: mỗi 1 °C nhiệt độ trung bình ngày trên ${balance} ứng với thêm ${rise}; `,
    `Demand rose because of heat: each 1 °C of daily mean temperature above ${balance} goes with ${rise} more; `,
  );
}

const regionsSentence: Sentence = (facts, context, book, figures) => {
  const { language, settings } = context;
  const say = sayIn(language);
  const known = facts.regions.filter(({ period }) => period.kwhPerDay !== null);
  if (known.length < 2) return '';
  const parts = known.map(
    (region) =>
      `${areaName(region, settings, language)} ${kwhText(region.period.kwhPerDay!, scaleOf(facts), language)}${book.cite(`region ${region.path}`, figures.mean(region))}`,
  );
  const hidden =
    facts.hiddenRegions > 0
      ? say(
          ` (${facts.hiddenRegions} vùng dưới 10 khách hàng không nêu)`,
          ` (${facts.hiddenRegions} regions with fewer than 10 customers are not shown)`,
        )
      : '';
  return say(
    `Bình quân ngày theo vùng: ${parts.join('; ')}${hidden}.`,
    `Daily means by region: ${parts.join('; ')}${hidden}.`,
  );
};

const coverageSentence: Sentence = (facts, context, book, figures) => {
  const { language } = context;
  const say = sayIn(language);
  const { ratio } = facts.whole.period.coverage;
  if (ratio === null || ratio >= facts.completeCoverage) return '';
  const share = `${ratioText(ratio, language)}${book.cite('coverage', figures.coverage(facts.whole))}`;
  const thin = facts.thinlyCovered.map((area) => `${area.name} (${ratioText(area.ratio, language)})`);
  const limit = ratioText(facts.comparisonCoverage, language);
  const named =
    thin.length > 0 ? say(`; dưới ${limit}: ${thin.join(', ')}`, `; below ${limit}: ${thin.join(', ')}`) : '';
  return say(
    `Số liệu sơ bộ, thu thập từ ${share} công tơ đo xa${named}.`,
    `Preliminary, from ${share} of remote meters${named}.`,
  );
};
