import type { LocalDate } from '../time/local-date';
import type { Period } from '../time/period';
import type { Bill } from './bill';

/** An invoice of the billing system, as the `bills` file brings it. */
export interface Invoice {
  period: Period;
  kwh: number;
  beforeVatDong: number;
  vatDong: number;
  totalDong: number;
  invoiceNo: string | null;
  issuedOn: LocalDate | null;
  dueOn: LocalDate | null;
}

/**
 * Why a figure of the invoice is not ours.
 * `follows-kwh`: with the invoice's kWh we get its amount. `price-or-limit`: the kWh agree, the price or a limit does
 * not. `vat-rate`: another rate. `vat-rounding`: within one đồng. `follows-before-vat`: our rate on their sum gives it.
 * `does-not-add-up`: the invoice's own total is not its sum.
 */
export type DifferenceReason =
  | 'period-differs'
  | 'kwh-differs'
  | 'follows-kwh'
  | 'price-or-limit'
  | 'follows-before-vat'
  | 'vat-rounding'
  | 'vat-rate'
  | 'follows-parts'
  | 'does-not-add-up';

/** One line that differs; `difference` = invoice − ours. */
export interface InvoiceDifference {
  field: 'from' | 'until' | 'kwh' | 'beforeVatDong' | 'vatDong' | 'totalDong';
  ours: number;
  invoice: number;
  difference: number;
  reason: DifferenceReason;
}

/**
 * Compares our reckoning with the invoice line by line. `reckonWith` bills other kWh on the same terms (null where
 * that is refused), so that an amount that merely follows from different kWh is told from another price.
 */
export function compareInvoice(
  ours: Bill,
  invoice: Invoice,
  reckonWith: (kwh: number) => Bill | null,
): InvoiceDifference[] {
  const found: InvoiceDifference[] = [];
  const compare = (
    field: InvoiceDifference['field'],
    mine: number,
    its: number,
    reason: () => DifferenceReason,
  ) => {
    if (mine !== its)
      found.push({ field, ours: mine, invoice: its, difference: its - mine, reason: reason() });
  };
  compare('from', ours.period.from, invoice.period.from, () => 'period-differs');
  compare('until', ours.period.until, invoice.period.until, () => 'period-differs');
  compare('kwh', ours.kwh, invoice.kwh, () => 'kwh-differs');
  compare('beforeVatDong', ours.beforeVatDong, invoice.beforeVatDong, () =>
    amountReason(ours, invoice, reckonWith),
  );
  compare('vatDong', ours.vatDong, invoice.vatDong, () => vatReason(ours, invoice));
  const addsUp = invoice.beforeVatDong + invoice.vatDong === invoice.totalDong;
  compare('totalDong', ours.totalDong, invoice.totalDong, () =>
    addsUp ? 'follows-parts' : 'does-not-add-up',
  );
  return found;
}

function amountReason(
  ours: Bill,
  invoice: Invoice,
  reckonWith: (kwh: number) => Bill | null,
): DifferenceReason {
  const withTheirKwh = ours.kwh === invoice.kwh ? null : reckonWith(invoice.kwh);
  return withTheirKwh?.beforeVatDong === invoice.beforeVatDong ? 'follows-kwh' : 'price-or-limit';
}

function vatReason(ours: Bill, invoice: Invoice): DifferenceReason {
  const exact = (invoice.beforeVatDong * ours.vat.rate.basisPoints) / 10_000;
  const off = Math.abs(invoice.vatDong - exact);
  if (off <= 0.5) return 'follows-before-vat';
  return off <= 1 ? 'vat-rounding' : 'vat-rate';
}
