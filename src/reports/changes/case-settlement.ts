import { type BilledAmounts, type Settlement, settlementOf } from '../../domain/billing/settlement';
import { formatLocalDate } from '../../domain/time/local-date';
import type { StoredCase } from '../../ports/case-records';
import type { ReportSources } from '../report-sources';
import { billOfKwh, invoiceOfPeriod, type PointInvoice } from '../usage/point-invoice';
import { comparedPeriods } from '../usage/point-periods';

/**
 * What a case comes to in đồng. `not-corrected`: nothing was found wrong so far. `before-issue`: it was corrected before
 * the bill was due, which is then right from the start. `not-known`: the energy or the price of the period is not known,
 * or nobody kept what had been billed; a faulty meter is settled elsewhere.
 */
export type CaseSettlement =
  | { kind: 'not-corrected' | 'before-issue' | 'not-known' }
  | (Omit<Settlement, 'lines'> & {
      /** what was billed is an invoice of the billing system, or our own reckoning of the kWh doubted */
      basis: 'invoice' | 'reckoned';
      invoiceNo: string | null;
      /** ISO days */
      lines: (Omit<Settlement['lines'][number], 'priceFrom'> & { priceFrom: string })[];
    });

/** Asks for the bill of the corrected period and what had been billed before. */
export async function caseSettlement(sources: ReportSources, each: StoredCase): Promise<CaseSettlement> {
  const isPrice = each.finding?.outcome === 'price-wrong';
  if (!each.isCorrected && !isPrice) return { kind: 'not-corrected' };
  const compared = await comparedPeriods(sources, each.usagePointId, each.period);
  const found = await invoiceOfPeriod(sources, compared);
  if (!found.invoice && !each.isCorrected) return { kind: 'not-known' };
  const settledAt = each.closed?.at ?? sources.clock.now().getTime();
  if (!found.invoice && settledAt <= each.billDueAt) return { kind: 'before-issue' };
  return settled(sources, each, found) ?? { kind: 'not-known' };
}

function settled(
  sources: ReportSources,
  { doubted }: StoredCase,
  { ours, invoice, request }: PointInvoice,
): CaseSettlement | null {
  const kwh = invoice?.kwh ?? doubted?.currentKwh ?? null;
  if (!ours || !request || kwh === null) return null;
  const before = billOfKwh(sources, request, kwh);
  const billed: BilledAmounts | null = invoice ?? before;
  if (!billed) return null;
  const { lines, ...settlement } = settlementOf(billed, before, ours);
  return {
    ...settlement,
    basis: invoice ? 'invoice' : 'reckoned',
    invoiceNo: invoice?.invoiceNo ?? null,
    lines: lines.map((line) => ({ ...line, priceFrom: formatLocalDate(line.priceFrom) })),
  };
}
