import type { DifferenceReason } from '../../../domain/billing/invoice-comparison';
import { dateText } from '../../../domain/text/date-text';
import type { Language } from '../../../domain/text/language';
import { numberText, signedText } from '../../../domain/text/number-text';
import { parseLocalDate } from '../../../domain/time/local-date';
import type { TableView } from '../../../ports/page-templates';
import { leftColumn, rightColumn } from '../../coverage/cells';
import { type Say, sayIn } from '../../coverage/wording';
import type { InvoiceFacts, PointFacts } from './facts';

type Difference = InvoiceFacts['differences'][number];
type Field = Difference['field'];

const dateOf = (iso: string, language: Language): string => dateText(parseLocalDate(iso)!, language);

/** The invoice beside our reckoning, line by line, where they differ or ours is not there; else null. */
export function invoiceTable({ invoice, bill }: PointFacts, language: Language): TableView | null {
  if (!invoice || (bill && invoice.differences.length === 0)) return null;
  const say = sayIn(language);
  const reasons = invoice.differences.length > 0;
  return {
    caption: invoiceCaption(invoice, say),
    unit: null,
    columns: [
      leftColumn('', reasons ? '22%' : '60%'),
      rightColumn(say('Hóa đơn', 'Invoice')),
      ...(reasons
        ? [
            rightColumn(say('Tính theo chỉ số', 'By the registers')),
            rightColumn(say('Chênh lệch', 'Difference')),
            leftColumn(say('Vì sao', 'Why'), '36%'),
          ]
        : []),
    ],
    rows: FIELDS.filter((field) => isShown(field, invoice)).map((field) => ({
      kind: field === 'totalDong' ? 'total' : 'plain',
      cells: fieldCells(field, invoice, reasons, say, language),
    })),
    note: dueText(invoice, say),
  };
}

const FIELDS: readonly Field[] = ['from', 'until', 'kwh', 'beforeVatDong', 'vatDong', 'totalDong'];

/** Days stand there only where they differ. */
const isShown = (field: Field, { differences }: InvoiceFacts): boolean =>
  (field !== 'from' && field !== 'until') || differences.some((each) => each.field === field);

export const invoiceCaption = ({ invoiceNo }: InvoiceFacts, say: Say): string =>
  invoiceNo === null
    ? say('Tiền điện theo hóa đơn', 'Bill as invoiced')
    : say(`Tiền điện theo hóa đơn ${invoiceNo}`, `Bill as invoiced, no. ${invoiceNo}`);

/** Date of the invoice and day by which it is to be paid, where they are known. */
export function dueText({ issuedOn, dueOn }: InvoiceFacts, say: Say): string | null {
  const parts = [
    ...(issuedOn
      ? [say(`Ngày hóa đơn ${dateOf(issuedOn, 'vi')}.`, `Invoiced on ${dateOf(issuedOn, 'en')}.`)]
      : []),
    ...(dueOn
      ? [say(`Hạn thanh toán ${dateOf(dueOn, 'vi')}.`, `To be paid by ${dateOf(dueOn, 'en')}.`)]
      : []),
  ];
  return parts.length > 0 ? parts.join(' ') : null;
}

function fieldCells(
  field: Field,
  invoice: InvoiceFacts,
  withReasons: boolean,
  say: Say,
  language: Language,
): TableView['rows'][number]['cells'] {
  const found = invoice.differences.find((each) => each.field === field);
  const value = valueText(field, invoice[field], language);
  if (!withReasons) return [fieldName(field, say), value];
  return [
    fieldName(field, say),
    value,
    found ? valueText(field, found.ours, language) : value,
    found ? { text: signedText(found.difference, language), mark: 'alert' } : '0',
    found ? reasonText(found.reason, say) : '',
  ];
}

/** `until` is printed inclusive. */
function valueText(field: Field, value: number | string, language: Language): string {
  if (typeof value === 'number') return numberText(value, language);
  const day = parseLocalDate(value)!;
  return dateText(field === 'until' ? day - 1 : day, language);
}

function fieldName(field: Field, say: Say): string {
  const names: Record<Field, string> = {
    from: say('Ngày đầu kỳ', 'First day'),
    until: say('Ngày cuối kỳ', 'Last day'),
    kwh: say('Điện năng, kWh', 'Usage, kWh'),
    beforeVatDong: say('Trước thuế, đồng', 'Before VAT, VND'),
    vatDong: say('Thuế GTGT, đồng', 'VAT, VND'),
    totalDong: say('Tổng cộng, đồng', 'Total, VND'),
  };
  return names[field];
}

function reasonText(reason: DifferenceReason, say: Say): string {
  const texts: Record<DifferenceReason, string> = {
    'period-differs': say('hóa đơn tính kỳ khác', 'the invoice covers other days'),
    'kwh-differs': say('hóa đơn ghi điện năng khác chỉ số', 'the invoice has other kWh than the registers'),
    'follows-kwh': say('do điện năng khác', 'follows from the other kWh'),
    'price-or-limit': say('do đơn giá hoặc định mức khác', 'another price or limit'),
    'follows-before-vat': say('do tiền trước thuế khác', 'follows from the amount before VAT'),
    'vat-rounding': say('do làm tròn thuế', 'rounding of VAT'),
    'vat-rate': say('do thuế suất khác', 'another rate of VAT'),
    'follows-parts': say('do các dòng trên', 'follows from the lines above'),
    'does-not-add-up': say('hóa đơn cộng không khớp', 'the invoice does not add up'),
  };
  return texts[reason];
}
