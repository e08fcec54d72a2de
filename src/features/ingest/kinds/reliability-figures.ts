import { parseYearMonth, firstDayOfMonth } from '../../../domain/time/year-month';
import {
  type CustomersServedMonth,
  type ReliabilityRecords,
  TARGET_INDICES,
  type YearTarget,
} from '../../../ports/reliability-records';
import { bad, choiceCell, decimalCell, textCell, wholeCell } from './cells';
import { type KnownNode, networkPathCell } from './network-path';
import type { RecordKind } from './record-kind';

/** Customers by network node and month, as the utility counts them (ruling L3). */
export const customersServed = (
  records: ReliabilityRecords,
  isKnown: KnownNode,
): RecordKind<CustomersServedMonth> => ({
  name: 'customers-served',
  columns: { required: ['network_path', 'month', 'customers'], optional: [] },
  parse: (cell, context) => ({
    networkPath: networkPathCell(cell('network_path'), isKnown, context),
    month: parseYearMonth(cell('month')) ?? bad('month', cell('month'), 'is not a month like 2025-06'),
    customers: wholeCell('customers', cell('customers')),
  }),
  keyOf: (row) => `${row.networkPath}\u0000${row.month}`,
  dayOf: (row) => firstDayOfMonth(row.month),
  save: (rows) => records.saveCustomersServed(rows),
});

/** Reliability targets by network node and year. */
export const targets = (records: ReliabilityRecords, isKnown: KnownNode): RecordKind<YearTarget> => ({
  name: 'targets',
  columns: { required: ['network_path', 'year', 'index', 'value'], optional: [] },
  parse: (cell, context) => ({
    networkPath: networkPathCell(cell('network_path'), isKnown, context),
    year: yearCell(cell('year')),
    index: choiceCell('index', textCell('index', cell('index')).toLowerCase(), TARGET_INDICES, 'saidi'),
    value: valueCell(cell('value')),
  }),
  keyOf: (row) => `${row.networkPath}\u0000${row.year}\u0000${row.index}`,
  dayOf: () => null,
  save: (rows) => records.saveTargets(rows),
});

const yearCell = (text: string): number =>
  /^(19|20|21)\d{2}$/.test(text) ? Number(text) : bad('year', text, 'is not a year like 2025');

function valueCell(text: string): number {
  const value = decimalCell('value', text);
  return value >= 0 ? value : bad('value', text, 'is negative');
}
