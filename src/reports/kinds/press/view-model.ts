import { celsiusText } from '../../../domain/text/unit-text';
import type { FactView, FigureView, MastheadView, NoteView, ReportView, TableView } from '../../../ports/page-templates';
import { editionChanges } from '../../coverage/edition-changes';
import { completeDayText, cutOffText, dayText, frameOf, notReceived, sayIn } from '../../coverage/wording';
import { comparisonCell, kwhText, perDayUnit, ratioText, shortDay, spanText } from '../../load/load-text';
import { indexText } from '../../reliability/reliability-text';
import type { DrawnCharts, PrintContext } from '../../report-kind';
import { hasDays } from './charts';
import type { PressFacts } from './facts';
import { FigureBook } from './figure-book';
import { headlineOf, leadSentences } from './lead';
import { printedFigures } from './printed-figures';
import { contactLines, questionsOf, type QuestionView } from './questions';
import { scaleOf } from './scale';
import { supplySentences, supplyTable, worksSentences } from './supply';

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
  annex: { heading: string; intro: string; table: TableView; definitionsHeading: string; definitions: string[] };
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
    frame: frameOf(facts, context, { reportName: say(`Thông tin cung cấp điện, ${days}`, `Supply briefing, ${days}`), coverageRatio: facts.whole.period.coverage.ratio, draft: true }),
    masthead: { kicker: `${reportName}, ${days}`, title: headlineOf(facts, context), headline: null },
    changes: editionChanges(facts, context, (each) => printedFigures(each, context)),
    lead,
    supply,
    annex: annexOf(facts, context, book),
  };
}

function leadOf(facts: PressFacts, context: PrintContext, charts: DrawnCharts, book: FigureBook): PressView['lead'] {
  const say = sayIn(context.language);
  return {
    sentences: leadSentences(facts, context, book),
    keyFiguresTitle: say('Những con số chính', 'Key figures'),
    keyFigures: keyFigures(facts, context),
    figure: hasDays(facts) ? daysFigure(facts, context, charts) : null,
  };
}

/** Five, each with its unit; what has not come says so. */
function keyFigures(facts: PressFacts, { language }: PrintContext): FactView[] {
  const say = sayIn(language);
  const scale = scaleOf(facts);
  const { period, highestDay, previous, heat } = facts.whole;
  const none = notReceived(say);
  const { beforeExclusions, afterExclusions } = facts.supply;
  const fact = (label: string, value: string | null, note: string | null = null): FactView => ({ label, value: value ?? none, note: value === null ? null : note });
  const saidi = beforeExclusions ? `${indexText(beforeExclusions, 'saidiMinutes', language)} ${say('phút', 'min')}` : null;
  return [
    fact(say('Bình quân ngày', 'Mean day'), period.kwhPerDay === null ? null : kwhText(period.kwhPerDay, scale, language)),
    fact(say('Ngày cao nhất', 'Highest day'), highestDay && kwhText(highestDay.kwh, scale, language), highestDay && shortDay(highestDay.day, language)),
    fact(say('So với kỳ trước', 'On the days before'), previous.changePercent === null ? say('không so sánh', 'not compared') : comparisonCell(previous, language), ratioNote(facts, language)),
    fact(say('Nhiệt độ cao nhất ngày', 'Highest temperature'), heat.highest && celsiusText(heat.highest.maxC, language), heat.highest && shortDay(heat.highest.day, language)),
    fact(say('SAIDI toàn phần', 'SAIDI before exclusions'), saidi, say(`sau miễn trừ ${indexText(afterExclusions, 'saidiMinutes', 'vi')}`, `after: ${indexText(afterExclusions, 'saidiMinutes', 'en')}`)),
  ];
}

function ratioNote({ whole }: PressFacts, language: PrintContext['language']): string | null {
  const { withheld, base } = whole.previous;
  if (!withheld) return spanText(base, language);
  const ratio = (withheld.which === 'base' ? base : whole.period).coverage.ratio;
  return withheld.reason === 'coverage' ? sayIn(language)(`thu thập ${ratioText(ratio, 'vi')}`, `coverage ${ratioText(ratio, 'en')}`) : null;
}

function daysFigure(facts: PressFacts, { language }: PrintContext, charts: DrawnCharts): FigureView {
  const say = sayIn(language);
  const scale = scaleOf(facts);
  const { highestDay, days } = facts.whole;
  const missing = days.filter(({ kwh }) => kwh === null).length;
  const high = highestDay ? say(`cao nhất ${kwhText(highestDay.kwh, scale, 'vi')} ngày ${shortDay(highestDay.day, 'vi')}`, `highest ${kwhText(highestDay.kwh, scale, 'en')} on ${shortDay(highestDay.day, 'en')}`) : say('chưa xác định ngày cao nhất', 'highest day not known');
  return {
    title: say('Điện năng theo ngày và nhiệt độ cao nhất', 'Daily energy and highest temperature'),
    subtitle: `${spanText(facts, language)}, ${perDayUnit(scale, language)}`,
    svg: charts.days,
    alt: say(
      `Biểu đồ cột điện năng ${days.length} ngày với đường nhiệt độ cao nhất: ${high}; ${missing} ngày chưa có số liệu.`,
      `Bar chart of the energy of ${days.length} days with a line of the highest temperature: ${high}; ${missing} days without data.`,
    ),
    note: say('Điện năng đo đếm của các điểm đo đọc hằng ngày. Tmax: bình quân các vùng theo số điểm đo.', 'Metered energy of the usage points read daily. Tmax: regions weighted by usage points.'),
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
    questions: questionsOf(facts, context),
    adviceHeading: say('Khuyến nghị và liên hệ', 'Advice and contact'),
    advice: contactLines(context),
  };
}

function annexOf(facts: PressFacts, context: PrintContext, book: FigureBook): PressView['annex'] {
  const { language } = context;
  const say = sayIn(language);
  const complete = completeDayText(facts, language);
  return {
    heading: say('Phụ lục số liệu', 'Annex: figures'),
    intro: `${cutOffText(facts, context)}; ${complete}.`,
    table: annexTable(book, language),
    definitionsHeading: say('Định nghĩa', 'Definitions'),
    definitions: definitions(facts, context),
  };
}

function annexTable(book: FigureBook, language: PrintContext['language']): TableView {
  const say = sayIn(language);
  const left = (text: string, width: TableView['columns'][number]['width']): TableView['columns'][number] => ({ text, unit: null, align: 'left', width });
  return {
    caption: say('Số liệu theo thứ tự trong bài', 'Figures in the order of the text'),
    unit: null,
    columns: [
      left(say('Số', 'No.'), '5%'),
      left(say('Số liệu', 'Figure'), '27%'),
      left(say('Giá trị', 'Value'), '16%'),
      left(say('Kỳ', 'Period'), '16%'),
      left(say('Cơ sở', 'Base'), '18%'),
      left(say('Nguồn', 'Source'), '9%'),
      left(say('Thu thập', 'Coverage'), '9%'),
    ],
    rows: book.figures.map(({ number, figure }) => ({
      kind: 'plain',
      cells: [`[${number}]`, figure.label, figure.value, figure.period, figure.base ?? '–', figure.source, figure.coverage ?? '–'],
    })),
    note: say('Tổng có thể lệch do làm tròn.', 'Totals may differ by rounding.'),
  };
}

function definitions(facts: PressFacts, { language, settings }: PrintContext): string[] {
  const say = sayIn(language);
  const minutes = settings.reliability.sustainedMinutes;
  const lastYear = dayText(facts.whole.sameLastYear.base.from, language);
  return [
    say(
      'Điện năng đo đếm: tổng các điểm đo đọc hằng ngày; điểm thiếu số liệu được ước tính bằng bình quân các điểm cùng loại, cùng đơn vị.',
      'Metered energy: the sum of the usage points read daily; missing ones are estimated by the mean of those of the same class and unit.',
    ),
    say(
      `Kỳ trước: số ngày như nhau liền trước. Cùng kỳ năm trước: 364 ngày trước, cùng thứ trong tuần (từ ${lastYear}). So sánh theo bình quân ngày; không so sánh khi tỷ lệ thu thập dưới ${ratioText(facts.comparisonCoverage, 'vi')}.`,
      `Days before: as many days, just before. Same days last year: 364 days earlier, weekday by weekday (from ${lastYear}). Daily means are compared; nothing is compared below a coverage of ${ratioText(facts.comparisonCoverage, 'en')}.`,
    ),
    sourcesText(facts, language),
    say(
      `Vụ ngừng cấp điện trên ${minutes} phút tính vào SAIDI, SAIFI; đến ${minutes} phút tính vào MAIFI.`,
      `Interruptions of more than ${minutes} minutes count in SAIDI and SAIFI, up to ${minutes} minutes in MAIFI.`,
    ),
  ];
}

/** What the short names of the annex stand for. */
function sourcesText({ supply }: PressFacts, language: PrintContext['language']): string {
  const say = sayIn(language);
  const until = supply.logCompleteUntil === null ? '' : dayText(supply.logCompleteUntil, language);
  const [vi, en] = until === '' ? ['', ''] : [` (đủ đến ${until})`, ` (complete to ${until})`];
  return say(
    `Nguồn. Công tơ: chỉ số đọc hằng ngày. Nhiệt độ: nhiệt độ ngày theo vùng. Nhật ký: nhật ký ngừng cấp điện${vi}. Lịch công bố: lịch ngừng cấp điện đã công bố.`,
    `Sources. Meters: meters read daily. Weather: daily temperatures by region. Log: the interruption log${en}. Works: the published planned works.`,
  );
}
