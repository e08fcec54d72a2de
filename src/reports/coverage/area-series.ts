import { type LoadDay, type LoadSeries, loadSeries } from '../../domain/load/load-day';
import type { LocalDate } from '../../domain/time/local-date';
import type { Area } from '../../ports/usage-point-records';
import type { ReportSources } from '../report-sources';

/** The stored load of every area over some days: read once, asked by every section of a report. */
export class AreaSeries {
  private constructor(
    readonly areas: readonly Area[],
    private readonly rows: ReadonlyMap<number, readonly LoadDay[]>,
  ) {}

  /** Both ends inclusive. */
  static async read(
    { usagePoints, readings }: Pick<ReportSources, 'usagePoints' | 'readings'>,
    from: LocalDate,
    to: LocalDate,
  ): Promise<AreaSeries> {
    const areas = await usagePoints.areas();
    const rows = new Map<number, LoadDay[]>(areas.map(({ index }) => [index, []]));
    const indices = Int32Array.from(areas, ({ index }) => index).sort();
    for (const row of await readings.areaDays(indices, from, to)) rows.get(row.area)?.push(row);
    return new AreaSeries(areas, rows);
  }

  get roots(): Area[] {
    return this.areas.filter(({ kind, parent }) => kind === 'network' && parent < 0);
  }

  /** Days on which points were expected, also those on which nothing came. */
  daysOf(area: number): readonly LoadDay[] {
    return (this.rows.get(area) ?? []).filter(({ expected }) => expected > 0);
  }

  /** The days of the whole utility: its top nodes added up. */
  wholeDays(): LoadDay[] {
    const sums = new Map<LocalDate, LoadDay>();
    for (const { index } of this.roots)
      for (const row of this.daysOf(index)) sums.set(row.day, added(sums.get(row.day), row));
    return [...sums.values()].sort((a, b) => a.day - b.day);
  }

  loadOf(area: number): LoadSeries {
    return known(this.daysOf(area));
  }

  wholeLoad(): LoadSeries {
    return known(this.wholeDays());
  }
}

/** A day of which nothing was received has no load: its zero is the store's, not the customers'. */
const known = (days: readonly LoadDay[]): LoadSeries =>
  loadSeries(days.filter(({ received }) => received > 0));

const added = (sum: LoadDay | undefined, row: LoadDay): LoadDay => ({
  day: row.day,
  measuredWh: (sum?.measuredWh ?? 0) + row.measuredWh,
  estimatedWh: (sum?.estimatedWh ?? 0) + row.estimatedWh,
  received: (sum?.received ?? 0) + row.received,
  expected: (sum?.expected ?? 0) + row.expected,
});
