import { caseDueAt } from '../../domain/changes/usage-case';
import { dateText, dateTimeText, periodText } from '../../domain/text/date-text';
import type { Language } from '../../domain/text/language';
import { numberText, signedPercentText } from '../../domain/text/number-text';
import { lastDayOf } from '../../domain/time/period';
import type { Zone } from '../../domain/time/zone';
import type { FactView, ReportView, TableView } from '../../ports/page-templates';
import type { UtilitySettings } from '../../ports/utility-settings';
import { leftColumn, rightColumn } from '../coverage/cells';
import { type Say, sayIn } from '../coverage/wording';
import type { CaseRecord, CaseRegister } from './case-record';
import { fieldReasonName } from './changes-text';

/** One slip (phiếu phúc tra): what the re-reader has to know, and lines to write on. */
export interface SlipView {
  kicker: string;
  title: string;
  /** case code, to be read out and to be scanned */
  code: string;
  qrAlt: string;
  facts: FactView[];
  registers: TableView | null;
  change: string;
  formHeading: string;
  /** label of each line to write on, and what helps to fill it in */
  lines: { label: string; hint: string | null }[];
  signatures: { title: string; hint: string }[];
}

export interface SlipsView extends ReportView {
  slips: SlipView[];
}

export interface SlipContext {
  language: Language;
  settings: UtilitySettings;
  zone: Zone;
  /** the moment of printing */
  now: number;
}

/** Slips of A5, a page each, in the given order. */
export function slipsView(records: readonly CaseRecord[], context: SlipContext): SlipsView {
  const { language, settings, zone, now } = context;
  const say = sayIn(language);
  const { day, wallMinute } = zone.momentOf(now);
  const name = say('Phiếu phúc tra', 'Re-verification slip');
  return {
    title: `${name} – ${settings.utility.name[language]}`,
    frame: {
      organisation: settings.utility.name[language],
      reportName: name,
      status: say(
        `In lúc ${dateTimeText(day, wallMinute, 'vi')}`,
        `Printed ${dateTimeText(day, wallMinute, 'en')}`,
      ),
      pageLabel: say('Trang', 'Page'),
      simulated: settings.simulated ? say('Dữ liệu mô phỏng', 'Simulated data') : null,
      draft: null,
    },
    slips: records.map((record) => slipView(record, context)),
  };
}

function slipView(record: CaseRecord, context: SlipContext): SlipView {
  const say = sayIn(context.language);
  const { found } = record;
  return {
    kicker: say('Phiếu phúc tra chỉ số', 'Slip for reading a register again'),
    title: say(`Điểm đo ${found.usagePointId}`, `Usage point ${found.usagePointId}`),
    code: found.id,
    qrAlt: say(`Mã QR của hồ sơ ${found.id}`, `QR code of ${found.id}`),
    facts: factsOf(record, context, say),
    registers: registersTable(record, context.language),
    change: changeText(record, context.language),
    formHeading: say('Kết quả tại chỗ', 'Found on the spot'),
    lines: formLines(say),
    signatures: [
      { title: say('Người phúc tra', 'Re-reader'), hint: say('(ký, họ tên)', '(signature, name)') },
      {
        title: say('Khách hàng hoặc người chứng kiến', 'Customer or witness'),
        hint: say('(ký, họ tên)', '(signature, name)'),
      },
    ],
  };
}

function factsOf(record: CaseRecord, context: SlipContext, say: Say): FactView[] {
  const { found, point } = record;
  const { language, settings, zone } = context;
  // due at midnight is due on the day that ends then
  const due = zone.momentOf(caseDueAt(found) - 1);
  const personOf = (id: string | null): string | null =>
    id === null ? null : (settings.people.find((each) => each.id === id)?.name ?? id);
  const rows: [string, string | null, string | null][] = [
    [say('Khách hàng', 'Customer'), point.customerName, point.customerCode],
    [say('Địa chỉ', 'Address'), point.address, null],
    [say('Điện thoại', 'Telephone'), point.phone, null],
    [say('Lộ/trạm', 'Feeder/transformer'), found.route, null],
    [say('Công tơ', 'Meter'), meterText(record, language), null],
    [say('Lý do', 'Reason'), found.reasons.map((each) => fieldReasonName(each, language)).join('; '), null],
    [say('Khiếu nại', 'Complaint'), found.complaint && complaintText(found.complaint), null],
    [say('Người phúc tra', 'Re-reader'), personOf(found.assignee), null],
    [say('Hạn', 'Due'), dateTimeText(due.day, due.wallMinute, language), null],
  ];
  return rows.flatMap(([label, value, note]) => (value ? [{ label, value, note }] : []));
}

const complaintText = ({ by, note }: { by: string; note: string }): string =>
  [by, note].filter(Boolean).join(': ');

/** The meter that hangs there now, as far as readings tell. */
function meterText({ latest, end, start }: CaseRecord, language: Language): string | null {
  const meter = latest ?? end ?? start;
  if (!meter) return null;
  const say = sayIn(language);
  const serial = meter.serial || say('chưa có số', 'serial not known');
  return `${serial}, ${say('hệ số nhân', 'multiplier')} ${numberText(meter.multiplier, language)}`;
}

function registersTable({ start, end, latest, found }: CaseRecord, language: Language): TableView | null {
  const say = sayIn(language);
  const isLater = latest !== null && latest.day > lastDayOf(found.period);
  const rows: [string, CaseRegister | null][] = [
    [say('đầu kỳ', 'start of period'), start],
    [say('cuối kỳ', 'end of period'), end],
    [say('sau kỳ', 'after it'), isLater || end === null ? latest : null],
  ];
  const known = rows.flatMap(([name, register]) => (register ? [{ name, register }] : []));
  if (known.length === 0) return null;
  const places = known.every(({ register }) => Number.isInteger(register.registerKwh)) ? 0 : 2;
  return {
    caption: say('Chỉ số gần nhất', 'Last registers'),
    unit: say('trước hệ số nhân', 'before the multiplier'),
    columns: [
      leftColumn(say('Mốc', 'Of'), '30%'),
      rightColumn(say('Cuối ngày', 'End of day')),
      rightColumn(say('Số công tơ', 'Meter')),
      rightColumn(say('Chỉ số', 'Register'), 'kWh'),
    ],
    rows: known.map(({ name, register }) => ({
      kind: 'plain',
      cells: [
        register.estimated ? `${name}, ${say('ước tính', 'estimated')}` : name,
        dateText(register.day, language),
        register.serial || '–',
        numberText(register.registerKwh, language, places),
      ],
    })),
    note: null,
  };
}

function changeText({ found }: CaseRecord, language: Language): string {
  const say = sayIn(language);
  const { currentKwh, baseKwh, changePercent } = found.figures;
  const kwh = (value: number | null): string =>
    value === null ? say('chưa rõ', 'not known') : `${numberText(value, language)}\u00a0kWh`;
  const change = changePercent === null ? '' : ` (${signedPercentText(changePercent, language)})`;
  return say(
    `Kỳ ${periodText(found.period, 'vi')}: ${kwh(currentKwh)}, kỳ trước ${kwh(baseKwh)}${change}.`,
    `Period ${periodText(found.period, 'en')}: ${kwh(currentKwh)}, the one before ${kwh(baseKwh)}${change}.`,
  );
}

const formLines = (say: Say): SlipView['lines'] => [
  { label: say('Chỉ số đọc được', 'Register read'), hint: 'kWh' },
  { label: say('Đọc lúc', 'Read at'), hint: say('giờ, ngày', 'time, day') },
  { label: say('Số công tơ tại chỗ', 'Serial on the meter'), hint: null },
  { label: say('Ảnh số', 'Photo number'), hint: null },
  { label: say('Tình trạng, ghi chú', 'Condition, remarks'), hint: null },
];
