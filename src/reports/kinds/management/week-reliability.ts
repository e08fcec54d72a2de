import { contributionsOf } from '../../../domain/reliability/contributions';
import { dailySaidi, monthsWithoutCustomers } from '../../../domain/reliability/indices';
import { isExcluded } from '../../../domain/reliability/interruption';
import {
  addYears,
  calendarOf,
  formatLocalDate,
  localDate,
  type LocalDate,
} from '../../../domain/time/local-date';
import { lastDayOf, type Period, uncoveredSpans } from '../../../domain/time/period';
import { groupFacts, topInterruptions, voltageFacts } from '../../reliability/interruption-lists';
import type { InterruptionLog } from '../../reliability/interruption-log';
import { spanFacts } from '../../reliability/span-facts';
import type { WeekReliabilityFacts } from './facts';

const MOST_INTERRUPTIONS = 10;

/** The log has to be read from the first of January of the year before on. */
export function weekReliability(log: InterruptionLog, week: Period): WeekReliabilityFacts {
  const shifted = (days: number): Period => ({ from: week.from - days, until: week.until - days });
  const year = yearTo(lastDayOf(week));
  const completeUntil = log.completeUntil(week);
  return {
    week: spanFacts(log, week),
    previousWeek: spanFacts(log, shifted(7)),
    sameWeekLastYear: spanFacts(log, shifted(364)),
    yearToDate: spanFacts(log, year),
    yearToDateLastYear: spanFacts(log, yearTo(addYears(lastDayOf(week), -1))),
    logCompleteUntil: completeUntil === null ? null : formatLocalDate(completeUntil),
    top: topInterruptions(log, week, MOST_INTERRUPTIONS),
    byCause: groupFacts(log, week, 'cause'),
    byVoltage: voltageFacts(log, week),
    cumulative: cumulative(log, year),
  };
}

const yearTo = (day: LocalDate): Period => ({ from: localDate(calendarOf(day).year, 1, 1), until: day + 1 });

function cumulative(log: InterruptionLog, year: Period): WeekReliabilityFacts['cumulative'] {
  const [before, after, lastYear] = [
    runningSaidi(log, year, false),
    runningSaidi(log, year, true),
    runningSaidi(log, { from: addYears(year.from, -1), until: addYears(year.until, -1) }, false),
  ];
  const points: WeekReliabilityFacts['cumulative'] = [];
  for (let day = lastDayOf(year); day >= year.from; day -= 7)
    points.unshift({
      to: formatLocalDate(day),
      beforeExclusions: before(day),
      afterExclusions: after(day),
      lastYear: lastYear(addYears(day, -1)),
    });
  return points;
}

/** SAIDI from the span's first day to any of its days; null from the first day on that the log does not cover. */
function runningSaidi(
  log: InterruptionLog,
  span: Period,
  withoutExcluded: boolean,
): (to: LocalDate) => number | null {
  const { steps, settings, cutOffMs, covered, served } = log.request(span);
  const kept = withoutExcluded ? steps.filter((step) => !isExcluded(step, settings)) : steps;
  const contributions = contributionsOf(kept, span, cutOffMs, settings);
  const [gap] = uncoveredSpans(span, covered);
  if (monthsWithoutCustomers(contributions, served).length > 0) return () => null;
  const daily = dailySaidi(contributions, served);
  return (to) => {
    if (gap && gap.from <= to) return null;
    let sum = 0;
    for (let day = span.from; day <= to; day++) sum += daily.get(day) ?? 0;
    return Math.round(sum * 1e6) / 1e6;
  };
}
