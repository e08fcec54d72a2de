import { durationText } from '../../../domain/text/duration-text';
import { numberText, percentText } from '../../../domain/text/number-text';
import type { Cell, FigureView, TableView } from '../../../ports/page-templates';
import { dayText, notReceived, sayIn } from '../../coverage/wording';
import { placeText, shortDay } from '../../load/load-text';
import type { IndexFacts, IndexSetFacts, InterruptionFacts, ReliabilityGroupFacts, ReliabilitySpanFacts } from '../../reliability/reliability-facts';
import { INDICES, type IndexField, indexText, indexUnit, withheldText } from '../../reliability/reliability-text';
import type { DrawnCharts, PrintContext } from '../../report-kind';
import { hasCumulative } from './charts';
import type { ManagementFacts } from './facts';

type Language = PrintContext['language'];

const dash: Cell = { text: '–', mark: 'missing' };
const orDash = (text: string): Cell => (text === '–' ? dash : text);
const right = (text: string, unit: string | null = null): TableView['columns'][number] => ({ text, unit, align: 'right', width: null });
const left = (text: string, width: TableView['columns'][number]['width']): TableView['columns'][number] => ({ text, unit: null, align: 'left', width });

/** What is to be known before the table: provisional figures, none at all, no log, events without customers. */
export function reliabilityLines({ reliability }: ManagementFacts, { language }: PrintContext): string[] {
  const say = sayIn(language);
  const { week, logCompleteUntil } = reliability;
  if (week.withheld) return [`${notReceived(say)}: ${withheldText(week.withheld, language)}.`];
  const { events, momentaryEvents } = week.beforeExclusions!;
  const complete = logCompleteUntil === null ? '' : dayText(logCompleteUntil, language);
  const none = events + momentaryEvents === 0 && week.unknownCustomers.length === 0;
  return [
    none
      ? say(`Không ghi nhận lần ngừng cấp điện nào; nhật ký đủ đến ${complete}.`, `No interruption recorded; log complete to ${complete}.`)
      : say(
          `${events} vụ kéo dài trên ngưỡng, ${momentaryEvents} vụ thoáng qua; nhật ký đủ đến ${complete}.`,
          `${events} sustained and ${momentaryEvents} momentary interruptions; log complete to ${complete}.`,
        ),
    ...noteLines(week, language),
  ];
}

function noteLines({ open, unknownCustomers, reductions, excluded }: ReliabilitySpanFacts, language: Language): string[] {
  const say = sayIn(language);
  return [
    ...(open.length > 0 ? [say(`Số liệu sơ bộ: ${open.length} sự cố chưa khôi phục (${list(open)}).`, `Provisional: ${open.length} not restored (${list(open)}).`)] : []),
    ...(unknownCustomers.length > 0
      ? [
          say(
            `Chưa có số khách hàng của ${unknownCustomers.length} vụ (${list(unknownCustomers)}): không tính vào chỉ số nào, nên chỉ số thực tế cao hơn.`,
            `Customers of ${unknownCustomers.length} not known (${list(unknownCustomers)}): in no index, so that the true indices are higher.`,
          ),
        ]
      : []),
    ...(reductions.length > 0
      ? [say(`${reductions.length} lần giảm cung cấp, không tính vào chỉ số.`, `${reductions.length} reductions of supply, in no index.`)]
      : []),
    ...(excluded.length > 0 ? [say(`${excluded.length} vụ được miễn trừ.`, `${excluded.length} left out after exclusions.`)] : []),
  ];
}

const MOST_IDS = 3;
const list = (ids: readonly string[]): string => [...ids.slice(0, MOST_IDS), ...(ids.length > MOST_IDS ? ['…'] : [])].join(', ');

/** Indices by kind, before and after exclusions, for the week, the year and what they are compared with. */
export function indicesTable({ reliability }: ManagementFacts, { language }: PrintContext): TableView {
  const say = sayIn(language);
  const { week, previousWeek, sameWeekLastYear, yearToDate, yearToDateLastYear } = reliability;
  const [all, after] = [say('toàn phần', 'before exclusions'), say('sau miễn trừ', 'after exclusions')];
  const sets: (IndexSetFacts | null)[] = [
    week.beforeExclusions,
    week.afterExclusions,
    previousWeek.beforeExclusions,
    sameWeekLastYear.beforeExclusions,
    yearToDate.beforeExclusions,
    yearToDate.afterExclusions,
    yearToDateLastYear.beforeExclusions,
  ];
  return {
    caption: say('Chỉ số độ tin cậy', 'Reliability indices'),
    unit: null,
    columns: [
      left(say('Chỉ số', 'Index'), '22%'),
      right(say('Tuần này', 'This week'), all),
      right(say('Tuần này', 'This week'), after),
      right(say('Tuần trước', 'Week before'), all),
      right(say('Cùng tuần năm trước', 'Same week last year'), all),
      right(say('Từ đầu năm', 'Since 1 January'), all),
      right(say('Từ đầu năm', 'Since 1 January'), after),
      right(say('Cùng kỳ năm trước', 'Same days last year'), all),
    ],
    rows: [...INDICES.flatMap(({ field, name }) => indexRows(field, name, sets, language)), eventsRow(sets, language)],
    note: missingNote(reliability, language),
  };
}

function indexRows(field: IndexField, name: string, sets: readonly (IndexSetFacts | null)[], language: Language): TableView['rows'][number][] {
  const say = sayIn(language);
  const cells = (of: (set: IndexSetFacts) => IndexFacts): Cell[] => sets.map((set) => orDash(indexText(set && of(set), field, language)));
  return [
    { kind: 'group', cells: [`${name}, ${indexUnit(field, language)}`, ...cells((set) => set)] },
    { kind: 'detail', cells: [say('sự cố', 'unplanned'), ...cells((set) => set.unplanned)] },
    { kind: 'detail', cells: [say('kế hoạch', 'planned'), ...cells((set) => set.planned)] },
  ];
}

const eventsRow = (sets: readonly (IndexSetFacts | null)[], language: Language): TableView['rows'][number] => ({
  kind: 'group',
  cells: [sayIn(language)('Số vụ trên ngưỡng', 'Sustained interruptions'), ...sets.map((set) => (set ? numberText(set.events, language) : dash))],
});

/** Why columns are empty, each reason once. */
function missingNote(reliability: ManagementFacts['reliability'], language: Language): string {
  const say = sayIn(language);
  const { previousWeek, sameWeekLastYear, yearToDate, yearToDateLastYear } = reliability;
  const spans: [string, ReliabilitySpanFacts][] = [
    [say('tuần trước', 'week before'), previousWeek],
    [say('cùng tuần năm trước', 'same week last year'), sameWeekLastYear],
    [say('từ đầu năm', 'since 1 January'), yearToDate],
    [say('cùng kỳ năm trước', 'same days last year'), yearToDateLastYear],
  ];
  const reasons = spans.flatMap(([name, { withheld }]) => (withheld ? [`${name}: ${withheldText(withheld, language)}`] : []));
  const withheld = reasons.length > 0 ? `–: ${reasons.join('; ')}. ` : '';
  return `${withheld}${say(
    'CAIDI không có khi không khách hàng nào mất điện. Vụ tính vào ngày bắt đầu.',
    'There is no CAIDI when nobody was interrupted. An interruption counts on the day it began.',
  )}`;
}

export function cumulativeFigure(facts: ManagementFacts, { language }: PrintContext, charts: DrawnCharts): FigureView | null {
  if (!hasCumulative(facts)) return null;
  const say = sayIn(language);
  const known = facts.reliability.cumulative.filter(({ beforeExclusions }) => beforeExclusions !== null);
  const last = known[known.length - 1];
  const saidi = numberText(last.beforeExclusions!, language, 1);
  return {
    title: say('SAIDI lũy kế từ đầu năm', 'SAIDI since 1 January'),
    subtitle: say('phút/khách hàng, theo tuần', 'minutes/customer, by week'),
    svg: charts.cumulative,
    alt: say(
      `Biểu đồ đường SAIDI lũy kế theo tuần, đến ${shortDay(last.to, 'vi')} là ${saidi} phút toàn phần.`,
      `Line chart of cumulative SAIDI by week, ${saidi} minutes before exclusions by ${shortDay(last.to, 'en')}.`,
    ),
    note: null,
  };
}

export function topTable({ reliability }: ManagementFacts, { language }: PrintContext): TableView | null {
  if (reliability.top.length === 0) return null;
  const say = sayIn(language);
  return {
    caption: say(`${reliability.top.length} vụ có số khách hàng-phút lớn nhất`, `The ${reliability.top.length} interruptions with most customer-minutes`),
    unit: null,
    columns: [
      left(say('Nơi', 'Place'), '34%'),
      left(say('Nguyên nhân', 'Cause'), '20%'),
      right(say('Ngày', 'Day')),
      right(say('Kéo dài', 'Duration')),
      right(say('Khách hàng', 'Customers')),
      right(say('KH-phút', 'Customer-min.')),
      right(say('Tỷ trọng', 'Share')),
    ],
    rows: reliability.top.map((each) => ({ kind: 'plain', cells: topCells(each, language) })),
    note: say('Toàn phần, cả vụ được miễn trừ (*). Một vụ nhiều bước khôi phục: thời gian của bước dài nhất.', 'Before exclusions; excluded ones are marked (*). With staged restoration the longest step is shown.'),
  };
}

function topCells(each: InterruptionFacts, language: Language): Cell[] {
  const say = sayIn(language);
  const cause = each.kind === 'planned' ? say('kế hoạch', 'planned') : (each.cause ?? say('không ghi', 'not stated'));
  const place = placeText(each.networkPath, language);
  return [
    `${place}${each.feeder ? say(`, lộ ${each.feeder}`, `, feeder ${each.feeder}`) : ''}${each.excluded ? ' (*)' : ''}`,
    cause,
    shortDay(each.day, language),
    `${durationText(each.durationMinutes, language)}${each.open ? say(', chưa khôi phục', ', not restored') : ''}`,
    numberText(each.customers, language),
    numberText(each.customerMinutes, language),
    each.sharePercent === null ? dash : percentText(each.sharePercent, language),
  ];
}

/** Sustained interruptions by cause or voltage; null where nothing happened or nothing is known. */
export function groupsTable(groups: readonly ReliabilityGroupFacts[], by: 'cause' | 'voltage', { language }: PrintContext): TableView | null {
  const known = groups.filter(({ beforeExclusions }) => beforeExclusions !== null);
  if (known.length === 0) return null;
  const say = sayIn(language);
  const sorted = [...known].sort((a, b) => b.beforeExclusions!.saidiMinutes - a.beforeExclusions!.saidiMinutes);
  const unnamed = by === 'cause' ? say('kế hoạch hoặc không ghi', 'planned or not stated') : say('không ghi', 'not stated');
  return {
    caption: by === 'cause' ? say('Theo nguyên nhân', 'By cause') : say('Theo cấp điện áp', 'By voltage'),
    unit: null,
    columns: [left(by === 'cause' ? say('Nguyên nhân', 'Cause') : say('Cấp điện áp', 'Voltage'), '48%'), right(say('Vụ', 'Count')), right('SAIDI', say('phút', 'min')), right('MAIFI')],
    rows: sorted.map(({ key, beforeExclusions }) => ({
      kind: 'plain',
      cells: [
        key ?? unnamed,
        numberText(beforeExclusions!.events + beforeExclusions!.momentaryEvents, language),
        indexText(beforeExclusions, 'saidiMinutes', language),
        indexText(beforeExclusions, 'maifi', language),
      ],
    })),
    note: null,
  };
}
