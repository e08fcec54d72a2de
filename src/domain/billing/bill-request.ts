import type { LocalDate } from '../time/local-date';
import { daysOf, type Period } from '../time/period';
import { ONE_HOUSEHOLD_QUARTERS, type QuotaTerms } from './quota';
import type { KnownUsage } from './split';
import { TOU_REGISTERS, type TariffBook, type TouRegister } from './tariff';
import type { VatRate } from './vat';

/** Which day picks the VAT rate (ruling B5): the invoice's, or the last day of the period. */
export type VatDate = 'issued' | 'periodEnd';

/** Whole kWh of a period, with what is known of the kWh before price changes within it. */
export interface BilledUsage {
  kwh: number;
  known?: readonly KnownUsage[];
}

/** kWh of a time-of-use meter by register. */
export type UsageByRegister = Record<TouRegister, BilledUsage>;

export interface BillRequest {
  period: Period;
  /** name in the tariff book */
  tariff: string;
  /** one usage for tiered and flat tariffs, three registers for time of use */
  usage: BilledUsage | UsageByRegister;
  /** T of the quota formula, from `nominalDays` of the billing cycle */
  nominalDays: number;
  /** h in quarters; default 4, one household */
  householdQuarters?: number;
  /** day of the invoice; default: the first day after the period */
  issuedOn?: LocalDate;
  /** default `issued` */
  vatDate?: VatDate;
}

/** What bills are made from; read from the configuration once. */
export interface BillingRules {
  book: TariffBook;
  vat: readonly VatRate[];
}

/** Register and usage; register null = the only one. */
export function usagesOf({ usage }: BillRequest): [TouRegister | null, BilledUsage][] {
  if ('kwh' in usage) return [[null, usage]];
  return TOU_REGISTERS.map((register) => [register, usage[register]]);
}

export const totalKwh = (request: BillRequest): number =>
  usagesOf(request).reduce((sum, [, { kwh }]) => sum + kwh, 0);

/** N, T and h of one part of the bill. */
export const termsOf = (request: BillRequest, span: Period): QuotaTerms => ({
  days: daysOf(span),
  nominalDays: request.nominalDays,
  householdQuarters: request.householdQuarters ?? ONE_HOUSEHOLD_QUARTERS,
});
