import type { BillingRules } from '../domain/billing/bill-request';
import type { TouHours } from '../domain/billing/tou-hours';
import type { Holiday } from '../domain/time/holidays';

/** Prices, VAT and holidays: files of the configuration, read and checked once. */
export abstract class Tariffs {
  abstract readonly rules: BillingRules;
  abstract readonly touHours: readonly TouHours[];
  abstract readonly holidays: readonly Holiday[];
}
