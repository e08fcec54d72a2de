import { fieldOf, type ConfigFault, type ConfigRow } from '../text/config-row';
import { formatLocalDate, parseLocalDate, type LocalDate } from '../time/local-date';
import { halfUp } from './rounding';

/** VAT on electricity between two days, both inclusive; `validTo` is null while no end is known. */
export interface VatRate {
  validFrom: LocalDate;
  validTo: LocalDate | null;
  /** hundredths of a percent, so that it is an integer: 8 % = 800 */
  basisPoints: number;
  /** the resolution that sets it, `NQ 204/2025/QH15` */
  basis: string;
}

export type VatLookup = { kind: 'rate'; rate: VatRate } | { kind: 'none'; day: LocalDate };

/** The rate on that day; never guessed from its neighbours. */
export function vatOn(rates: readonly VatRate[], day: LocalDate): VatLookup {
  const rate = rates.find((each) => day >= each.validFrom && (each.validTo === null || day <= each.validTo));
  return rate ? { kind: 'rate', rate } : { kind: 'none', day };
}

export const vatPercent = (rate: VatRate): number => rate.basisPoints / 100;

/** VAT once per invoice, on the sum, to whole đồng, half-up (ruling B5; EVN prints 66.378,2 as 66.378). */
export const vatDong = (beforeVatDong: number, rate: VatRate): number =>
  halfUp(beforeVatDong * rate.basisPoints, 10_000);

/** Reads split rows of the VAT file (`valid_from,valid_to,rate_percent,basis`). Days may not be given twice. */
export function parseVatRows(rows: readonly ConfigRow[]): { rates: VatRate[]; faults: ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const read: { line: number; rate: VatRate }[] = [];
  for (const row of rows) {
    const rate = vatRow(row);
    if ('column' in rate) faults.push(rate);
    else read.push({ line: row.line, rate });
  }
  read.sort((a, b) => a.rate.validFrom - b.rate.validFrom);
  read.slice(1).forEach(({ line, rate }, index) => {
    const before = read[index].rate;
    if (before.validTo !== null && before.validTo < rate.validFrom) return;
    const message = `${formatLocalDate(rate.validFrom)} has a rate already: end the row before it the day before`;
    faults.push({ line, column: 'valid_from', message });
  });
  return { rates: read.map(({ rate }) => rate), faults };
}

function vatRow(row: ConfigRow): VatRate | ConfigFault {
  const fault = (column: string, message: string): ConfigFault => ({ line: row.line, column, message });
  const [fromText, toText, percent] = ['valid_from', 'valid_to', 'rate_percent'].map((name) =>
    fieldOf(row, name),
  );
  const [validFrom, validTo] = [parseLocalDate(fromText), parseLocalDate(toText)];
  if (validFrom === null) return fault('valid_from', `"${fromText}" is no date: write it as 2025-07-01`);
  if (validTo === null && toText !== '')
    return fault('valid_to', `"${toText}" is no date: write 2026-12-31, or leave empty`);
  if (validTo !== null && validTo < validFrom)
    return fault('valid_to', 'valid_to lies before valid_from: exchange them');
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(percent))
    return fault('rate_percent', `"${percent}" is no percent: write 8 or 7.5`);
  return { validFrom, validTo, basisPoints: Math.round(Number(percent) * 100), basis: fieldOf(row, 'basis') };
}
