import type { LocalDate } from '../time/local-date';
import { formatYearMonth, monthOf, type YearMonth } from '../time/year-month';
import type { Contribution } from './contributions';

/**
 * SAIDI = ΣTi·Ki ÷ K, SAIFI = ΣKi ÷ K over sustained interruptions, MAIFI = ΣKi ÷ K over momentary ones
 * (TT39/2015 Đ12, TT05/2025 Đ15); CAIDI = SAIDI ÷ SAIFI, null when nobody was interrupted (IEEE 1366).
 */
export interface ReliabilityIndices {
  saidiMinutes: number;
  saifi: number;
  maifi: number;
  caidiMinutes: number | null;
  customerMinutes: number;
  customersInterrupted: number;
  customersMomentary: number;
  /** interruptions (ids) with a sustained step */
  events: number;
  /** interruptions with momentary steps only */
  momentaryEvents: number;
}

/** K: distinct customers on the last day of a month; null where nobody knows (ruling L3). */
export type CustomersServed = (month: YearMonth) => number | null;

/** Months with contributions whose customers are not known, so that nothing can be divided. */
export const monthsWithoutCustomers = (
  contributions: readonly Contribution[],
  served: CustomersServed,
): YearMonth[] =>
  [...sumsByMonth(contributions).keys()].filter((month) => !((served(month) ?? 0) > 0)).sort((a, b) => a - b);

interface MonthSums {
  customerMinutes: number;
  customersInterrupted: number;
  customersMomentary: number;
}

/** Divides each month's sums by its own customers and adds the months (ruling L3: year = Σ months). */
export function indicesOf(
  contributions: readonly Contribution[],
  served: CustomersServed,
): ReliabilityIndices {
  const months = [...sumsByMonth(contributions)];
  const sum = (of: (sums: MonthSums) => number) => months.reduce((total, [, sums]) => total + of(sums), 0);
  const perCustomer = (of: (sums: MonthSums) => number) =>
    months.reduce((total, [month, sums]) => total + of(sums) / customersIn(month, served), 0);
  const saidiMinutes = perCustomer(({ customerMinutes }) => customerMinutes);
  const saifi = perCustomer(({ customersInterrupted }) => customersInterrupted);
  return {
    saidiMinutes,
    saifi,
    maifi: perCustomer(({ customersMomentary }) => customersMomentary),
    caidiMinutes: saifi > 0 ? saidiMinutes / saifi : null,
    customerMinutes: sum(({ customerMinutes }) => customerMinutes),
    customersInterrupted: sum(({ customersInterrupted }) => customersInterrupted),
    customersMomentary: sum(({ customersMomentary }) => customersMomentary),
    ...eventCounts(contributions),
  };
}

function customersIn(month: YearMonth, served: CustomersServed): number {
  const customers = served(month);
  if (customers === null || customers <= 0) {
    throw new Error(`cannot divide by the customers of ${formatYearMonth(month)}: they are not known`);
  }
  return customers;
}

function sumsByMonth(contributions: readonly Contribution[]): Map<YearMonth, MonthSums> {
  const sums = new Map<YearMonth, MonthSums>();
  for (const each of contributions) {
    const month = monthOf(each.accruesTo);
    const sum = sums.get(month) ?? { customerMinutes: 0, customersInterrupted: 0, customersMomentary: 0 };
    sum.customerMinutes += each.customerMinutes;
    sum.customersInterrupted += each.customersInterrupted;
    sum.customersMomentary += each.customersMomentary;
    sums.set(month, sum);
  }
  return sums;
}

function eventCounts(contributions: readonly Contribution[]): { events: number; momentaryEvents: number } {
  const all = new Set(contributions.map(({ step }) => step.interruptionId));
  const sustained = new Set(
    contributions.filter((each) => each.sustained).map(({ step }) => step.interruptionId),
  );
  return { events: sustained.size, momentaryEvents: all.size - sustained.size };
}

/** SAIDI of each day with a sustained interruption, by the customers of its month. */
export function dailySaidi(
  contributions: readonly Contribution[],
  served: CustomersServed,
): Map<LocalDate, number> {
  const saidi = new Map<LocalDate, number>();
  for (const { accruesTo, customerMinutes } of contributions) {
    if (customerMinutes === 0) continue;
    const share = customerMinutes / customersIn(monthOf(accruesTo), served);
    saidi.set(accruesTo, (saidi.get(accruesTo) ?? 0) + share);
  }
  return saidi;
}
