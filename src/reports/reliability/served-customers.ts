import type { GroupCustomers } from '../../domain/reliability/groups';
import type { CustomersServed } from '../../domain/reliability/indices';
import { lastDayOf, type Period } from '../../domain/time/period';
import { lastDayOfMonth, monthOf, type YearMonth } from '../../domain/time/year-month';
import type { Area } from '../../ports/usage-point-records';
import type { ReportSources } from '../report-sources';

/** Customers by whom indices are divided (ruling L3). */
export interface ServedCustomers {
  whole: CustomersServed;
  /** of one network node, only where the utility has counted them */
  ofNode: GroupCustomers;
}

/**
 * `customers` given counts for every month of the whole; else what the utility has counted for the month; else our count
 * on the month's last day.
 */
export async function servedCustomers(
  sources: ReportSources,
  span: Period,
  customers: number | null,
): Promise<ServedCustomers> {
  const [first, last] = [monthOf(span.from), monthOf(lastDayOf(span))];
  const rows = await sources.reliability.customersServed(first, last);
  const counted = new Map(
    rows.map(({ networkPath, month, customers: count }) => [keyOf(networkPath, month), count]),
  );
  const ofNode: GroupCustomers = (path, month) => counted.get(keyOf(path, month)) ?? null;
  if (customers !== null) return { whole: () => customers, ofNode };
  const roots = (await sources.usagePoints.areas()).filter(
    ({ kind, parent }) => kind === 'network' && parent < 0,
  );
  const byMonth = new Map<YearMonth, number>();
  for (let month = first; month <= last; month++)
    byMonth.set(month, countedWhole(roots, month, ofNode) ?? (await ourCount(sources, roots, month)));
  return { whole: (month) => byMonth.get(month) || null, ofNode };
}

const keyOf = (path: string, month: YearMonth): string => `${month} ${path}`;

/** The row of the whole utility, else that of its one top. */
const countedWhole = (roots: readonly Area[], month: YearMonth, ofNode: GroupCustomers): number | null =>
  ofNode('', month) ?? (roots.length === 1 ? ofNode(roots[0].path, month) : null);

async function ourCount(
  { usagePoints }: ReportSources,
  roots: readonly Area[],
  month: YearMonth,
): Promise<number> {
  const customers = await usagePoints.customersServed(lastDayOfMonth(month));
  return roots.reduce((sum, { index }) => sum + (customers[index] ?? 0), 0);
}
