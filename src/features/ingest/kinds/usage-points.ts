import { parseBillingCycle } from '../../../domain/time/billing-cycle';
import type { UsagePointRecords, UsagePointVersion } from '../../../ports/usage-point-records';
import { bad, CellError, choiceCell, dayCell, decimalCell, textCell } from './cells';
import type { RecordKind } from './record-kind';

const MODES = ['daily', 'monthly'] as const;
const LANGUAGES = ['', 'vi', 'en'] as const;

/** Master data: who takes energy where, at which price, from when on. */
export const usagePoints = (records: UsagePointRecords): RecordKind<UsagePointVersion> => ({
  name: 'usage-points',
  columns: {
    required: ['usage_point_id', 'customer_code', 'network_path', 'region', 'tariff'],
    optional: [
      'customer_name',
      'address',
      'email',
      'phone',
      'language',
      'households',
      'class',
      'transformer',
      'feeder',
      'billing_cycle',
      'reading_mode',
      'valid_from',
      'valid_to',
    ],
  },
  parse: (cell) => ({
    usagePointId: textCell('usage_point_id', cell('usage_point_id')),
    customerCode: textCell('customer_code', cell('customer_code')),
    networkPath: pathCell(cell('network_path')),
    region: textCell('region', cell('region')),
    tariff: textCell('tariff', cell('tariff')),
    customerName: cell('customer_name'),
    address: cell('address'),
    email: cell('email'),
    phone: cell('phone'),
    language: choiceCell('language', cell('language'), LANGUAGES, ''),
    householdQuarters: quartersCell(cell('households')),
    customerClass: cell('class'),
    transformer: cell('transformer'),
    feeder: cell('feeder'),
    billingCycle: cycleCell(cell('billing_cycle')),
    readingMode: choiceCell('reading_mode', cell('reading_mode'), MODES, 'daily'),
    ...validity(cell('valid_from'), cell('valid_to')),
  }),
  keyOf: (row) => `${row.usagePointId}\u0000${row.validFrom}`,
  dayOf: (row) => (Number.isFinite(row.validFrom) ? row.validFrom : null),
  save: (rows) => records.saveUsagePoints(rows),
});

function pathCell(text: string): string {
  const levels = textCell('network_path', text).split('/');
  return levels.every((level) => level.trim() !== '')
    ? text
    : bad('network_path', text, 'has an empty level');
}

/** Households in quarters: four renters are one household, so ¼, ½ and ¾ occur. */
function quartersCell(text: string): number {
  const quarters = text === '' ? 4 : decimalCell('households', text) * 4;
  return Number.isInteger(quarters) && quarters > 0
    ? quarters
    : bad('households', text, 'is not a positive multiple of 0.25');
}

function cycleCell(text: string): string {
  if (text === '') return 'month-end';
  return parseBillingCycle(text)
    ? text
    : bad('billing_cycle', text, 'is not a day number, month-end or a list of them');
}

function validity(from: string, to: string): { validFrom: number; validTo: number } {
  const validFrom = from === '' ? -Infinity : dayCell('valid_from', from);
  const validTo = to === '' ? Infinity : dayCell('valid_to', to);
  if (validTo < validFrom) throw new CellError(`valid_to ${to} is before valid_from ${from}`);
  return { validFrom, validTo };
}
