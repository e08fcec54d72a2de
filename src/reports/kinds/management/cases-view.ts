import { numberText, signedPercentText } from '../../../domain/text/number-text';
import { dongText } from '../../../domain/text/unit-text';
import type { FactView, TableView } from '../../../ports/page-templates';
import type { OldCaseFacts } from '../../changes/changes-facts';
import { fieldReasonName, outcomeName, shareText, stateName } from '../../changes/changes-text';
import { dash, leftColumn, rightColumn } from '../../coverage/cells';
import { dayText, sayIn } from '../../coverage/wording';
import { placeText, shortDay } from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';

type Language = PrintContext['language'];
type Cases = ManagementFacts['changes']['cases'];

export const isIdle = ({ opened, closed, open }: Cases): boolean => opened + closed + open === 0;

/** Stands where periods closed and there is no case; a week without either has said so already. */
export const caseLines = ({ changes }: ManagementFacts, { language }: PrintContext): string[] =>
  isIdle(changes.cases) && changes.whole
    ? [
        sayIn(language)(
          'Không có trường hợp phúc tra nào mới, đang làm hoặc đóng trong tuần.',
          'No re-verification case was opened, open or closed in the week.',
        ),
      ]
    : [];

const fact = (label: string, value: string, note: string | null = null): FactView => ({ label, value, note });

/** Cases counted; empty where there are none. */
export function caseCounts({ changes }: ManagementFacts, { language }: PrintContext): FactView[] {
  const { cases } = changes;
  if (isIdle(cases)) return [];
  const say = sayIn(language);
  const count = (label: string, value: number, note: string | null = null): FactView =>
    fact(label, numberText(value, language), note);
  return [
    count(say('Phúc tra mới trong tuần', 'Cases opened in the week'), cases.opened),
    count(say('Đang làm', 'Open'), cases.open),
    count(say('Quá hạn', 'Overdue'), cases.overdue),
    count(say('Đóng trong tuần', 'Closed in the week'), cases.closed, closedNote(cases, language)),
    ...correctedCounts(cases, language),
    ...(cases.medianHoursToReRead === null ? [] : [hoursFact(cases.medianHoursToReRead, language)]),
  ];
}

function correctedCounts(cases: Cases, language: Language): FactView[] {
  const { correctedBeforeBill, correctedAfterBill, charged, refunded } = cases;
  if (correctedBeforeBill + correctedAfterBill + charged.cases + refunded.cases === 0) return [];
  const say = sayIn(language);
  return [
    fact(
      say('Điều chỉnh trước khi phát hành hóa đơn', 'Corrected before the bill'),
      numberText(correctedBeforeBill, language),
    ),
    fact(
      say('Điều chỉnh sau khi phát hành', 'Corrected after the bill'),
      numberText(correctedAfterBill, language),
    ),
    ...dueFact(say('Truy thu', 'Charged afterwards'), charged, language),
    ...dueFact(say('Hoàn trả', 'Paid back'), refunded, language),
  ];
}

/** Cases with their đồng; nothing where there are none. */
const dueFact = (label: string, { cases, dong }: Cases['charged'], language: Language): FactView[] =>
  cases === 0 ? [] : [fact(label, numberText(cases, language), `(${dongText(dong, language)})`)];

function hoursFact(hours: number, language: Language): FactView {
  const say = sayIn(language);
  return fact(
    say('Từ lúc mở đến khi phúc tra, trung vị', 'From opening to re-reading, median'),
    `${numberText(hours, language, 1)} ${say('giờ', 'hours')}`,
  );
}

/** What the closed ones came to, each finding with its share of those that have one. */
function closedNote({ outcomes, closedByData }: Cases, language: Language): string | null {
  const found = Object.entries(outcomes) as [keyof typeof outcomes, number][];
  const all = found.reduce((sum, [, count]) => sum + count, 0);
  const parts = [
    ...found.map(
      ([outcome, count]) =>
        `${outcomeName(outcome, language)} ${numberText(count, language)}, ${shareText(count, all, language)}`,
    ),
    ...(closedByData > 0
      ? [
          `${sayIn(language)('hết biến động theo số liệu mới', 'no change any more by later data')} ${numberText(closedByData, language)}`,
        ]
      : []),
  ];
  return parts.length > 0 ? `(${parts.join('; ')})` : null;
}

/** The five that have waited longest; null where none is open. */
export function oldestTable({ changes, to }: ManagementFacts, { language }: PrintContext): TableView | null {
  const { oldest } = changes.cases;
  if (oldest.length === 0) return null;
  const say = sayIn(language);
  return {
    caption: say('Các trường hợp lâu nhất chưa đóng', 'Oldest open cases'),
    unit: null,
    columns: [
      leftColumn(say('Hồ sơ', 'Case'), '16%'),
      leftColumn(say('Đơn vị', 'Unit'), '24%'),
      rightColumn(say('Mở', 'Opened')),
      rightColumn(say('Hạn', 'Due')),
      leftColumn(say('Trạng thái', 'State'), '12%'),
      rightColumn(say('Thay đổi', 'Change')),
      leftColumn(say('Lý do', 'Reason'), '20%'),
    ],
    rows: oldest.map((each) => ({ kind: 'plain', cells: oldCells(each, to, language) })),
    note: null,
  };
}

/** The year stands there where it is not the report's. */
export const dayWithYear = (day: string, to: string, language: Language): string =>
  day.slice(0, 4) === to.slice(0, 4) ? shortDay(day, language) : dayText(day, language);

function oldCells(each: OldCaseFacts, to: string, language: Language): TableView['rows'][number]['cells'] {
  return [
    each.id,
    placeText(each.networkPath, language),
    dayWithYear(each.openedOn, to, language),
    dayWithYear(each.dueOn, to, language),
    each.overdue
      ? {
          text: `${stateName(each.state, language)}, ${sayIn(language)('quá hạn', 'overdue')}`,
          mark: 'alert',
        }
      : stateName(each.state, language),
    each.changePercent === null ? dash : signedPercentText(each.changePercent, language),
    each.reasons.map((reason) => fieldReasonName(reason, language)).join(', '),
  ];
}
