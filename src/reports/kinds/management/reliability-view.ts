import { numberText } from '../../../domain/text/number-text';
import type { Cell, FigureView, TableView } from '../../../ports/page-templates';
import { dash, leftColumn, orDash, rightColumn } from '../../coverage/cells';
import { dayText, notReceived, sayIn } from '../../coverage/wording';
import { shortDay } from '../../load/load-text';
import type {
  IndexFacts,
  IndexSetFacts,
  ReliabilitySpanFacts,
  TargetFacts,
} from '../../reliability/reliability-facts';
import {
  INDICES,
  type IndexField,
  indexText,
  indexUnit,
  withheldText,
} from '../../reliability/reliability-text';
import type { DrawnCharts, PrintContext } from '../../report-kind';
import { hasCumulative } from './charts';
import type { ManagementFacts } from './facts';
import { excludedLine } from './exclusions-view';
import { findingLines, list, majorEventLines } from './reliability-notes';

type Language = PrintContext['language'];

/** What is to be known before the table: provisional figures, none at all, no log, events without customers. */
export function reliabilityLines({ reliability }: ManagementFacts, context: PrintContext): string[] {
  const { language } = context;
  const say = sayIn(language);
  const { week, logCompleteUntil } = reliability;
  if (week.withheld) return [`${notReceived(say)}: ${withheldText(week.withheld, language)}.`];
  const { events, momentaryEvents } = week.beforeExclusions!;
  const complete = logCompleteUntil === null ? '' : dayText(logCompleteUntil, language);
  const none = events + momentaryEvents === 0 && week.unknownCustomers.length === 0;
  return [
    none
      ? say(
          `Không ghi nhận lần ngừng cấp điện nào; nhật ký đủ đến ${complete}.`,
          `No interruption recorded; log complete to ${complete}.`,
        )
      : say(
          `${events} vụ kéo dài trên ngưỡng, ${momentaryEvents} vụ thoáng qua; nhật ký đủ đến ${complete}.`,
          `${events} sustained and ${momentaryEvents} momentary interruptions; log complete to ${complete}.`,
        ),
    ...noteLines(week, language),
    ...excludedLine(reliability, context),
    ...majorEventLines(reliability, language),
    ...findingLines(reliability, language),
  ];
}

function noteLines(
  { open, unknownCustomers, reductions }: ReliabilitySpanFacts,
  language: Language,
): string[] {
  const say = sayIn(language);
  return [
    ...(open.length > 0
      ? [
          say(
            `Số liệu sơ bộ: ${open.length} sự cố chưa khôi phục (${list(open)}).`,
            `Provisional: ${open.length} not restored (${list(open)}).`,
          ),
        ]
      : []),
    ...(unknownCustomers.length > 0
      ? [
          say(
            `Chưa có số khách hàng của ${unknownCustomers.length} vụ (${list(unknownCustomers)}): không tính vào chỉ số nào, nên chỉ số thực tế cao hơn.`,
            `Customers of ${unknownCustomers.length} not known (${list(unknownCustomers)}): in no index, so that the true indices are higher.`,
          ),
        ]
      : []),
    ...(reductions.length > 0
      ? [
          say(
            `${reductions.length} lần giảm cung cấp, không tính vào chỉ số.`,
            `${reductions.length} reductions of supply, in no index.`,
          ),
        ]
      : []),
  ];
}

/** Indices by kind, before and after exclusions, for the week, the year and what they are compared with. */
export function indicesTable({ reliability }: ManagementFacts, { language }: PrintContext): TableView | null {
  const say = sayIn(language);
  const { week, previousWeek, sameWeekLastYear, monthToDate, yearToDate, yearToDateLastYear, targets } =
    reliability;
  const [all, after] = [say('toàn phần', 'before exclusions'), say('sau miễn trừ', 'after exclusions')];
  const sets: (IndexSetFacts | null)[] = [
    week.beforeExclusions,
    week.afterExclusions,
    previousWeek.beforeExclusions,
    sameWeekLastYear.beforeExclusions,
    monthToDate.beforeExclusions,
    monthToDate.afterExclusions,
    yearToDate.beforeExclusions,
    yearToDate.afterExclusions,
    yearToDateLastYear.beforeExclusions,
  ];
  if (sets.every((set) => set === null)) return null;
  return {
    caption: say('Chỉ số độ tin cậy', 'Reliability indices'),
    unit: null,
    columns: [
      leftColumn(say('Chỉ số', 'Index'), '18%'),
      rightColumn(say('Tuần này', 'This week'), all),
      rightColumn(say('Tuần này', 'This week'), after),
      rightColumn(say('Tuần trước', 'Week before'), all),
      rightColumn(say('Cùng tuần năm trước', 'Same week last year'), all),
      rightColumn(say('Từ đầu tháng', 'Month to date'), all),
      rightColumn(say('Từ đầu tháng', 'Month to date'), after),
      rightColumn(say('Từ đầu năm', 'Since 1 January'), all),
      rightColumn(say('Từ đầu năm', 'Since 1 January'), after),
      rightColumn(say('Cùng kỳ năm trước', 'Same days last year'), all),
      ...(targets ? [rightColumn(say('Chỉ tiêu', 'Target'), String(targets.year))] : []),
    ],
    rows: [
      ...INDICES.flatMap(({ field, name }) => indexRows(field, name, sets, language)),
      eventsRow(sets, language),
    ].map((row, index) => (targets ? withTarget(row, index, targets, language) : row)),
    note: missingNote(reliability, language),
  };
}

/** The year's target stands beside the row of the whole index, the first of three. */
function withTarget(
  row: TableView['rows'][number],
  index: number,
  targets: TargetFacts,
  language: Language,
): TableView['rows'][number] {
  const named = index % 3 === 0 ? INDICES.at(index / 3) : undefined;
  const value = named ? targets[named.field] : null;
  const cell: Cell = value === null ? (named ? dash : '') : numberText(value, language, named!.places);
  return { ...row, cells: [...row.cells, cell] };
}

function indexRows(
  field: IndexField,
  name: string,
  sets: readonly (IndexSetFacts | null)[],
  language: Language,
): TableView['rows'][number][] {
  const say = sayIn(language);
  const cells = (of: (set: IndexSetFacts) => IndexFacts): Cell[] =>
    sets.map((set) => orDash(indexText(set && of(set), field, language)));
  return [
    { kind: 'group', cells: [`${name}, ${indexUnit(field, language)}`, ...cells((set) => set)] },
    { kind: 'detail', cells: [say('sự cố', 'unplanned'), ...cells((set) => set.unplanned)] },
    { kind: 'detail', cells: [say('kế hoạch', 'planned'), ...cells((set) => set.planned)] },
  ];
}

const eventsRow = (
  sets: readonly (IndexSetFacts | null)[],
  language: Language,
): TableView['rows'][number] => ({
  kind: 'group',
  cells: [
    sayIn(language)('Số vụ trên ngưỡng', 'Sustained interruptions'),
    ...sets.map((set) => (set ? numberText(set.events, language) : dash)),
  ],
});

/** Why columns are empty, each reason once. */
function missingNote(reliability: ManagementFacts['reliability'], language: Language): string {
  const say = sayIn(language);
  const { previousWeek, sameWeekLastYear, monthToDate, yearToDate, yearToDateLastYear } = reliability;
  const spans: [string, ReliabilitySpanFacts][] = [
    [say('tuần trước', 'week before'), previousWeek],
    [say('cùng tuần năm trước', 'same week last year'), sameWeekLastYear],
    [say('từ đầu tháng', 'month to date'), monthToDate],
    [say('từ đầu năm', 'since 1 January'), yearToDate],
    [say('cùng kỳ năm trước', 'same days last year'), yearToDateLastYear],
  ];
  const reasons = spans.flatMap(([name, { withheld }]) =>
    withheld ? [`${name}: ${withheldText(withheld, language)}`] : [],
  );
  const withheld = reasons.length > 0 ? `–: ${reasons.join('; ')}. ` : '';
  return `${withheld}${say(
    'CAIDI không có khi không khách hàng nào mất điện. Vụ tính vào ngày bắt đầu.',
    'There is no CAIDI when nobody was interrupted. An interruption counts on the day it began.',
  )}`;
}

export function cumulativeFigure(
  facts: ManagementFacts,
  { language }: PrintContext,
  charts: DrawnCharts,
): FigureView | null {
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
