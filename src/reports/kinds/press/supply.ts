import { numberText } from '../../../domain/text/number-text';
import type { TableView } from '../../../ports/page-templates';
import { leftColumn, rightColumn } from '../../coverage/cells';
import { dayText, notReceived, type Say, sayIn } from '../../coverage/wording';
import { shortDay, spanText } from '../../load/load-text';
import {
  exclusionClassName,
  INDICES,
  indexText,
  indexUnit,
  withheldText,
} from '../../reliability/reliability-text';
import type { PrintContext } from '../../report-kind';
import { type PressFacts, SMALLEST_GROUP } from './facts';
import type { BookedFigure, FigureBook } from './figure-book';

/** What interruptions there were, before and after exclusions, each number with its reference. */
export function supplySentences(facts: PressFacts, context: PrintContext, book: FigureBook): string[] {
  const say = sayIn(context.language);
  const { withheld, beforeExclusions } = facts.supply;
  if (withheld) return [`${notReceived(say)}: ${withheldText(withheld, context.language)}.`];
  const { events, momentaryEvents } = beforeExclusions!;
  const isNone = events + momentaryEvents === 0 && facts.supply.customersUnknown === 0;
  return isNone
    ? [noneText(facts, context)]
    : [...eventSentences(facts, context, book), ...provisional(facts, say)];
}

function noneText({ supply }: PressFacts, { language }: PrintContext): string {
  const until = dayText(supply.logCompleteUntil!, language);
  return sayIn(language)(
    `Không ghi nhận lần ngừng cấp điện nào; nhật ký đủ đến ${until}.`,
    `No interruption recorded; log complete to ${until}.`,
  );
}

function eventSentences(facts: PressFacts, context: PrintContext, book: FigureBook): string[] {
  return [
    countSentence(facts, context, book),
    durationSentence(facts, context, book),
    ...exclusionSentence(facts, context, book),
    customersSentence(facts, context, book),
  ];
}

/** A value of the log with its reference. */
const citing =
  (facts: PressFacts, context: PrintContext, book: FigureBook) =>
  (key: string, label: string, value: string): string =>
    `${value}${book.cite(key, fromLog(facts, context, label, value))}`;

function countSentence(facts: PressFacts, context: PrintContext, book: FigureBook): string {
  const { language, settings } = context;
  const say = sayIn(language);
  const cite = citing(facts, context, book);
  const number = (value: number): string => numberText(value, language);
  const { events, planned, momentaryEvents } = facts.supply.beforeExclusions!;
  const minutes = settings.reliability.sustainedMinutes;
  const all = cite(
    'events',
    say(`Số vụ ngừng cấp điện trên ${minutes} phút`, `Interruptions of more than ${minutes} minutes`),
    number(events),
  );
  const ofPlan = cite(
    'plannedEvents',
    say('trong đó theo kế hoạch', 'of these planned'),
    number(planned.events),
  );
  const short = cite(
    'momentary',
    say(`Số vụ đến ${minutes} phút`, `Interruptions of up to ${minutes} minutes`),
    number(momentaryEvents),
  );
  return say(
    `Trong kỳ có ${all} vụ ngừng cấp điện trên ${minutes} phút, trong đó ${ofPlan} vụ theo kế hoạch, và ${short} vụ đến ${minutes} phút.`,
    `There were ${all} interruptions of more than ${minutes} minutes, ${ofPlan} of them planned, and ${short} of up to ${minutes} minutes.`,
  );
}

function durationSentence(facts: PressFacts, context: PrintContext, book: FigureBook): string {
  const { language } = context;
  const say = sayIn(language);
  const cite = citing(facts, context, book);
  const { beforeExclusions, afterExclusions } = facts.supply;
  const minutes = (set: typeof afterExclusions): string =>
    `${indexText(set, 'saidiMinutes', language)}${say('\u00a0phút', '\u00a0minutes')}`;
  const all = cite('saidi', say('SAIDI toàn phần', 'SAIDI before exclusions'), minutes(beforeExclusions));
  const after = cite(
    'saidiAfter',
    say('SAIDI sau miễn trừ', 'SAIDI after exclusions'),
    minutes(afterExclusions),
  );
  return say(
    `Tính bình quân, mỗi khách hàng bị ngừng cấp điện ${all} (toàn phần), ${after} (sau miễn trừ).`,
    `On average a customer was without power for ${all} (before exclusions) and ${after} (after exclusions).`,
  );
}

/** Which interruptions are left out after exclusions: how many of each class, and those that were named with the reason. */
function exclusionSentence(facts: PressFacts, context: PrintContext, book: FigureBook): string[] {
  const { classes, named } = facts.supply.excluded;
  const count = classes.reduce((sum, { interruptions }) => sum + interruptions, named.length);
  if (count === 0) return [];
  const { language } = context;
  const say = sayIn(language);
  const label = say('Số vụ không tính sau miễn trừ', 'Interruptions left out after exclusions');
  const all = citing(facts, context, book)('excluded', label, numberText(count, language));
  const parts = [
    ...classes.map(
      ({ id, interruptions }) => `${exclusionClassName(id, context)}: ${numberText(interruptions, language)}`,
    ),
    ...named.map(({ day, kind, reason }) => {
      const what =
        kind === 'planned' ? say('vụ theo kế hoạch', 'planned one') : say('sự cố', 'unplanned one');
      return say(
        `${what} ngày ${shortDay(day, 'vi')}, loại trừ theo tên: ${reason}`,
        `${what} of ${shortDay(day, 'en')}, excluded by name: ${reason}`,
      );
    }),
  ];
  return [
    say(
      `Sau miễn trừ không tính ${all} vụ (${parts.join('; ')}).`,
      `After exclusions ${all} of them are left out (${parts.join('; ')}).`,
    ),
  ];
}

/** How many were cut off; small groups are not counted out. */
function customersSentence(facts: PressFacts, context: PrintContext, book: FigureBook): string {
  const { language } = context;
  const say = sayIn(language);
  const { customersInterrupted } = facts.supply.beforeExclusions!;
  if (customersInterrupted < SMALLEST_GROUP)
    return say(
      `Có dưới ${SMALLEST_GROUP} lượt khách hàng bị ảnh hưởng.`,
      `Fewer than ${SMALLEST_GROUP} customer interruptions were counted.`,
    );
  const value = numberText(customersInterrupted, language);
  const label = say('Lượt khách hàng bị ngừng cấp điện', 'Customer interruptions');
  const shown = citing(facts, context, book)('customers', label, value);
  return say(`Có ${shown} lượt khách hàng bị ảnh hưởng.`, `${shown} customer interruptions were counted.`);
}

function provisional({ supply }: PressFacts, say: Say): string[] {
  const { notRestored, customersUnknown } = supply;
  return [
    ...(notRestored > 0
      ? [
          say(
            `Số liệu sơ bộ: ${notRestored} sự cố chưa khôi phục.`,
            `Provisional: ${notRestored} not restored.`,
          ),
        ]
      : []),
    ...(customersUnknown > 0
      ? [
          say(
            `Chưa có số khách hàng của ${customersUnknown} vụ; các chỉ số thực tế cao hơn.`,
            `The number of customers of ${customersUnknown} of them is not known; the true indices are higher.`,
          ),
        ]
      : []),
  ];
}

function fromLog(facts: PressFacts, { language }: PrintContext, label: string, value: string): BookedFigure {
  const say = sayIn(language);
  const served = facts.supply.customersServed;
  return {
    ...{ label, value, coverage: null },
    period: spanText(facts, language),
    base:
      served === null
        ? null
        : say(`${numberText(served, 'vi')} khách hàng`, `${numberText(served, 'en')} customers`),
    source: say('Nhật ký', 'Log'),
  };
}

/** The four indices, whole and by kind; null where there are none. */
export function supplyTable({ supply }: PressFacts, { language }: PrintContext): TableView | null {
  const { beforeExclusions: before, afterExclusions: after } = supply;
  if (!before || !after) return null;
  const say = sayIn(language);
  return {
    caption: say('Chỉ số độ tin cậy cung cấp điện', 'Reliability of supply'),
    unit: null,
    columns: [
      leftColumn(say('Chỉ số', 'Index'), '30%'),
      rightColumn(say('Toàn phần', 'All'), say('trước miễn trừ', 'before exclusions')),
      rightColumn(say('Sự cố', 'Unplanned'), say('toàn phần', 'before exclusions')),
      rightColumn(say('Kế hoạch', 'Planned'), say('toàn phần', 'before exclusions')),
      rightColumn(say('Sau miễn trừ', 'All'), say('sự cố và kế hoạch', 'after exclusions')),
    ],
    rows: INDICES.map(({ field, name }) => ({
      kind: 'plain',
      cells: [
        `${name}, ${indexUnit(field, language)}`,
        ...[before, before.unplanned, before.planned, after].map((set) => indexText(set, field, language)),
      ],
    })),
    note: `${indexWords(say)} ${exclusionWords(supply, say)}`,
  };
}

const indexWords = (say: Say): string =>
  say(
    'SAIDI: thời gian mất điện bình quân của một khách hàng; SAIFI, MAIFI: số lần mất điện kéo dài, thoáng qua; CAIDI: thời gian bình quân một lần.',
    'SAIDI: mean time without power of a customer; SAIFI, MAIFI: sustained and momentary interruptions of a customer; CAIDI: mean time of one.',
  );

/** What was named by somebody is not excluded by the rules. */
const exclusionWords = ({ excluded }: PressFacts['supply'], say: Say): string =>
  excluded.named.length === 0
    ? say(
        'Miễn trừ theo quy định của Bộ Công Thương.',
        'Exclusions by the rules of the Ministry of Industry and Trade.',
      )
    : say(
        'Miễn trừ theo quy định của Bộ Công Thương; ngoài ra là các vụ loại trừ theo tên nêu trên.',
        'Exclusions by the rules of the Ministry of Industry and Trade, and those by name as said above.',
      );
