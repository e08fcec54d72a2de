import { numberText } from '../../../domain/text/number-text';
import type { TableView } from '../../../ports/page-templates';
import { dayText, notReceived, type Say, sayIn } from '../../coverage/wording';
import { spanText } from '../../load/load-text';
import { INDICES, indexText, indexUnit, withheldText } from '../../reliability/reliability-text';
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
  return isNone ? [noneText(facts, context)] : [...eventSentences(facts, context, book), ...provisional(facts, say)];
}

function noneText({ supply }: PressFacts, { language }: PrintContext): string {
  const until = dayText(supply.logCompleteUntil!, language);
  return sayIn(language)(
    `Không ghi nhận lần ngừng cấp điện nào; nhật ký đủ đến ${until}.`,
    `No interruption recorded; log complete to ${until}.`,
  );
}

function eventSentences(facts: PressFacts, context: PrintContext, book: FigureBook): string[] {
  const { language, settings } = context;
  const say = sayIn(language);
  const { beforeExclusions: before, afterExclusions: after } = facts.supply;
  const minutes = settings.reliability.sustainedMinutes;
  const cite = (key: string, label: string, value: string): string => `${value}${book.cite(key, fromLog(facts, context, label, value))}`;
  const unit = say(' phút/khách hàng', ' min/customer');
  const events = cite('events', say(`Số vụ ngừng cấp điện trên ${minutes} phút`, `Interruptions of more than ${minutes} minutes`), numberText(before!.events, language));
  const planned = cite('plannedEvents', say('trong đó theo kế hoạch', 'of these planned'), numberText(before!.planned.events, language));
  const momentary = cite('momentary', say(`Số vụ đến ${minutes} phút`, `Interruptions of up to ${minutes} minutes`), numberText(before!.momentaryEvents, language));
  const saidi = cite('saidi', say('SAIDI toàn phần', 'SAIDI before exclusions'), `${indexText(before, 'saidiMinutes', language)}${unit}`);
  const saidiAfter = cite('saidiAfter', say('SAIDI sau miễn trừ', 'SAIDI after exclusions'), `${indexText(after, 'saidiMinutes', language)}${unit}`);
  return [
    say(
      `Trong kỳ có ${events} vụ ngừng cấp điện trên ${minutes} phút, trong đó ${planned} vụ theo kế hoạch, và ${momentary} vụ đến ${minutes} phút.`,
      `There were ${events} interruptions of more than ${minutes} minutes, ${planned} of them planned, and ${momentary} of up to ${minutes} minutes.`,
    ),
    say(
      `Tính bình quân, thời gian ngừng cấp điện là ${saidi} (toàn phần), ${saidiAfter} (sau miễn trừ).`,
      `On average customers were without power for ${saidi} (before exclusions) and ${saidiAfter} (after exclusions).`,
    ),
    customersSentence(facts, context, book),
  ];
}

/** How many were cut off; small groups are not counted out. */
function customersSentence(facts: PressFacts, context: PrintContext, book: FigureBook): string {
  const { language } = context;
  const say = sayIn(language);
  const { customersInterrupted } = facts.supply.beforeExclusions!;
  if (customersInterrupted < SMALLEST_GROUP)
    return say(`Có dưới ${SMALLEST_GROUP} lượt khách hàng bị ảnh hưởng.`, `Fewer than ${SMALLEST_GROUP} customer interruptions were counted.`);
  const value = numberText(customersInterrupted, language);
  const label = say('Lượt khách hàng bị ngừng cấp điện', 'Customer interruptions');
  const shown = `${value}${book.cite('customers', fromLog(facts, context, label, value))}`;
  return say(`Có ${shown} lượt khách hàng bị ảnh hưởng.`, `${shown} customer interruptions were counted.`);
}

function provisional({ supply }: PressFacts, say: Say): string[] {
  const { notRestored, customersUnknown } = supply;
  return [
    ...(notRestored > 0 ? [say(`Số liệu sơ bộ: ${notRestored} sự cố chưa khôi phục.`, `Provisional: ${notRestored} not restored.`)] : []),
    ...(customersUnknown > 0
      ? [
          say(
            `Chưa có số khách hàng của ${customersUnknown} vụ; các chỉ số thực tế cao hơn.`,
            `Customers of ${customersUnknown} interruptions are not known; the true indices are higher.`,
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
    base: served === null ? null : say(`${numberText(served, 'vi')} khách hàng`, `${numberText(served, 'en')} customers`),
    source: say('Nhật ký', 'Log'),
  };
}

/** The four indices, whole and by kind; null where there are none. */
export function supplyTable({ supply }: PressFacts, { language }: PrintContext): TableView | null {
  const { beforeExclusions: before, afterExclusions: after } = supply;
  if (!before || !after) return null;
  const say = sayIn(language);
  const right = (text: string, unit: string): TableView['columns'][number] => ({ text, unit, align: 'right', width: null });
  return {
    caption: say('Chỉ số độ tin cậy cung cấp điện', 'Reliability of supply'),
    unit: null,
    columns: [
      { text: say('Chỉ số', 'Index'), unit: null, align: 'left', width: '30%' },
      right(say('Toàn phần', 'All'), say('trước miễn trừ', 'before exclusions')),
      right(say('Sự cố', 'Unplanned'), say('toàn phần', 'before exclusions')),
      right(say('Kế hoạch', 'Planned'), say('toàn phần', 'before exclusions')),
      right(say('Sau miễn trừ', 'All'), say('sự cố và kế hoạch', 'after exclusions')),
    ],
    rows: INDICES.map(({ field, name }) => ({
      kind: 'plain',
      cells: [`${name}, ${indexUnit(field, language)}`, ...[before, before.unplanned, before.planned, after].map((set) => indexText(set, field, language))],
    })),
    note: say(
      'SAIDI: thời gian mất điện bình quân của một khách hàng; SAIFI, MAIFI: số lần mất điện kéo dài, thoáng qua; CAIDI: thời gian bình quân một lần. Miễn trừ theo quy định của Bộ Công Thương.',
      'SAIDI: mean time without power of a customer; SAIFI, MAIFI: sustained and momentary interruptions of a customer; CAIDI: mean time of one. Exclusions by the rules of the Ministry of Industry and Trade.',
    ),
  };
}

/** How announced works were kept. */
export function worksSentences({ works, ...facts }: PressFacts, context: PrintContext, book: FigureBook): string[] {
  const { language } = context;
  const say = sayIn(language);
  const { counts, noticeDays, toleranceMinutes } = works;
  if (counts.works === 0) return [say('Không có công việc nào theo kế hoạch trong kỳ.', 'No works were planned in the period.')];
  const source = say('Lịch công bố', 'Works');
  const cite = (key: string, label: string, value: string): string =>
    `${value}${book.cite(key, { label, value, period: spanText(facts, language), base: null, source, coverage: null })}`;
  const of = (part: number, whole: number): string => say(`${numberText(part, 'vi')} trên ${numberText(whole, 'vi')}`, `${numberText(part, 'en')} of ${numberText(whole, 'en')}`);
  const notice = cite('notice', say(`Công việc báo trước đủ ${noticeDays} ngày`, `Works announced at least ${noticeDays} days before`), of(counts.noticeInTime, counts.works));
  const ended = cite('ended', say('Công việc trả điện đúng giờ', 'Works restored on time'), of(counts.ended - counts.endedLate, counts.ended));
  const moved = cite('moved', say('Công việc hoãn hoặc hủy', 'Works postponed or cancelled'), numberText(counts.postponed + counts.cancelled, language));
  return [
    say(
      `${notice} công việc được báo trước đủ ${noticeDays} ngày; ${ended} công việc trả điện đúng giờ (±${toleranceMinutes} phút); ${moved} công việc hoãn hoặc hủy.`,
      `${notice} planned works were announced at least ${noticeDays} days before; ${ended} were restored on time (±${toleranceMinutes} minutes); ${moved} were postponed or cancelled.`,
    ),
  ];
}
