import type { LocalDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import type { NotComparableReason } from '../../domain/changes/usage-change';
import type { UsagePoint } from '../../ports/usage-point-records';

/** The days for which one customer has held a usage point without a break, both inclusive (ruling M15). */
export interface Tenure {
  customerCode: string;
  from: LocalDate;
  to: LocalDate;
  /** somebody else held the point before */
  hadFormer: boolean;
}

type Held = Pick<UsagePoint, 'customerCode' | 'validFrom' | 'validTo'>;

/** Tenure of whoever held the point on that day; `versions` ascending by validFrom. Null when nobody did. */
export function tenureOn(versions: readonly Held[], day: LocalDate): Tenure | null {
  const index = versions.findIndex(({ validFrom, validTo }) => validFrom <= day && day <= validTo);
  if (index < 0) return null;
  const { customerCode } = versions[index];
  let [first, last] = [index, index];
  while (first > 0 && follows(versions[first - 1], versions[first], customerCode)) first--;
  while (last < versions.length - 1 && follows(versions[last], versions[last + 1], customerCode)) last++;
  return { customerCode, from: versions[first].validFrom, to: versions[last].validTo, hadFormer: first > 0 };
}

const follows = (earlier: Held, later: Held, customerCode: string): boolean =>
  earlier.customerCode === customerCode &&
  later.customerCode === customerCode &&
  later.validFrom <= earlier.validTo + 1;

/** Why a period cannot be compared for this customer: it reaches before the customer came. Null when it can. */
export const hindranceOf = (
  tenure: Pick<Tenure, 'from' | 'hadFormer'>,
  period: Period,
): NotComparableReason | null => {
  if (period.from >= tenure.from) return null;
  return tenure.hadFormer ? 'customer-changed' : 'new-customer';
};
