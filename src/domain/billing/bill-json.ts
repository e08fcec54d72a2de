import { formatLocalDate, type LocalDate } from '../time/local-date';
import type { Bill } from './bill';
import type { BillLine, BilledSpan } from './bill-lines';
import { nextKwhPrice } from './marginal-price';
import { ONE_HOUSEHOLD_QUARTERS } from './quota';

/** The bill as plain data with ISO days: what `bill --json` prints and reports keep as facts. */
export function billJson(bill: Bill) {
  return {
    tariff: bill.tariff,
    from: formatLocalDate(bill.period.from),
    until: formatLocalDate(bill.period.until),
    days: bill.period.until - bill.period.from,
    nominalDays: bill.nominalDays,
    households: bill.householdQuarters / ONE_HOUSEHOLD_QUARTERS,
    kwh: bill.kwh,
    lines: bill.lines.map(lineJson),
    beforeVatDong: bill.beforeVatDong,
    vatPercent: bill.vatPercent,
    vatDong: bill.vatDong,
    totalDong: bill.totalDong,
    vat: vatJson(bill),
    prices: bill.spans.map(spanJson),
    splits: bill.splits.map((split) => ({ ...split, day: formatLocalDate(split.day) })),
    roundings: bill.roundings.map((rounding) => ({ ...rounding, from: formatLocalDate(rounding.from) })),
    nextKwh: nextKwhPrice(bill),
  };
}

export type BillJson = ReturnType<typeof billJson>;

const dayOrNull = (day: LocalDate | null): string | null => (day === null ? null : formatLocalDate(day));

const lineJson = (line: BillLine) => ({
  tier: line.tier,
  limitKwh: line.limitKwh,
  kwh: line.kwh,
  dongPerKwh: line.dongPerKwh,
  amountDong: line.amountDong,
  priceFrom: formatLocalDate(line.priceFrom),
  priceUntil: dayOrNull(line.priceUntil),
  tableLimitKwh: line.tableLimitKwh,
  from: formatLocalDate(line.days.from),
  until: formatLocalDate(line.days.until),
});

const spanJson = (span: BilledSpan) => ({
  from: formatLocalDate(span.from),
  until: formatLocalDate(span.until),
  decision: span.decision,
  scheme: span.scheme,
  kwh: span.kwh,
  days: span.terms.days,
  nominalDays: span.terms.nominalDays,
  limitsKwh: span.limitsKwh,
  limitReasons: span.limitReasons,
});

const vatJson = ({ vat }: Bill) => ({
  day: formatLocalDate(vat.day),
  dayIs: vat.vatDate,
  basis: vat.rate.basis,
  validTo: dayOrNull(vat.rate.validTo),
});
