import { numberText } from '../../../domain/text/number-text';
import type { InterruptionFindingCode } from '../../../domain/reliability/interruption-findings';
import type { TableView } from '../../../ports/page-templates';
import { leftColumn, rightColumn } from '../../coverage/cells';
import { sayIn } from '../../coverage/wording';
import { placeText, shortDay } from '../../load/load-text';
import { indexText } from '../../reliability/reliability-text';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';

type Language = PrintContext['language'];
type Reliability = ManagementFacts['reliability'];

const MOST_IDS = 3;
export const list = (ids: readonly string[]): string =>
  [...ids.slice(0, MOST_IDS), ...(ids.length > MOST_IDS ? ['…'] : [])].join(', ');

/** The threshold of major event days with what it comes from, and the week's days above it; nothing without five years. */
export function majorEventLines({ majorEvents }: Reliability, language: Language): string[] {
  const say = sayIn(language);
  const year = majorEvents?.years.find(({ tmedMinutes }) => tmedMinutes !== null);
  if (!majorEvents || !year) return [];
  const [tmed, alpha, beta] = [year.tmedMinutes!, year.alpha!, year.beta!].map((value) =>
    numberText(value, language, 2),
  );
  const days = (majorEvents.days ?? [])
    .map(({ day, saidiMinutes }) => `${shortDay(day, language)} (${numberText(saidiMinutes, language, 2)})`)
    .join(', ');
  const without = indexText(majorEvents.withoutThem, 'saidiMinutes', language);
  const found =
    days === ''
      ? say('trong tuần không có ngày nào vượt', 'no day of the week is above it')
      : say(
          `trong tuần: ${days}; không kể các ngày đó SAIDI ${without} phút`,
          `in the week: ${days}; without them SAIDI is ${without} minutes`,
        );
  return [
    say(
      `Ngưỡng ngày sự kiện lớn ${tmed} phút (IEEE 1366, 2,5β: α ${alpha}, β ${beta}, ${numberText(year.days!, 'vi')} ngày của 5 năm trước); ${found}.`,
      `Threshold of major event days ${tmed} minutes (IEEE 1366, 2.5β: α ${alpha}, β ${beta}, ${numberText(year.days!, 'en')} days of five years before); ${found}.`,
    ),
  ];
}

/** What is odd in the log, each kind with its ids. Customers that are not known have a line of their own. */
export function findingLines({ findings }: Reliability, language: Language): string[] {
  const codes = [...new Set(findings.map(({ code }) => code))].filter((code) => code !== 'customers-unknown');
  if (codes.length === 0) return [];
  const named = codes.map((code) => {
    const ids = new Set(
      findings.filter((each) => each.code === code).flatMap(({ interruptionIds }) => interruptionIds),
    );
    return `${findingName(code as InterruptionFindingCode, language)} ${list([...ids])}`;
  });
  return [
    sayIn(language)(
      `Cần xem lại trong nhật ký (vẫn được tính): ${named.join('; ')}.`,
      `To be looked at in the log (counted all the same): ${named.join('; ')}.`,
    ),
  ];
}

function findingName(code: InterruptionFindingCode, language: Language): string {
  const say = sayIn(language);
  const names: Record<InterruptionFindingCode, string> = {
    'end-before-start': say('kết thúc trước khi bắt đầu', 'ends before it starts'),
    long: say('kéo dài bất thường', 'unusually long'),
    'customers-above-served': say(
      'số khách hàng lớn hơn số khách hàng hiện có',
      'more customers than are served',
    ),
    'customers-unknown': say('chưa có số khách hàng', 'customers not known'),
    'exclusion-unknown': say('loại miễn trừ không có trong khai báo', 'exclusion not among those configured'),
    'repeated-record': say('ghi trùng', 'recorded twice'),
    overlap: say('trùng thời gian trên cùng trạm', 'overlap at one transformer'),
  };
  return names[code] ?? code;
}

/** Feeders interrupted again and again; null where there is none. */
export function repeatTable({ reliability }: ManagementFacts, { language }: PrintContext): TableView | null {
  const { repeatFeeders } = reliability;
  if (repeatFeeders.length === 0) return null;
  const say = sayIn(language);
  return {
    caption: say('Lộ có nhiều sự cố trong 30 ngày', 'Feeders with repeated interruptions in 30 days'),
    unit: say('sự cố trên ngưỡng', 'unplanned, sustained'),
    columns: [
      leftColumn(say('Lộ', 'Feeder'), '18%'),
      leftColumn(say('Nơi', 'Place'), '40%'),
      rightColumn(say('Số vụ', 'Count')),
      rightColumn(say('KH-phút', 'Customer-min.')),
      rightColumn(say('Lần gần nhất', 'Last')),
    ],
    rows: repeatFeeders.map(({ feeder, networkPath, interruptions, customerMinutes, lastDay }) => ({
      kind: 'plain',
      cells: [
        feeder,
        placeText(networkPath, language),
        numberText(interruptions, language),
        numberText(customerMinutes, language),
        shortDay(lastDay, language),
      ],
    })),
    note: null,
  };
}
