import { formatLocalDate, type LocalDate } from '../time/local-date';
import { lastDayOf, type Period } from '../time/period';
import { linesOfSpan, type BilledSpan, type BillLine } from './bill-lines';
import { refusalOf, type BillRefusal } from './bill-refusal';
import { termsOf, totalKwh, type BillingRules, type BillRequest, type VatDate } from './bill-request';
import { divideUsage, type BillSplit } from './bill-split';
import { ONE_HOUSEHOLD_QUARTERS } from './quota';
import { isRounded, type Rounding } from './rounding';
import { priceSpans } from './tariff';
import { vatDong, vatOn, vatPercent, type VatRate } from './vat';

/** A bill that explains itself. All amounts are whole đồng; the lines add up to `beforeVatDong`. */
export interface Bill {
  period: Period;
  tariff: string;
  kwh: number;
  lines: BillLine[];
  /** one per price in the period: its days, limits, and why they differ from the table's */
  spans: BilledSpan[];
  /** kWh before each price change, and how they were found */
  splits: BillSplit[];
  /** every figure that was rounded, with its exact fraction */
  roundings: Rounding[];
  beforeVatDong: number;
  vatPercent: number;
  vatDong: number;
  totalDong: number;
  /** which rate, of which day, by which setting */
  vat: { rate: VatRate; day: LocalDate; vatDate: VatDate };
  nominalDays: number;
  householdQuarters: number;
}

export type BillResult = { kind: 'bill'; bill: Bill } | { kind: 'refused'; refusal: BillRefusal };

/** Reckons a bill by the rulings B1 to B6. What cannot be billed is refused, with the field and the mend. */
export function reckonBill(rules: BillingRules, request: BillRequest): BillResult {
  const spans = priceSpans(rules.book, request.tariff, request.period);
  const refusal = refusalOf(rules, request, spans);
  if (refusal) return { kind: 'refused', refusal };
  const divided = divideUsage(request, spans);
  if (divided.kind === 'fault') {
    return { kind: 'refused', refusal: { code: 'bad-split', field: 'split', message: divided.message } };
  }
  const parts = spans.map((span, index) =>
    linesOfSpan(span, termsOf(request, span), (register) => divided.kwhOf(register, index)),
  );
  return withVat(rules, request, {
    lines: parts.flatMap(({ lines }) => lines),
    spans: parts.map(({ span }) => span),
    splits: divided.splits,
    roundings: [...divided.roundings, ...parts.flatMap(({ roundings }) => roundings)],
  });
}

type BillBody = Pick<Bill, 'lines' | 'spans' | 'splits' | 'roundings'>;

function withVat(rules: BillingRules, request: BillRequest, body: BillBody): BillResult {
  const vatDate = request.vatDate ?? 'issued';
  const day = vatDate === 'issued' ? (request.issuedOn ?? request.period.until) : lastDayOf(request.period);
  const found = vatOn(rules.vat, day);
  if (found.kind === 'none') {
    const message = `no VAT rate on ${formatLocalDate(day)}: add it to the VAT file`;
    return { kind: 'refused', refusal: { code: 'no-vat-rate', field: 'issued', message } };
  }
  return { kind: 'bill', bill: completed(request, body, { rate: found.rate, day, vatDate }) };
}

function completed(request: BillRequest, body: BillBody, vat: Bill['vat']): Bill {
  const beforeVatDong = body.lines.reduce((sum, { amountDong }) => sum + amountDong, 0);
  const tax = vatDong(beforeVatDong, vat.rate);
  const exact = { numerator: beforeVatDong * vat.rate.basisPoints, denominator: 10_000 };
  const rounding: Rounding = { what: 'vat', tier: null, from: request.period.from, ...exact, rounded: tax };
  return {
    period: request.period,
    tariff: request.tariff,
    kwh: totalKwh(request),
    ...body,
    roundings: [...body.roundings, rounding].filter(isRounded),
    beforeVatDong,
    vatPercent: vatPercent(vat.rate),
    vatDong: tax,
    totalDong: beforeVatDong + tax,
    vat,
    nominalDays: request.nominalDays,
    householdQuarters: request.householdQuarters ?? ONE_HOUSEHOLD_QUARTERS,
  };
}
