import { dateText } from '../../../domain/text/date-text';
import type { Language } from '../../../domain/text/language';
import { numberText } from '../../../domain/text/number-text';
import { daysText } from '../../../domain/text/duration-text';
import { parseLocalDate } from '../../../domain/time/local-date';
import type { BarsView, FactView, NoteView, TableView } from '../../../ports/page-templates';
import { type Say, sayIn } from '../../coverage/wording';
import { billTable } from './bill-view';
import { dayBars } from './day-bars';
import { invoiceTable } from './invoice-view';
import { periodTable, spanText } from './periods-view';
import { whyNotes } from './why-view';
import type { MeterFacts, PointFacts, RegisterFacts } from './facts';

/** One usage point on the page. */
export interface PointView {
  /** names the point where a customer has several */
  heading: string | null;
  facts: FactView[];
  registers: TableView | null;
  periods: TableView;
  bars: BarsView;
  /** the billing system's, where it has been imported */
  invoice: TableView | null;
  bill: TableView | null;
  warnings: NoteView[];
  /** empty where it stands at the end of the page */
  why: NoteView[];
}

const dateOf = (iso: string, language: Language): string => dateText(parseLocalDate(iso)!, language);
const registerText = (kwh: number, language: Language): string =>
  numberText(kwh, language, Number.isInteger(kwh) ? 0 : 2);

export function pointView(point: PointFacts, language: Language, isOneOfMany: boolean): PointView {
  const say = sayIn(language);
  return {
    heading: isOneOfMany ? say(`Điểm đo ${point.usagePointId}`, `Usage point ${point.usagePointId}`) : null,
    facts: pointFactLines(point, say, language),
    registers: point.meters.length > 0 ? registerTable(point, say, language) : null,
    periods: periodTable(point, say, language),
    bars: dayBars(point, language),
    invoice: invoiceTable(point, language),
    bill: point.bill && billTable(point.bill, point.invoice, language),
    warnings: partialNotes(point, say, language),
    why: isOneOfMany ? whyNotes(point, language) : [],
  };
}

function pointFactLines(point: PointFacts, say: Say, language: Language): FactView[] {
  const line = (label: string, value: string): FactView => ({ label, value, note: null });
  return [
    line(say('Điểm đo', 'Usage point'), point.usagePointId),
    ...(point.address === '' ? [] : [line(say('Địa chỉ dùng điện', 'Address'), point.address)]),
    line(say('Kỳ', 'Period'), `${spanText(point, language)} (${daysText(point.days.length, language)})`),
    line(say('Giá áp dụng', 'Tariff'), tariffName(point.tariff, say)),
    ...(point.households === 1
      ? []
      : [
          line(
            say('Số hộ dùng chung', 'Households'),
            numberText(point.households, language, point.households % 1 === 0 ? 0 : 2),
          ),
        ]),
  ];
}

function tariffName(tariff: string, say: Say): string {
  if (tariff === 'residential') return say('Sinh hoạt (6 bậc)', 'Residential (6 tiers)');
  if (tariff === 'residential-renters-undeclared')
    return say('Sinh hoạt, bậc 3 cho mọi kWh', 'Residential, tier 3 for every kWh');
  if (tariff.startsWith('business')) return say('Kinh doanh', 'Business');
  if (tariff.startsWith('production')) return say('Sản xuất', 'Production');
  if (tariff.startsWith('administrative')) return say('Hành chính sự nghiệp', 'Public services');
  return tariff;
}

function registerTable(point: PointFacts, say: Say, language: Language): TableView {
  const right = (text: string, unit: string | null): TableView['columns'][number] => ({
    text,
    unit,
    align: 'right',
    width: null,
  });
  const isExchanged = point.meters.length > 1;
  return {
    caption: isExchanged
      ? say(
          `Chỉ số công tơ – công tơ được thay ngày ${dateOf(point.meters[0].to, language)}`,
          `Registers – the meter was exchanged on ${dateOf(point.meters[0].to, language)}`,
        )
      : say('Chỉ số công tơ', 'Registers'),
    unit: null,
    columns: [
      { text: say('Công tơ', 'Meter'), unit: null, align: 'left', width: '22%' },
      right(say('Đầu kỳ', 'Start'), 'kWh'),
      right(say('Cuối kỳ', 'End'), 'kWh'),
      right(say('Hệ số nhân', 'Multiplier'), null),
      right(say('Điện năng', 'Energy'), 'kWh'),
    ],
    rows: point.meters.map((meter) => ({ kind: 'plain', cells: meterCells(meter, say, language) })),
    note: registerNote(point, say, language),
  };
}

const meterCells = (meter: MeterFacts, say: Say, language: Language): string[] => [
  meter.serial === '' ? say('chưa ghi số', 'no serial') : meter.serial,
  registerText(meter.startKwh, language),
  `${registerText(meter.endShownKwh, language)}${meter.rolledOver ? ' *' : ''}`,
  numberText(meter.multiplier, language, meter.multiplier % 1 === 0 ? 0 : 3),
  registerText((meter.endKwh - meter.startKwh) * meter.multiplier, language),
];

function registerNote(point: PointFacts, say: Say, language: Language): string | null {
  const at = (register: RegisterFacts): string =>
    `${dateOf(register.day, language)}${register.estimated ? say(' (ước tính)', ' (estimated)') : ''}`;
  const parts = [
    ...(point.start && point.end
      ? [
          say(
            `Chỉ số cuối ngày ${at(point.start)} và cuối ngày ${at(point.end)}.`,
            `Registers at the end of ${at(point.start)} and of ${at(point.end)}.`,
          ),
        ]
      : []),
    ...(point.start?.estimated || point.end?.estimated
      ? [
          say(
            'Chỉ số ước tính, sẽ điều chỉnh khi có chỉ số thực.',
            'Estimated register; to be adjusted when the real one comes.',
          ),
        ]
      : []),
    ...(point.meters.some(({ rolledOver }) => rolledOver)
      ? [
          say(
            '* Công tơ đã quay hết vòng số và đếm lại từ 0.',
            '* The counter passed its last digit and began anew.',
          ),
        ]
      : []),
    say('Hóa đơn tính theo kWh nguyên của chỉ số.', 'The bill counts whole kWh of the registers.'),
  ];
  return parts.join(' ');
}

/** What is missing, in the words of the page. */
function partialNotes(point: PointFacts, say: Say, language: Language): NoteView[] {
  const { period } = point.periods;
  const lines: string[] = [];
  const [known, all] = [point.knownDays, point.days.length];
  if (period.kwh === null) lines.push(unknownText(point, say, language));
  else if (known < all && period.basis === 'registers')
    lines.push(
      say(
        `Có số liệu ${known}/${all} ngày; điện năng cả kỳ vẫn chính xác vì tính từ chỉ số đầu kỳ và cuối kỳ.`,
        `Data for ${known} of ${all} days; the total is still exact, since it comes from the first and the last register.`,
      ),
    );
  if (point.noBillReason !== null)
    lines.push(
      point.noBillReason === 'wrong-usage'
        ? say(
            'Giá theo thời gian sử dụng: chưa có chỉ số theo khung giờ nên chưa tính tiền.',
            'Time-of-use tariff: the registers by hours are missing, so no amount is given.',
          )
        : say('Chưa tính được tiền điện kỳ này.', 'No amount can be given for this period.'),
    );
  return lines.length > 0 ? [{ kind: 'warning', title: null, lines }] : [];
}

function unknownText(point: PointFacts, say: Say, language: Language): string {
  const { gap } = point.periods.period;
  const lastDay = dateOf(point.days[point.days.length - 1].day, language);
  const last = point.lastKnown;
  const lastText = last
    ? say(
        `; chỉ số gần nhất ${registerText(last.registerKwh, language)} (${dateOf(last.day, language)})`,
        `; last register ${registerText(last.registerKwh, language)} (${dateOf(last.day, language)})`,
      )
    : '';
  if (gap === 'end-missing')
    return say(
      `Chưa xác định được điện năng kỳ này: thiếu chỉ số ngày ${lastDay}${lastText}.`,
      `Usage not known yet: the register of ${lastDay} is missing${lastText}.`,
    );
  if (gap === 'start-missing')
    return say(
      'Chưa xác định được điện năng kỳ này: thiếu chỉ số đầu kỳ.',
      'Usage not known: the first register is missing.',
    );
  if (gap === 'days-missing')
    return say(
      `Chưa xác định được điện năng kỳ này: mới có số liệu ${point.knownDays}/${point.days.length} ngày.`,
      `Usage not known yet: data for ${point.knownDays} of ${point.days.length} days.`,
    );
  return say(
    'Chưa xác định được điện năng kỳ này: công tơ đã được thay nhưng chưa có biên bản treo tháo.',
    'Usage not known yet: the meter was exchanged and the record of it is missing.',
  );
}
