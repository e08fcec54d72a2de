import type { MeterRow, UsagePointRecords } from '../../../ports/usage-point-records';
import { CellError, decimalCell, kwhCell, textCell, wholeCell } from './cells';
import { dayOrInstantCell } from './local-time';
import type { RecordContext, RecordKind } from './record-kind';

const MAX_DIGITS = 9;

/** Every device that has hung at a usage point; a reset or a changed current transformer is a row of the same serial. */
export const meters = (records: UsagePointRecords): RecordKind<MeterRow> => ({
  name: 'meters',
  columns: {
    required: ['usage_point_id', 'meter_serial', 'installed_at', 'installed_register_kwh'],
    optional: ['digits', 'multiplier', 'removed_at', 'removed_register_kwh', 'reason'],
  },
  parse: (cell, context) => ({
    usagePointId: textCell('usage_point_id', cell('usage_point_id')),
    serial: textCell('meter_serial', cell('meter_serial')),
    installedAt: cell('installed_at'),
    installedDay: dayOrInstantCell('installed_at', cell('installed_at'), context.zone),
    installedWh: Math.round(kwhCell('installed_register_kwh', cell('installed_register_kwh'))),
    digits: digitsCell(cell('digits')),
    multiplier: multiplierCell(cell('multiplier')),
    ...removal(cell, context),
    reason: cell('reason'),
  }),
  keyOf: (row) => `${row.usagePointId}\u0000${row.serial}\u0000${row.installedDay}`,
  dayOf: (row) => row.installedDay,
  save: async (rows) => {
    const keys = await records.keysOf(rows.map((row) => row.usagePointId));
    const known = rows.filter((_, index) => keys[index] >= 0);
    const outcomes = (await records.saveMeters(known))[Symbol.iterator]();
    return rows.map((row, index) =>
      keys[index] >= 0
        ? outcomes.next().value!
        : { rejected: `usage_point_id "${row.usagePointId}" is not known; import usage points first` },
    );
  },
});

function digitsCell(text: string): number | null {
  if (text === '') return null;
  const digits = wholeCell('digits', text);
  if (digits < 3 || digits > MAX_DIGITS)
    throw new CellError(
      `digits "${text}" is not between 3 and ${MAX_DIGITS} (whole-kWh digits of the counter)`,
    );
  return digits;
}

function multiplierCell(text: string): number {
  const multiplier = text === '' ? 1 : decimalCell('multiplier', text);
  if (multiplier <= 0) throw new CellError(`multiplier "${text}" is not above 0`);
  return multiplier;
}

function removal(
  cell: (column: string) => string,
  context: RecordContext,
): Pick<MeterRow, 'removedAt' | 'removedDay' | 'removedWh'> {
  const removedAt = cell('removed_at');
  const register = cell('removed_register_kwh');
  const removedDay = removedAt === '' ? Infinity : dayOrInstantCell('removed_at', removedAt, context.zone);
  const installedDay = dayOrInstantCell('installed_at', cell('installed_at'), context.zone);
  if (removedDay < installedDay) throw new CellError(`removed_at ${removedAt} is before installed_at`);
  if (removedAt !== '' && register === '')
    context.remark(
      'removal-register-missing',
      'warning',
      'removed_register_kwh is empty: energy across the exchange stays absent',
    );
  const removedWh = register === '' ? null : Math.round(kwhCell('removed_register_kwh', register));
  return { removedAt, removedDay, removedWh };
}
