import { coverage, type Coverage } from '../../domain/metering/finding';
import { formatLocalDate } from '../../domain/time/local-date';
import { holds, type Period } from '../../domain/time/period';
import type { AreaSeries } from './area-series';

export interface DayCoverage extends Coverage {
  /** ISO day */
  day: string;
}

/** Received ÷ expected of one network node, over the period and day by day. */
export interface NodeCoverage {
  path: string;
  name: string;
  /** 0 = top */
  level: number;
  period: Coverage;
  /** every day of the period; `ratio` null where nothing was expected */
  days: DayCoverage[];
}

/** Every network node that expected readings in the period, in the order of the tree. */
export function coverageOfNodes(series: AreaSeries, period: Period): NodeCoverage[] {
  const nodes = series.areas
    .filter(({ kind }) => kind === 'network')
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return nodes.flatMap(({ index, path, name, level }) => {
    const rows = new Map(
      series
        .daysOf(index)
        .filter(({ day }) => holds(period, day))
        .map((row) => [row.day, row]),
    );
    if (rows.size === 0) return [];
    const days: DayCoverage[] = [];
    for (let day = period.from; day < period.until; day++) {
      const row = rows.get(day);
      days.push({ day: formatLocalDate(day), ...coverage(row?.received ?? 0, row?.expected ?? 0) });
    }
    return [{ path, name, level, period: sumOf(days), days }];
  });
}

/** Days of which nothing is known yet are expected like the mean of the others, as in a period's load. */
function sumOf(days: readonly Coverage[]): Coverage {
  const known = days.filter(({ expected }) => expected > 0);
  const received = known.reduce((sum, day) => sum + day.received, 0);
  const expected = known.reduce((sum, day) => sum + day.expected, 0);
  return coverage(received, known.length > 0 ? Math.round((expected / known.length) * days.length) : 0);
}
