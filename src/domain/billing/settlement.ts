import type { LocalDate } from '../time/local-date';
import type { Bill } from './bill';
import type { BillLine } from './bill-lines';
import type { TierName } from './tariff';

/** What has been billed: an invoice, or our own reckoning. Whole đồng. */
export interface BilledAmounts {
  kwh: number;
  beforeVatDong: number;
  vatDong: number;
  totalDong: number;
}

/** One tier at one price; `differenceDong` = corrected − billed. */
export interface SettlementLine {
  tier: TierName;
  dongPerKwh: number;
  priceFrom: LocalDate;
  billedKwh: number;
  correctedKwh: number;
  differenceDong: number;
}

/**
 * What is to be charged (truy thu) or paid back (hoàn trả) when the bill of a period is corrected after its issue: the
 * corrected bill less what was billed. The lines and `unexplainedDong` add up to `beforeVatDong`; that, `vatDong` and
 * `totalDong` are differences too, negative = to be paid back.
 */
export interface Settlement {
  kind: 'charge' | 'refund' | 'none';
  billed: BilledAmounts;
  corrected: BilledAmounts;
  lines: SettlementLine[];
  /** how far the amount billed is from our reckoning of the kWh billed; no line says where it lies */
  unexplainedDong: number;
  beforeVatDong: number;
  vatDong: number;
  totalDong: number;
}

/** `before`: our reckoning of the kWh that were billed, on the terms of the corrected bill; null where there is none. */
export function settlementOf(billed: BilledAmounts, before: Bill | null, corrected: Bill): Settlement {
  const lines = before ? differingLines(before.lines, corrected.lines) : [];
  const beforeVatDong = corrected.beforeVatDong - billed.beforeVatDong;
  const totalDong = corrected.totalDong - billed.totalDong;
  const explained = lines.reduce((sum, { differenceDong }) => sum + differenceDong, 0);
  return {
    kind: totalDong > 0 ? 'charge' : totalDong < 0 ? 'refund' : 'none',
    billed: amountsOf(billed),
    corrected: amountsOf(corrected),
    lines,
    unexplainedDong: beforeVatDong - explained,
    beforeVatDong,
    vatDong: corrected.vatDong - billed.vatDong,
    totalDong,
  };
}

const amountsOf = ({ kwh, beforeVatDong, vatDong, totalDong }: BilledAmounts): BilledAmounts => ({
  ...{ kwh, beforeVatDong, vatDong, totalDong },
});

const keyOf = ({ tier, dongPerKwh, days }: BillLine): string => `${days.from}/${tier}/${dongPerKwh}`;

/** Lines of either bill, in the order of the longer one; those that agree are left out. */
function differingLines(before: readonly BillLine[], after: readonly BillLine[]): SettlementLine[] {
  const ofBefore = new Map(before.map((line) => [keyOf(line), line]));
  const ofAfter = new Map(after.map((line) => [keyOf(line), line]));
  const [longer, other] = before.length > after.length ? [before, after] : [after, before];
  const all = new Map([...longer, ...other].map((line) => [keyOf(line), line]));
  return [...all]
    .map(([key, { tier, dongPerKwh, priceFrom }]): SettlementLine => {
      const [billedKwh, correctedKwh] = [ofBefore.get(key)?.kwh ?? 0, ofAfter.get(key)?.kwh ?? 0];
      const differenceDong = (ofAfter.get(key)?.amountDong ?? 0) - (ofBefore.get(key)?.amountDong ?? 0);
      return { tier, dongPerKwh, priceFrom, billedKwh, correctedKwh, differenceDong };
    })
    .filter(({ differenceDong }) => differenceDong !== 0);
}
