import { fieldOf, type ConfigFault, type ConfigRow } from '../text/config-row';
import { parseLocalDate, type LocalDate } from '../time/local-date';
import { TARIFF_SCHEMES, TOU_REGISTERS, type TariffScheme, type TierName, type TouRegister } from './tariff';

/** One row of a tariff file, read. Rows that are not in force have no day and may have no price. */
export interface TariffRow {
  line: number;
  tariff: string;
  scheme: TariffScheme;
  validFrom: LocalDate | null;
  decision: string;
  tier: TierName;
  uptoKwh: number | null;
  dongPerKwh: number | null;
  percentOfAverage: number | null;
}

export type ParsedTariffRow = { kind: 'row'; row: TariffRow } | { kind: 'fault'; fault: ConfigFault };

/** A column that does not hold what it should; caught where the row is read. */
class ColumnFault extends Error {
  constructor(
    readonly column: string,
    message: string,
  ) {
    super(message);
  }
}

/** Reads one row; the first column that cannot be read is the fault. */
export function parseTariffRow(row: ConfigRow): ParsedTariffRow {
  try {
    return { kind: 'row', row: readRow(row) };
  } catch (fault) {
    if (!(fault instanceof ColumnFault)) throw fault;
    return { kind: 'fault', fault: { line: row.line, column: fault.column, message: fault.message } };
  }
}

function readRow(row: ConfigRow): TariffRow {
  const scheme = oneOf(row, 'scheme', TARIFF_SCHEMES);
  const status =
    fieldOf(row, 'status') === '' ? 'in-force' : oneOf(row, 'status', ['in-force', 'not-in-force']);
  const inForce = status === 'in-force';
  return {
    line: row.line,
    tariff: filled(row, 'tariff'),
    scheme,
    validFrom: inForce ? day(row) : noDay(row),
    decision: filled(row, 'decision'),
    tier: tierName(row, scheme),
    uptoKwh: wholeOrNull(row, 'upto_kwh'),
    dongPerKwh: inForce ? whole(row, 'dong_per_kwh') : wholeOrNull(row, 'dong_per_kwh'),
    percentOfAverage: wholeOrNull(row, 'percent_of_average'),
  };
}

function tierName(row: ConfigRow, scheme: TariffScheme): TierName {
  if (scheme === 'tiered') return whole(row, 'tier');
  if (scheme === 'tou') return oneOf<TouRegister>(row, 'tier', TOU_REGISTERS);
  return wholeOrNull(row, 'tier');
}

function filled(row: ConfigRow, column: string): string {
  const text = fieldOf(row, column);
  if (text === '') throw new ColumnFault(column, `${column} is empty: fill it`);
  return text;
}

function oneOf<T extends string>(row: ConfigRow, column: string, allowed: readonly T[]): T {
  const text = fieldOf(row, column);
  const found = allowed.find((each) => each === text);
  if (found === undefined)
    throw new ColumnFault(column, `${column} "${text}" is unknown: use ${allowed.join(', ')}`);
  return found;
}

function day(row: ConfigRow): LocalDate {
  const text = fieldOf(row, 'valid_from');
  const date = parseLocalDate(text);
  if (date === null)
    throw new ColumnFault('valid_from', `valid_from "${text}" is no date: write it as 2025-05-10`);
  return date;
}

function noDay(row: ConfigRow): null {
  if (fieldOf(row, 'valid_from') === '') return null;
  throw new ColumnFault(
    'valid_from',
    'a row that is not in force has no day: leave valid_from empty, or set in-force',
  );
}

function whole(row: ConfigRow, column: string): number {
  const text = fieldOf(row, column);
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new ColumnFault(
      column,
      `${column} "${text}" is no whole number above 0: write it without signs and points`,
    );
  }
  return Number(text);
}

const wholeOrNull = (row: ConfigRow, column: string): number | null =>
  fieldOf(row, column) === '' ? null : whole(row, column);
