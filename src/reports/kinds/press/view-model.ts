import { celsiusText } from '../../../domain/text/unit-text';
import type {
  FactView,
  FigureView,
  MastheadView,
  NoteView,
  ReportView,
  TableView,
} from '../../../ports/page-templates';
import { editionChanges } from '../../coverage/edition-changes';
import { frameOf, notReceived, sayIn } from '../../coverage/wording';
import { comparisonCell, kwhText, perDayUnit, ratioText, shortDay, spanText } from '../../load/load-text';
import { indexText } from '../../reliability/reliability-text';
import type { DrawnCharts, PrintContext } from '../../report-kind';
import { annexOf, type AnnexView } from './annex';
import { hasDays } from './charts';
import type { PressFacts } from './facts';
import { FigureBook } from './figure-book';
import { headlineOf, leadSentences } from './lead';
import { printedFigures } from './printed-figures';
import { contactLines, questionsOf, type QuestionView } from './questions';
import { scaleOf } from './scale';
import { supplySentences, supplyTable } from './supply';
import { worksSentences } from './works';

type Language = PrintContext['language'];

export interface PressView extends ReportView {
  masthead: MastheadView;
  changes: NoteView | null;
  lead: { sentences: string[]; keyFiguresTitle: string; keyFigures: FactView[]; figure: FigureView | null };
  supply: {
    heading: string;
    sentences: string[];
    table: TableView | null;
    worksHeading: string;
    works: string[];
    questionsHeading: string;
    questions: QuestionView[];
    adviceHeading: string;
    advice: string[];
  };
  annex: AnnexView;
}

/** Finished text of the briefing: the lead page, supply and customers, and the annex with every figure that they cite. */
export function viewOf(facts: PressFacts, context: PrintContext, charts: DrawnCharts): PressView {
  const { language, settings } = context;
  const say = sayIn(language);
  const reportName = say('Thông tin tình hình cung cấp điện', 'Briefing on electricity supply');
  const days = spanText(facts, language);
  const book = new FigureBook();
  const lead = leadOf(facts, context, charts, book);
  const supply = supplyOf(facts, context, book);
  return {
    title: `${reportName} ${days} – ${settings.utility.name[language]}`,
    frame: frameOf(facts, context, {
      reportName: say(`Thông tin cung cấp điện, ${days}`, `Supply briefing, ${days}`),
      coverageRatio: facts.whole.period.coverage.ratio,
      draft: true,
    }),
    masthead: { kicker: `${reportName}, ${days}`, title: headlineOf(facts, context), headline: null },
    changes: editionChanges(facts, context, (each) => printedFigures(each, context)),
    lead,
    supply,
    annex: annexOf(facts, context, book),
  };
}

function leadOf(
  facts: PressFacts,
  context: PrintContext,
  charts: DrawnCharts,
  book: FigureBook,
): PressView['lead'] {
  const say = sayIn(context.language);
  return {
    sentences: leadSentences(facts, context, book),
    keyFiguresTitle: say('Những con số chính', 'Key figures'),
    keyFigures: keyFigures(facts, context),
    figure: hasDays(facts) ? daysFigure(facts, context, charts) : null,
  };
}

/** Five, each with its unit; what has not come says so. */
const keyFigures = (facts: PressFacts, { language }: PrintContext): FactView[] => [
  ...energyFigures(facts, language),
  ...heatAndSupplyFigures(facts, language),
];

const keyFigure = (
  label: string,
  value: string | null,
  note: string | null,
  language: Language,
): FactView => ({
  label,
  value: value ?? notReceived(sayIn(language)),
  note: value === null ? null : note,
});

function energyFigures(facts: PressFacts, language: Language): FactView[] {
  const say = sayIn(language);
  const scale = scaleOf(facts);
  const { period, highestDay, previous } = facts.whole;
  const mean = period.kwhPerDay === null ? null : kwhText(period.kwhPerDay, scale, language);
  const highest = highestDay && kwhText(highestDay.kwh, scale, language);
  const change =
    previous.changePercent === null
      ? say('không so sánh', 'not compared')
      : comparisonCell(previous, language);
  return [
    keyFigure(say('Bình quân ngày', 'Mean day'), mean, null, language),
    keyFigure(
      say('Ngày cao nhất', 'Highest day'),
      highest,
      highestDay && shortDay(highestDay.day, language),
      language,
    ),
    keyFigure(say('So với kỳ trước', 'On the days before'), change, ratioNote(facts, language), language),
  ];
}

function heatAndSupplyFigures({ whole, supply }: PressFacts, language: Language): FactView[] {
  const say = sayIn(language);
  const { highest } = whole.heat;
  const { beforeExclusions, afterExclusions } = supply;
  const saidi =
    beforeExclusions && `${indexText(beforeExclusions, 'saidiMinutes', language)}\u00a0${say('phút', 'min')}`;
  const after = `${say('sau miễn trừ', 'after:')} ${indexText(afterExclusions, 'saidiMinutes', language)}`;
  return [
    keyFigure(
      say('Nhiệt độ cao nhất ngày', 'Highest temperature'),
      highest && celsiusText(highest.maxC, language),
      highest && shortDay(highest.day, language),
      language,
    ),
    keyFigure(say('SAIDI toàn phần', 'SAIDI before exclusions'), saidi, after, language),
  ];
}

function ratioNote({ whole }: PressFacts, language: Language): string | null {
  const { withheld, base } = whole.previous;
  if (!withheld) return spanText(base, language);
  const ratio = (withheld.which === 'base' ? base : whole.period).coverage.ratio;
  return withheld.reason === 'coverage'
    ? sayIn(language)(`thu thập ${ratioText(ratio, 'vi')}`, `coverage ${ratioText(ratio, 'en')}`)
    : null;
}

function daysFigure(facts: PressFacts, { language }: PrintContext, charts: DrawnCharts): FigureView {
  const say = sayIn(language);
  const scale = scaleOf(facts);
  const { highestDay, days } = facts.whole;
  const missing = days.filter(({ kwh }) => kwh === null).length;
  const high = highestDay
    ? say(
        `cao nhất ${kwhText(highestDay.kwh, scale, 'vi')} ngày ${shortDay(highestDay.day, 'vi')}`,
        `highest ${kwhText(highestDay.kwh, scale, 'en')} on ${shortDay(highestDay.day, 'en')}`,
      )
    : say('chưa xác định ngày cao nhất', 'highest day not known');
  return {
    title: say('Điện năng theo ngày và nhiệt độ cao nhất', 'Daily energy and highest temperature'),
    subtitle: `${spanText(facts, language)}, ${perDayUnit(scale, language)}`,
    svg: charts.days,
    alt: say(
      `Biểu đồ cột điện năng ${days.length} ngày với đường nhiệt độ cao nhất: ${high}; ${missing} ngày chưa có số liệu.`,
      `Bar chart of the energy of ${days.length} days with a line of the highest temperature: ${high}; ${missing} days without data.`,
    ),
    note: say(
      'Điện năng đo đếm của các điểm đo đọc hằng ngày. Tmax: bình quân các vùng theo số điểm đo.',
      'Metered energy of the usage points read daily. Tmax: regions weighted by usage points.',
    ),
  };
}

function supplyOf(facts: PressFacts, context: PrintContext, book: FigureBook): PressView['supply'] {
  const say = sayIn(context.language);
  return {
    heading: say('Cung cấp điện và khách hàng', 'Supply and customers'),
    sentences: supplySentences(facts, context, book),
    table: supplyTable(facts, context),
    worksHeading: say('Ngừng cấp điện theo kế hoạch', 'Planned works'),
    works: worksSentences(facts, context, book),
    questionsHeading: say('Điều khách hàng thường hỏi', 'What customers ask'),
    questions: questionsOf(facts, context, book),
    adviceHeading: say('Khuyến nghị và liên hệ', 'Advice and contact'),
    advice: contactLines(context),
  };
}
