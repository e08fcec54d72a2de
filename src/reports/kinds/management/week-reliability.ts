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
import { firstDayOfMonth, monthOf } from '../../../domain/time/year-month';
import { logFindings, repeatFeeders } from '../../reliability/events';
import { groupFacts, topInterruptions, voltageFacts } from '../../reliability/interruption-lists';
import { namedExclusionFacts } from '../../reliability/named-exclusions';
import { InterruptionLog } from '../../reliability/interruption-log';
import type { IndexSetFacts, ReliabilitySpanFacts } from '../../reliability/reliability-facts';
import { majorEvents, shortened, spanFacts } from '../../reliability/span-facts';
import { readTargets, type TargetsOf } from '../../reliability/target-facts';
import type { ReportSources } from '../../report-sources';
import type { WeekReliabilityFacts } from './facts';

const MOST_INTERRUPTIONS = 10;
const MOST_FEEDERS = 5;
/** Calendar years that the threshold of major event days looks back on. */
const REFERENCE_YEARS = 5;

/** Reliability of a week with the year that it lies in, last year and the target. */
export async function weekReliability(sources: ReportSources, week: Period): Promise<WeekReliabilityFacts> {
  const { year: thisYear } = calendarOf(lastDayOf(week));
  const hasReference = await coversReference(sources, calendarOf(week.from).year);
  const first = localDate(hasReference ? calendarOf(week.from).year - REFERENCE_YEARS : thisYear - 1, 1, 1);
  const log = await InterruptionLog.read(sources, { from: first, until: week.until });
  const targetsOf = await readTargets(sources, thisYear);
  const shifted = (days: number): Period => ({ from: week.from - days, until: week.until - days });
  const year = yearTo(lastDayOf(week));
  const yearToDate = spanFacts(log, year);
  const month = { from: firstDayOfMonth(monthOf(lastDayOf(week))), until: week.until };
  const completeUntil = log.completeUntil(week);
  const targets = targetsOf('');
  return {
    week: spanFacts(log, week),
    previousWeek: spanFacts(log, shifted(7)),
    sameWeekLastYear: spanFacts(log, shifted(364)),
    monthToDate: spanFacts(log, month),
    yearToDate,
    yearToDateLastYear: spanFacts(log, yearTo(addYears(lastDayOf(week), -1))),
    logCompleteUntil: completeUntil === null ? null : formatLocalDate(completeUntil),
    targets,
    againstTarget: againstTarget(log, year, yearToDate, targetsOf),
    named: namedExclusionFacts(log, { from: Math.min(week.from, year.from), until: week.until }),
    majorEvents: hasReference ? majorEvents(log, week) : null,
    findings: logFindings(log, week).map(({ code, interruptionIds }) => ({ code, interruptionIds })),
    repeatFeeders: repeatFeeders(log, week.until, MOST_FEEDERS),
    top: topInterruptions(log, week, MOST_INTERRUPTIONS),
    byCause: groupFacts(log, week, 'cause'),
    byVoltage: voltageFacts(log, week),
    cumulative: cumulative(log, year, targets?.saidiMinutes ?? null),
  };
}

async function coversReference({ interruptions }: ReportSources, year: number): Promise<boolean> {
  const covered = (await interruptions.coveredDays()).map(({ from, to }) => ({ from, until: to + 1 }));
  const reference = { from: localDate(year - REFERENCE_YEARS, 1, 1), until: localDate(year, 1, 1) };
  return uncoveredSpans(reference, covered).length === 0;
}

/** The part of a year's target that the days up to the span's end have. */
function dueOf(targetMinutes: number, { from, until }: Period): number {
  const { year } = calendarOf(from);
  const days = localDate(year + 1, 1, 1) - localDate(year, 1, 1);
  return shortened((targetMinutes * (until - from)) / days);
}

/** Units are divided by their own customers, so they are there only where the utility has counted these. */
function againstTarget(
  log: InterruptionLog,
  year: Period,
  whole: ReliabilitySpanFacts,
  targetsOf: TargetsOf,
): WeekReliabilityFacts['againstTarget'] {
  const line = (unit: string, set: IndexSetFacts | null): WeekReliabilityFacts['againstTarget'] => {
    const target = targetsOf(unit)?.saidiMinutes ?? null;
    if (!set || target === null) return [];
    return [{ unit, saidiMinutes: set.saidiMinutes, targetMinutes: target, dueMinutes: dueOf(target, year) }];
  };
  const units = groupFacts(log, year, 'network').filter(({ basis, key }) => basis === 'own' && key !== null);
  return [
    ...line('', whole.beforeExclusions),
    ...units.flatMap(({ key, beforeExclusions }) => line(key!, beforeExclusions)),
  ];
}

const yearTo = (day: LocalDate): Period => ({ from: localDate(calendarOf(day).year, 1, 1), until: day + 1 });

function cumulative(
  log: InterruptionLog,
  year: Period,
  targetMinutes: number | null,
): WeekReliabilityFacts['cumulative'] {
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
      target: targetMinutes === null ? null : dueOf(targetMinutes, { from: year.from, until: day + 1 }),
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
