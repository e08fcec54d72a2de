import type { BillRecords, BillRow } from '../../../ports/bill-records';
import type { UsagePointRecords } from '../../../ports/usage-point-records';
import { bad, CellError, dayCell, textCell } from './cells';
import type { RecordContext, RecordKind } from './record-kind';

/** An industrial bill has ten digits and more; a credit note is negative. */
const WHOLE = /^-?\d{1,15}$/;

/** Invoices of the billing system. */
export const bills = (records: BillRecords, usagePoints: UsagePointRecords): RecordKind<BillRow> => ({
  name: 'bills',
  columns: {
    required: ['usage_point_id', 'from', 'until', 'kwh', 'before_vat_dong', 'vat_dong', 'total_dong'],
    optional: ['invoice_no', 'issued_on', 'due_on'],
  },
  parse: (cell, context) => {
    const row: BillRow = {
      usagePointId: textCell('usage_point_id', cell('usage_point_id')),
      from: dayCell('from', cell('from')),
      until: dayCell('until', cell('until')),
      kwh: wholeCell('kwh', cell('kwh')),
      beforeVatDong: wholeCell('before_vat_dong', cell('before_vat_dong')),
      vatDong: wholeCell('vat_dong', cell('vat_dong')),
      totalDong: wholeCell('total_dong', cell('total_dong')),
      invoiceNo: cell('invoice_no'),
      issuedOn: cell('issued_on') === '' ? null : dayCell('issued_on', cell('issued_on')),
      dueOn: cell('due_on') === '' ? null : dayCell('due_on', cell('due_on')),
    };
    if (row.until <= row.from)
      throw new CellError(
        `until ${cell('until')} is not after from ${cell('from')}; until is the first day after the period`,
      );
    remarkOn(row, context);
    return row;
  },
  keyOf: (row) => `${row.usagePointId}\u0000${row.from}\u0000${row.until}`,
  dayOf: (row) => row.until - 1,
  save: async (rows) => {
    const keys = await usagePoints.keysOf(rows.map((row) => row.usagePointId));
    const outcomes = (await records.saveBills(rows.filter((_, index) => keys[index] >= 0)))[
      Symbol.iterator
    ]();
    return rows.map((row, index) =>
      keys[index] >= 0
        ? outcomes.next().value!
        : { rejected: `usage_point_id "${row.usagePointId}" is not known; import usage points first` },
    );
  },
});

const wholeCell = (column: string, text: string): number =>
  WHOLE.test(text) ? Number(text) : bad(column, text, 'is not a whole number without separators');

/** Kept as it is: the difference is explained where the bill is shown. */
function remarkOn({ beforeVatDong, vatDong, totalDong }: BillRow, context: RecordContext): void {
  if (beforeVatDong + vatDong !== totalDong)
    context.remark(
      'does-not-add-up',
      'warning',
      `total_dong is not before_vat_dong + vat_dong: ${beforeVatDong} + ${vatDong} ≠ ${totalDong}`,
    );
}
