import { formatLocalDate, type LocalDate } from '../../../domain/time/local-date';
import type { PointInvoice } from '../../usage/point-invoice';
import type { InvoiceFacts } from './facts';

const isoOrNull = (day: LocalDate | null): string | null => (day === null ? null : formatLocalDate(day));

/** The imported invoice with what differs from our reckoning; null where none was imported. */
export function invoiceFacts({ invoice, differences }: PointInvoice): InvoiceFacts | null {
  if (!invoice) return null;
  const { kwh, beforeVatDong, vatDong, totalDong, invoiceNo, issuedOn, dueOn, period } = invoice;
  const isDay = (field: string): boolean => field === 'from' || field === 'until';
  return {
    invoiceNo,
    from: formatLocalDate(period.from),
    until: formatLocalDate(period.until),
    ...{ kwh, beforeVatDong, vatDong, totalDong },
    issuedOn: isoOrNull(issuedOn),
    dueOn: isoOrNull(dueOn),
    differences: differences.map((each) => ({
      ...each,
      ours: isDay(each.field) ? formatLocalDate(each.ours) : each.ours,
      invoice: isDay(each.field) ? formatLocalDate(each.invoice) : each.invoice,
    })),
  };
}
