import { formatIsoWeek, isoWeekOf, weekPeriod, type IsoWeek } from '../time/iso-week';
import type { LocalDate } from '../time/local-date';
import type { Period } from '../time/period';
import { DEFAULT_MIN_COVERAGE } from './load-comparison';
import { dayCoverage, daysIn, loadOf, loadWh, type LoadPeriod, type LoadSeries } from './load-day';

/** The day of the highest load. */
export interface RecordDay {
  day: LocalDate;
  energyWh: number;
  /** days of the span that are missing or not covered well enough to say that none was higher */
  uncertainDays: number;
}

/** The highest of the well-covered days; the first of equals. Null when no day is. */
export function recordDay(
  series: LoadSeries,
  span: Period,
  minCoverage: number = DEFAULT_MIN_COVERAGE,
): RecordDay | null {
  const covered = daysIn(series, span).filter((each) => dayCoverage(each) >= minCoverage);
  if (covered.length === 0) return null;
  const highest = covered.reduce((a, b) => (loadWh(b) > loadWh(a) ? b : a));
  const uncertainDays = span.until - span.from - covered.length;
  return { day: highest.day, energyWh: loadWh(highest), uncertainDays };
}

/** The period's highest day, and whether no well-covered day since `since` was as high before it. */
export function recordSince(
  series: LoadSeries,
  period: Period,
  since: LocalDate,
  minCoverage: number = DEFAULT_MIN_COVERAGE,
): (RecordDay & { isRecord: boolean }) | null {
  const highest = recordDay(series, period, minCoverage);
  if (!highest) return null;
  const whole = recordDay(series, { from: since, until: period.until }, minCoverage)!;
  return { ...highest, uncertainDays: whole.uncertainDays, isRecord: whole.day === highest.day };
}

export interface WeekLoad extends LoadPeriod {
  week: IsoWeek;
  /** `2025-W23` */
  name: string;
}

/** Daily means by ISO week, for every week that a period touches; a week is always taken whole. */
export function weeklyLoad(series: LoadSeries, period: Period): WeekLoad[] {
  const weeks: WeekLoad[] = [];
  for (let monday = weekPeriod(isoWeekOf(period.from)).from; monday < period.until; monday += 7) {
    const week = isoWeekOf(monday);
    weeks.push({ week, name: formatIsoWeek(week), ...loadOf(series, { from: monday, until: monday + 7 }) });
  }
  return weeks;
}
