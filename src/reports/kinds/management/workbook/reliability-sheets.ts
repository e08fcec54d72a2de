import type { Sheet } from '../../../../ports/workbook-writer';
import { sayIn } from '../../../coverage/wording';
import type {
  IndexFacts,
  InterruptionFacts,
  ReliabilitySpanFacts,
} from '../../../reliability/reliability-facts';
import { INDICES, indexUnit, withheldText } from '../../../reliability/reliability-text';
import type { PrintContext } from '../../../report-kind';
import type { ManagementFacts } from '../facts';
import { type ColumnOf, sheetOf } from './sheet-of';

export function reliabilitySheets(facts: ManagementFacts, context: PrintContext): Sheet[] {
  return [
    indicesSheet(facts, context),
    cumulativeSheet(facts, context),
    topSheet(facts, context),
    groupsSheet(facts, context),
    feedersSheet(facts, context),
    excludedSheet(facts, context),
  ].filter(({ rows }) => rows.length > 0);
}

interface IndexRow {
  span: string;
  from: string;
  to: string;
  kind: string;
  scope: string;
  index: IndexFacts | null;
  why: string | null;
}

function indexColumns<Row>(
  indexOf: (row: Row) => IndexFacts | null,
  { language }: PrintContext,
): ColumnOf<Row>[] {
  const say = sayIn(language);
  return [
    ...INDICES.map(({ field, name, places }): ColumnOf<Row> => [
      `${name}, ${indexUnit(field, language)}`,
      places === 1 ? 'one' : places === 2 ? 'two' : 'three',
      (row) => indexOf(row)?.[field] ?? null,
    ]),
    [say('Khách hàng-phút', 'Customer-minutes'), 'whole', (row) => indexOf(row)?.customerMinutes ?? null],
    [say('Vụ trên ngưỡng', 'Sustained'), 'whole', (row) => indexOf(row)?.events ?? null],
    [say('Vụ thoáng qua', 'Momentary'), 'whole', (row) => indexOf(row)?.momentaryEvents ?? null],
  ];
}

function indexRows(facts: ManagementFacts, { language }: PrintContext): IndexRow[] {
  const say = sayIn(language);
  const { reliability } = facts;
  const spans: [string, ReliabilitySpanFacts][] = [
    [say('Tuần', 'Week'), reliability.week],
    [say('Tuần trước', 'Week before'), reliability.previousWeek],
    [say('Cùng kỳ năm trước', 'Same week last year'), reliability.sameWeekLastYear],
    [say('Lũy kế tháng', 'Month to date'), reliability.monthToDate],
    [say('Lũy kế năm', 'Year to date'), reliability.yearToDate],
    [say('Lũy kế năm trước', 'Year to date, last year'), reliability.yearToDateLastYear],
  ];
  return spans.flatMap(([span, of]) =>
    (['afterExclusions', 'beforeExclusions'] as const).flatMap((scope) =>
      (['all', 'unplanned', 'planned'] as const).map((kind) => ({
        span,
        from: of.from,
        to: of.to,
        scope:
          scope === 'afterExclusions'
            ? say('sau miễn trừ', 'after exclusions')
            : say('toàn phần', 'before exclusions'),
        kind: kindName(kind, language),
        index: kind === 'all' ? of[scope] : (of[scope]?.[kind] ?? null),
        why: of.withheld ? withheldText(of.withheld, language) : null,
      })),
    ),
  );
}

function kindName(kind: 'all' | 'planned' | 'unplanned', language: PrintContext['language']): string {
  const say = sayIn(language);
  if (kind === 'all') return say('tất cả', 'all');
  return kind === 'planned' ? say('kế hoạch', 'planned') : say('sự cố', 'unplanned');
}

function indicesSheet(facts: ManagementFacts, context: PrintContext): Sheet {
  const say = sayIn(context.language);
  return sheetOf<IndexRow>(
    say('Độ tin cậy', 'Reliability'),
    say(`Độ tin cậy cung cấp điện, tuần ${facts.week}`, `Reliability, week ${facts.week}`),
    [
      [say('Kỳ', 'Span'), 'text', ({ span }) => span],
      [say('Từ', 'From'), 'day', ({ from }) => from],
      [say('Đến', 'To'), 'day', ({ to }) => to],
      [say('Phạm vi', 'Scope'), 'text', ({ scope }) => scope],
      [say('Loại', 'Kind'), 'text', ({ kind }) => kind],
      ...indexColumns<IndexRow>(({ index }) => index, context),
      [say('Vì sao trống', 'Why empty'), 'text', ({ why }) => why],
    ],
    indexRows(facts, context),
  );
}

function cumulativeSheet(facts: ManagementFacts, context: PrintContext): Sheet {
  const say = sayIn(context.language);
  type Row = ManagementFacts['reliability']['cumulative'][number];
  return sheetOf<Row>(
    say('SAIDI lũy kế', 'Cumulative SAIDI'),
    say('SAIDI lũy kế từ đầu năm, phút/khách hàng', 'SAIDI since the new year, minutes a customer'),
    [
      [say('Đến ngày', 'To'), 'day', ({ to }) => to],
      [say('Toàn phần', 'Before exclusions'), 'two', ({ beforeExclusions }) => beforeExclusions],
      [say('Sau miễn trừ', 'After exclusions'), 'two', ({ afterExclusions }) => afterExclusions],
      [say('Năm trước, sau miễn trừ', 'Last year, after exclusions'), 'two', ({ lastYear }) => lastYear],
      [say('Chỉ tiêu theo ngày', 'Target by days'), 'two', ({ target }) => target],
    ],
    facts.reliability.cumulative,
  );
}

function topSheet(facts: ManagementFacts, context: PrintContext): Sheet {
  const say = sayIn(context.language);
  return sheetOf<InterruptionFacts>(
    say('Vụ lớn nhất', 'Largest interruptions'),
    say(
      `Các vụ lớn nhất theo khách hàng-phút, tuần ${facts.week}`,
      `Largest by customer-minutes, week ${facts.week}`,
    ),
    [
      [say('Mã vụ', 'Interruption'), 'text', ({ interruptionId }) => interruptionId],
      [say('Ngày', 'Day'), 'day', ({ day }) => day],
      [say('Đơn vị', 'Unit'), 'text', ({ networkPath }) => networkPath],
      [say('Lộ', 'Feeder'), 'text', ({ feeder }) => feeder],
      [say('Loại', 'Kind'), 'text', ({ kind }) => kindName(kind, context.language)],
      [say('Nguyên nhân', 'Cause'), 'text', ({ cause }) => cause],
      [say('Thời gian, phút', 'Duration, minutes'), 'whole', ({ durationMinutes }) => durationMinutes],
      [say('Khách hàng', 'Customers'), 'whole', ({ customers }) => customers],
      [say('Khách hàng-phút', 'Customer-minutes'), 'whole', ({ customerMinutes }) => customerMinutes],
      [say('Tỷ trọng, %', 'Share, %'), 'percent', ({ sharePercent }) => sharePercent],
      [say('Miễn trừ', 'Excluded'), 'text', ({ excluded }) => yesNo(excluded, context)],
      [say('Chưa khôi phục', 'Not restored'), 'text', ({ open }) => yesNo(open, context)],
    ],
    facts.reliability.top,
  );
}

const yesNo = (is: boolean, { language }: PrintContext): string => {
  const say = sayIn(language);
  return is ? say('có', 'yes') : say('không', 'no');
};

function groupsSheet({ reliability, week }: ManagementFacts, context: PrintContext): Sheet {
  const say = sayIn(context.language);
  const rows = [...reliability.byCause, ...reliability.byVoltage];
  return sheetOf<(typeof rows)[number]>(
    say('Theo nguyên nhân, điện áp', 'By cause, voltage'),
    say(`Ngừng cấp điện theo nguyên nhân và cấp điện áp, tuần ${week}`, `By cause and voltage, week ${week}`),
    [
      [
        say('Theo', 'By'),
        'text',
        ({ by }) => (by === 'voltage' ? say('cấp điện áp', 'voltage') : say('nguyên nhân', 'cause')),
      ],
      [say('Nhóm', 'Group'), 'text', ({ key }) => key ?? say('không ghi', 'not stated')],
      ...indexColumns<(typeof rows)[number]>(({ beforeExclusions }) => beforeExclusions, context),
    ],
    rows,
    [say('Toàn phần; các nhóm cộng lại thành tổng.', 'Before exclusions; the groups add up to the whole.')],
  );
}

function feedersSheet({ reliability }: ManagementFacts, { language }: PrintContext): Sheet {
  const say = sayIn(language);
  type Row = ManagementFacts['reliability']['repeatFeeders'][number];
  return sheetOf<Row>(
    say('Lộ lặp lại', 'Repeat feeders'),
    say('Lộ bị sự cố nhiều lần trong 30 ngày', 'Feeders interrupted again and again in 30 days'),
    [
      [say('Lộ', 'Feeder'), 'text', ({ feeder }) => feeder],
      [say('Đơn vị', 'Unit'), 'text', ({ networkPath }) => networkPath],
      [say('Số vụ', 'Interruptions'), 'whole', ({ interruptions }) => interruptions],
      [say('Khách hàng-phút', 'Customer-minutes'), 'whole', ({ customerMinutes }) => customerMinutes],
      [say('Lần cuối', 'Last'), 'day', ({ lastDay }) => lastDay],
    ],
    reliability.repeatFeeders,
  );
}

function excludedSheet({ reliability }: ManagementFacts, { language }: PrintContext): Sheet {
  const say = sayIn(language);
  type Row = ManagementFacts['reliability']['named'][number];
  return sheetOf<Row>(
    say('Miễn trừ đích danh', 'Excluded by name'),
    say('Các vụ được miễn trừ đích danh', 'Interruptions left out by name'),
    [
      [say('Mã vụ', 'Interruption'), 'text', ({ interruptionId }) => interruptionId],
      [say('Ngày', 'Day'), 'day', ({ day }) => day],
      [say('Lý do', 'Reason'), 'text', ({ reason }) => reason],
      [say('Người quyết định', 'By'), 'text', ({ by }) => by],
      [say('Khách hàng-phút', 'Customer-minutes'), 'whole', ({ customerMinutes }) => customerMinutes],
    ],
    reliability.named,
  );
}
