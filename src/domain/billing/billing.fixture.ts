import type { ConfigRow } from '../text/config-row';
import { parseLocalDate } from '../time/local-date';
import type { Bill, BillResult } from './bill';
import type { BillingRules } from './bill-request';
import type { PriceTable } from './tariff';
import type { VatRate } from './vat';

/** Builders for the specs of this folder. */

export const day = (text: string): number => parseLocalDate(text)!;
export const period = (from: string, until: string) => ({ from: day(from), until: day(until) });

const UPTO = [50, 100, 200, 300, 400, null];

/** A six-tier table; the seventh price and more are ignored. */
export const sixTiers = (validFrom: string, decision: string, ...prices: number[]): PriceTable => ({
  tariff: 'residential',
  scheme: 'tiered',
  validFrom: day(validFrom),
  decision,
  tiers: UPTO.map((uptoKwh, index) => ({ tier: index + 1, uptoKwh, dongPerKwh: prices[index] })),
});

export const QD_2699 = sixTiers('2024-10-11', '2699/QĐ-BCT', 1893, 1956, 2271, 2860, 3197, 3302);
export const QD_1279 = sixTiers('2025-05-10', '1279/QĐ-BCT', 1984, 2050, 2380, 2998, 3350, 3460);

export const vatRate = (percent: number, from = '2000-01-01', to: string | null = null): VatRate => ({
  validFrom: day(from),
  validTo: to === null ? null : day(to),
  basisPoints: percent * 100,
  basis: `${percent} %`,
});

export const rules = (tables: PriceTable[] = [QD_2699, QD_1279], vat = [vatRate(8)]): BillingRules => ({
  book: { tables, pending: [] },
  vat,
});

/** The bill, or a failure that says why there is none. */
export function billOf(result: BillResult): Bill {
  if (result.kind === 'refused') throw new Error(`cannot bill: ${result.refusal.message}`);
  return result.bill;
}

/** Splits a CSV without quotes, as the configuration's files are; lines count from 1, the header being 1. */
export function splitRows(text: string): ConfigRow[] {
  const [header, ...lines] = text.trim().split('\n');
  const columns = header.split(',');
  return lines.map((line, index) => {
    const cells = line.split(',');
    return {
      line: index + 2,
      fields: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])),
    };
  });
}
