import { durationText } from '../../../domain/text/duration-text';
import { numberText, percentText } from '../../../domain/text/number-text';
import type { Cell, TableView } from '../../../ports/page-templates';
import { dash, leftColumn, rightColumn } from '../../coverage/cells';
import { sayIn } from '../../coverage/wording';
import { placeText, shortDay } from '../../load/load-text';
import type { InterruptionFacts, ReliabilityGroupFacts } from '../../reliability/reliability-facts';
import { indexText } from '../../reliability/reliability-text';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';

type Language = PrintContext['language'];

/** The sustained interruptions with most customer-minutes; null where there were none. */
export function topTable({ reliability }: ManagementFacts, { language }: PrintContext): TableView | null {
  if (reliability.top.length === 0) return null;
  const say = sayIn(language);
  return {
    caption: say(
      `${reliability.top.length} vụ có số khách hàng-phút lớn nhất`,
      `The ${reliability.top.length} interruptions with most customer-minutes`,
    ),
    unit: null,
    columns: [
      leftColumn(say('Nơi', 'Place'), '34%'),
      leftColumn(say('Nguyên nhân', 'Cause'), '20%'),
      rightColumn(say('Ngày', 'Day')),
      rightColumn(say('Kéo dài', 'Duration')),
      rightColumn(say('Khách hàng', 'Customers')),
      rightColumn(say('KH-phút', 'Customer-min.')),
      rightColumn(say('Tỷ trọng', 'Share')),
    ],
    rows: reliability.top.map((each) => ({ kind: 'plain', cells: topCells(each, language) })),
    note: say(
      'Toàn phần, cả vụ được miễn trừ (*). Một vụ nhiều bước khôi phục: thời gian của bước dài nhất.',
      'Before exclusions; excluded ones are marked (*). With staged restoration the longest step is shown.',
    ),
  };
}

function topCells(each: InterruptionFacts, language: Language): Cell[] {
  const say = sayIn(language);
  const cause =
    each.kind === 'planned' ? say('kế hoạch', 'planned') : (each.cause ?? say('không ghi', 'not stated'));
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
export function groupsTable(
  groups: readonly ReliabilityGroupFacts[],
  by: 'cause' | 'voltage',
  { language }: PrintContext,
): TableView | null {
  const known = groups.filter(({ beforeExclusions }) => beforeExclusions !== null);
  if (known.length === 0) return null;
  const say = sayIn(language);
  const sorted = [...known].sort(
    (a, b) => b.beforeExclusions!.saidiMinutes - a.beforeExclusions!.saidiMinutes,
  );
  const unnamed =
    by === 'cause' ? say('kế hoạch hoặc không ghi', 'planned or not stated') : say('không ghi', 'not stated');
  return {
    caption: by === 'cause' ? say('Theo nguyên nhân', 'By cause') : say('Theo cấp điện áp', 'By voltage'),
    unit: null,
    columns: [
      leftColumn(by === 'cause' ? say('Nguyên nhân', 'Cause') : say('Cấp điện áp', 'Voltage'), '48%'),
      rightColumn(say('Vụ', 'Count')),
      rightColumn('SAIDI', say('phút', 'min')),
      rightColumn('MAIFI'),
    ],
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
