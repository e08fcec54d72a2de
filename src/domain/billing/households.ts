import type { LocalDate } from '../time/local-date';
import type { Period } from '../time/period';
import { ONE_HOUSEHOLD_QUARTERS } from './quota';

/** From that day on so many quarter quotas stand behind the meter. */
export interface HouseholdChange {
  validFrom: LocalDate;
  householdQuarters: number;
}

/** Declared renters, students, workers in a dormitory: four people make one quota, each a quarter (TT60/2025 Đ12.3, 12.5). */
export const quartersOfPeople = (people: number): number => people;

/** Reads the `households` column: whole numbers and quarters (`1`, `2`, `0.25`, `1.75`); null for anything else. */
export function parseHouseholds(text: string): number | null {
  const quarters = /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) * ONE_HOUSEHOLD_QUARTERS : 0;
  return Number.isInteger(quarters) && quarters > 0 ? quarters : null;
}

/** What holds for the whole period: the last change up to its first day; later ones count from the next period (ruling B2). */
export function householdQuartersIn(period: Period, changes: readonly HouseholdChange[]): number {
  const before = changes.filter(({ validFrom }) => validFrom <= period.from);
  const last = before.reduce<HouseholdChange | null>(
    (a, b) => (a && a.validFrom > b.validFrom ? a : b),
    null,
  );
  return last?.householdQuarters ?? ONE_HOUSEHOLD_QUARTERS;
}
