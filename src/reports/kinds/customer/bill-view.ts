import type { BillJson } from '../../../domain/billing/bill-json';
import { dateText, periodText } from '../../../domain/text/date-text';
import type { Language } from '../../../domain/text/language';
import { numberText, percentText } from '../../../domain/text/number-text';
import { priceText } from '../../../domain/text/unit-text';
import { parseLocalDate } from '../../../domain/time/local-date';
import type { TableView } from '../../../ports/page-templates';
import { type Say, sayIn } from '../../coverage/wording';

import type { InvoiceFacts } from './facts';
import { dueText, invoiceCaption } from './invoice-view';

type Row = TableView['rows'][number];
type Price = BillJson['prices'][number];

const dateOf = (iso: string, language: Language): string => dateText(parseLocalDate(iso)!, language);

/** The bill tier by tier: what each kWh cost and why the limits are as they are. */
export function billTable(bill: BillJson, invoice: InvoiceFacts | null, language: Language): TableView {
  const say = sayIn(language);
  const right = (text: string, unit: string | null): TableView['columns'][number] => ({
    text,
    unit,
    align: 'right',
    width: null,
  });
  return {
    caption: captionOf(invoice, say),
    unit: null,
    columns: [
      { text: say('Bậc', 'Tier'), unit: null, align: 'left', width: '34%' },
      right(say('Định mức', 'Limit'), 'kWh'),
      right(say('Điện năng', 'Usage'), 'kWh'),
      right(say('Đơn giá', 'Price'), say('đồng/kWh', 'VND/kWh')),
      right(say('Thành tiền', 'Amount'), say('đồng', 'VND')),
    ],
    rows: [
      ...bill.prices.flatMap((price) => spanRows(bill, price, say, language)),
      ...totals(bill, say, language),
    ],
    note: notesOf(bill, invoice, say, language).join(' ') || null,
  };
}

/** Below an invoice that differs only what the limits rest on. */
function notesOf(bill: BillJson, invoice: InvoiceFacts | null, say: Say, language: Language): string[] {
  const limits = [...limitNotes(bill, say, language), ...splitNotes(bill, say, language)];
  if (invoice && invoice.differences.length > 0) return limits;
  return [...limits, ...nextKwh(bill, say, language), vatNote(bill, say, language), ...dueNote(invoice, say)];
}

/** Provisional without an invoice; where the invoice differs ours stands below it for comparison. */
function captionOf(invoice: InvoiceFacts | null, say: Say): string {
  if (!invoice) return say('Tiền điện (tạm tính)', 'Bill (provisional)');
  return invoice.differences.length === 0
    ? invoiceCaption(invoice, say)
    : say('Tính theo chỉ số, để đối chiếu', 'By the registers, for comparison');
}

function dueNote(invoice: InvoiceFacts | null, say: Say): string[] {
  const text = invoice && dueText(invoice, say);
  return text === null ? [] : [text];
}

function spanRows(bill: BillJson, price: Price, say: Say, language: Language): Row[] {
  const lines = bill.lines.filter(({ from }) => from === price.from);
  const rows = lines.map((line): Row => ({
    kind: 'plain',
    cells: [
      tierText(line.tier, say),
      line.limitKwh === null ? '–' : numberText(line.limitKwh, language),
      numberText(line.kwh, language),
      numberText(line.dongPerKwh, language),
      numberText(line.amountDong, language),
    ],
  }));
  return bill.prices.length === 1 ? rows : [groupRow(price, say, language), ...rows];
}

function groupRow(price: Price, say: Say, language: Language): Row {
  const days = periodText(
    { from: parseLocalDate(price.from)!, until: parseLocalDate(price.until)! },
    language,
  );
  return {
    kind: 'group',
    cells: [
      say(`${days}, giá theo ${price.decision}`, `${days}, prices of ${price.decision}`),
      '',
      '',
      '',
      '',
    ],
  };
}

function tierText(tier: BillJson['lines'][number]['tier'], say: Say): string {
  if (typeof tier === 'number') return say(`Bậc ${tier}`, `Tier ${tier}`);
  const names: Record<string, [string, string]> = {
    normal: ['Giờ bình thường', 'Normal hours'],
    peak: ['Giờ cao điểm', 'Peak hours'],
    offpeak: ['Giờ thấp điểm', 'Off-peak hours'],
  };
  return tier === null ? say('Một giá', 'One price') : say(...names[tier]);
}

function totals(bill: BillJson, say: Say, language: Language): Row[] {
  const vat = percentText(bill.vatPercent, language, Number.isInteger(bill.vatPercent) ? 0 : 1);
  const row = (kind: Row['kind'], label: string, kwh: string, dong: number): Row => ({
    kind,
    cells: [label, '', kwh, '', numberText(dong, language)],
  });
  return [
    row('plain', say('Trước thuế', 'Before VAT'), numberText(bill.kwh, language), bill.beforeVatDong),
    row('plain', say(`Thuế GTGT ${vat}`, `VAT ${vat}`), '', bill.vatDong),
    row('total', say('Tổng cộng', 'Total'), '', bill.totalDong),
  ];
}

/** Which day picked the VAT rate (ruling B5). */
function vatNote(bill: BillJson, say: Say, language: Language): string {
  const day = dateOf(bill.vat.day, language);
  return bill.vat.dayIs === 'issued'
    ? say(`Thuế suất theo ngày hóa đơn ${day}.`, `VAT rate of the invoice date, ${day}.`)
    : say(`Thuế suất theo ngày cuối kỳ ${day}.`, `VAT rate of the period's last day, ${day}.`);
}

/** "định mức 48 thay cho 50 kWh vì kỳ có 29/30 ngày". */
function limitNotes(bill: BillJson, say: Say, language: Language): string[] {
  return bill.prices.flatMap((price) => {
    const line = bill.lines.find(
      ({ from, limitKwh, tableLimitKwh }) =>
        from === price.from && limitKwh !== null && limitKwh !== tableLimitKwh,
    );
    if (!line) return [];
    const reasons = price.limitReasons.map((reason) =>
      reason === 'days'
        ? say(`${price.days}/${price.nominalDays} ngày`, `${price.days} of ${price.nominalDays} days`)
        : say(
            `${numberText(bill.households, language, bill.households % 1 === 0 ? 0 : 2)} hộ dùng chung`,
            `${numberText(bill.households, language, bill.households % 1 === 0 ? 0 : 2)} households`,
          ),
    );
    const [now, full] = [numberText(line.limitKwh!, language), numberText(line.tableLimitKwh!, language)];
    const tier = tierText(line.tier, say).toLowerCase();
    return [
      say(
        `Định mức ${tier} là ${now} thay cho ${full} kWh vì tính theo ${reasons.join(', ')}.`,
        `The limit of ${tier} is ${now} instead of ${full} kWh: ${reasons.join(', ')}.`,
      ),
    ];
  });
}

function splitNotes(bill: BillJson, say: Say, language: Language): string[] {
  return bill.splits.map(({ day, kwhBefore, basis }) => {
    const [of, kwh] = [dateOf(day, language), numberText(kwhBefore, language)];
    const how: Record<typeof basis, [string, string]> = {
      register: ['theo chỉ số chốt trước ngày đổi giá', 'by the register before the change'],
      'daily-energy': ['theo sản lượng từng ngày', 'by the daily energy'],
      given: ['theo số liệu cung cấp', 'as given'],
      interpolated: [
        'chia theo số ngày vì không có chỉ số ngày đổi giá',
        'by days, since that register is missing',
      ],
    };
    return say(
      `Giá thay đổi từ ${of}: ${kwh} kWh trước đó, ${how[basis][0]}.`,
      `Prices changed on ${of}: ${kwh} kWh before, ${how[basis][1]}.`,
    );
  });
}

function nextKwh(bill: BillJson, say: Say, language: Language): string[] {
  if (!bill.nextKwh) return [];
  const price = priceText(bill.nextKwh.dongPerKwh, language);
  return [
    say(`1 kWh tăng thêm ở bậc hiện tại: ${price}, chưa thuế.`, `One more kWh costs ${price}, before VAT.`),
  ];
}
