import { type Bill, reckonBill } from '../../domain/billing/bill';
import type { BillRequest } from '../../domain/billing/bill-request';
import {
  compareInvoice,
  type Invoice,
  type InvoiceDifference,
} from '../../domain/billing/invoice-comparison';
import { overlapDays } from '../../domain/time/period';
import type { BillRow } from '../../ports/bill-records';
import type { ReportSources } from '../report-sources';
import { requestOfPeriod } from './point-bill';
import type { ComparedPeriods } from './point-periods';

/** The bill of a period: the billing system's where it has one, ours beside it, and what differs. */
export interface PointInvoice {
  /** our own reckoning; null where the energy is not known or the bill is refused */
  ours: Bill | null;
  /** what is shown; null: then ours is, as "tạm tính" */
  invoice: Invoice | null;
  /** what ours was made from; null where the energy is not known */
  request: BillRequest | null;
  /** invoice − ours, line by line; empty where they agree or one is missing */
  differences: InvoiceDifference[];
}

/** The bill of other kWh on the same terms; null by time of use, where one number says too little, and where it is refused. */
export function billOfKwh(
  { tariffs }: Pick<ReportSources, 'tariffs'>,
  request: BillRequest,
  kwh: number,
): Bill | null {
  if (!('kwh' in request.usage)) return null;
  const other = reckonBill(tariffs.rules, { ...request, usage: { kwh } });
  return other.kind === 'bill' ? other.bill : null;
}

/** Asks for the invoice of the period and compares it with our reckoning. */
export async function invoiceOfPeriod(
  sources: ReportSources,
  compared: ComparedPeriods,
): Promise<PointInvoice> {
  const { current, point } = compared;
  const rows = await sources.bills.billsOf(point.usagePointId, current);
  const row = bestOf(rows, compared);
  const invoice = row && toInvoice(row);
  const request = onDayOf(invoice, requestOfPeriod(sources, compared));
  const result = request && reckonBill(sources.tariffs.rules, request);
  const ours = result?.kind === 'bill' ? result.bill : null;
  if (!ours || !invoice || !request) return { ours, invoice, request, differences: [] };
  const reckonWith = (kwh: number): Bill | null => billOfKwh(sources, request, kwh);
  return { ours, invoice, request, differences: compareInvoice(ours, invoice, reckonWith) };
}

/** The invoice's own day picks the VAT rate of what it is compared with (ruling B5). */
const onDayOf = (invoice: Invoice | null, request: BillRequest | null): BillRequest | null =>
  request && { ...request, issuedOn: invoice?.issuedOn ?? request.issuedOn };

/** The invoice of exactly the period, else the one that shares most of its days, at least half of them. */
function bestOf(rows: readonly BillRow[], { current }: ComparedPeriods): BillRow | null {
  const shared = (row: BillRow): number => overlapDays(row, current);
  const best = [...rows].sort((a, b) => shared(b) - shared(a) || a.until - a.from - (b.until - b.from))[0];
  return best && shared(best) * 2 >= current.until - current.from ? best : null;
}

const toInvoice = ({ usagePointId: _id, from, until, invoiceNo, ...row }: BillRow): Invoice => ({
  ...row,
  period: { from, until },
  invoiceNo: invoiceNo === '' ? null : invoiceNo,
});
