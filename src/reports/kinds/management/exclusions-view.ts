import { numberText } from '../../../domain/text/number-text';
import type { TableView } from '../../../ports/page-templates';
import { dash, leftColumn, rightColumn } from '../../coverage/cells';
import { dayText, sayIn } from '../../coverage/wording';
import { shortDay } from '../../load/load-text';
import { exclusionClassName } from '../../reliability/reliability-text';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';
import { list } from './reliability-notes';

/** Which interruptions of the week are left out after exclusions: each with its class, or that it was named. */
export function excludedLine(
  { week, named }: ManagementFacts['reliability'],
  context: PrintContext,
): string[] {
  const { excluded } = week;
  if (excluded.length === 0) return [];
  const say = sayIn(context.language);
  const byName = new Set(named.map(({ interruptionId }) => interruptionId));
  const why = excluded.map(({ interruptionId, reason }) =>
    byName.has(interruptionId)
      ? `${interruptionId} – ${say('theo tên', 'by name')}`
      : `${interruptionId} – ${exclusionClassName(reason, context)}`,
  );
  return [
    say(
      `${excluded.length} vụ không tính vào chỉ số sau miễn trừ (${list(why)}).`,
      `${excluded.length} left out after exclusions (${list(why)}).`,
    ),
  ];
}

/** Interruptions since 1 January that somebody has left out by name, with the reason; null where there are none. */
export function namedTable(
  { reliability }: ManagementFacts,
  { language, settings }: PrintContext,
): TableView | null {
  const { named } = reliability;
  if (named.length === 0) return null;
  const say = sayIn(language);
  const nameOf = (id: string): string => settings.people.find((each) => each.id === id)?.name ?? id;
  return {
    caption: say('Vụ được loại trừ theo tên từ đầu năm', 'Interruptions excluded by name since 1 January'),
    unit: null,
    columns: [
      leftColumn(say('Vụ', 'Interruption'), '20%'),
      leftColumn(say('Lý do', 'Reason'), '36%'),
      leftColumn(say('Người quyết định', 'Decided by'), '20%'),
      rightColumn(say('Ngày', 'Day')),
      rightColumn(say('KH-phút', 'Customer-min.')),
    ],
    rows: named.map(({ interruptionId, reason, by, excludedOn, day, customerMinutes }) => ({
      kind: 'plain',
      cells: [
        interruptionId,
        reason,
        by === null ? dash : `${nameOf(by)}, ${dayText(excludedOn!, language)}`,
        shortDay(day, language),
        numberText(customerMinutes, language),
      ],
    })),
    note: say(
      'Chỉ không tính vào các cột sau miễn trừ; vẫn tính vào toàn phần.',
      'Left out of the columns after exclusions only; counted before exclusions.',
    ),
  };
}
