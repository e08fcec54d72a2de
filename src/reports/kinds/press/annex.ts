import type { TableView } from '../../../ports/page-templates';
import { leftColumn } from '../../coverage/cells';
import { completeDayText, cutOffText, dayText, sayIn } from '../../coverage/wording';
import { ratioText } from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { PressFacts } from './facts';
import type { FigureBook } from './figure-book';

type Language = PrintContext['language'];

export interface AnnexView {
  heading: string;
  intro: string;
  table: TableView;
  definitionsHeading: string;
  definitions: string[];
}

/** Every figure that the text cites, exactly, and what the words mean. */
export function annexOf(facts: PressFacts, context: PrintContext, book: FigureBook): AnnexView {
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

function annexTable(book: FigureBook, language: Language): TableView {
  const say = sayIn(language);
  return {
    caption: say('Số liệu theo thứ tự trong bài', 'Figures in the order of the text'),
    unit: null,
    columns: [
      leftColumn(say('Số', 'No.'), '5%'),
      leftColumn(say('Số liệu', 'Figure'), '23%'),
      leftColumn(say('Giá trị', 'Value'), '18%'),
      leftColumn(say('Kỳ', 'Period'), '17%'),
      leftColumn(say('Cơ sở', 'Base'), '18%'),
      leftColumn(say('Nguồn', 'Source'), '11%'),
      leftColumn(say('Thu thập', 'Coverage'), '8%'),
    ],
    rows: book.figures.map(({ number, figure }) => ({
      kind: 'plain',
      cells: [
        `[${number}]`,
        figure.label,
        figure.value,
        figure.period,
        figure.base ?? '–',
        figure.source,
        figure.coverage ?? '–',
      ],
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
      'Điện năng đo đếm: tổng các điểm đo đọc hằng ngày; điểm thiếu số liệu được ước tính bằng bình quân các điểm cùng loại, cùng đơn vị (hoặc đơn vị cấp trên khi đơn vị không nhận được điểm nào cùng loại).',
      'Metered energy: the sum of the usage points read daily; missing ones are estimated by the mean of those of the same class and unit (or of the unit above where none of that class was received).',
    ),
    say(
      `Kỳ trước: số ngày như nhau liền trước. Cùng kỳ năm trước: 364 ngày trước, cùng thứ trong tuần (từ ${lastYear}). So sánh theo bình quân ngày; không so sánh khi tỷ lệ thu thập dưới ${ratioText(facts.comparisonCoverage, 'vi')}.`,
      `Days before: as many days, just before. Same days last year: 364 days earlier, weekday by weekday (from ${lastYear}). Daily means are compared; nothing is compared below a coverage of ${ratioText(facts.comparisonCoverage, 'en')}.`,
    ),
    `${say(
      `Vụ ngừng cấp điện trên ${minutes} phút tính vào SAIDI, SAIFI; đến ${minutes} phút tính vào MAIFI.`,
      `Interruptions of more than ${minutes} minutes count in SAIDI and SAIFI, up to ${minutes} minutes in MAIFI.`,
    )} ${sourcesText(facts, language)}`,
  ];
}

/** What the short names of the annex stand for. */
function sourcesText({ supply, rises }: PressFacts, language: Language): string {
  const say = sayIn(language);
  const isClosed = rises !== null;
  const until = supply.logCompleteUntil === null ? '' : dayText(supply.logCompleteUntil, language);
  const [vi, en] = until === '' ? ['', ''] : [` (đủ đến ${until})`, ` (complete to ${until})`];
  return say(
    `Nguồn. Công tơ: chỉ số đọc hằng ngày. Nhiệt độ: nhiệt độ ngày theo vùng. Nhật ký: nhật ký ngừng cấp điện${vi}. Lịch: lịch ngừng cấp điện đã công bố.${isClosed ? ' Chốt kỳ: kết quả chốt kỳ hóa đơn.' : ''}`,
    `Sources. Meters: meters read daily. Weather: daily temperatures by region. Log: the interruption log${en}. Works: the published planned works.${isClosed ? ' Billing: the results of closed billing periods.' : ''}`,
  );
}
