import { alignedLastYear, compareWithPlan, periodBefore } from '../../domain/load/load-comparison';
import type { LoadPeriod } from '../../domain/load/load-day';
import { roundTo } from '../../domain/text/decimal';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { daysOf, type Period } from '../../domain/time/period';
import type { SystemLoadDay } from '../../ports/load-records';
import type { PlanFacts, ReceivedFacts } from './load-facts';

type ByDay<Value> = ReadonlyMap<LocalDate, Value>;

const WATT_PER_MW = 1_000_000;

export function planFacts(current: LoadPeriod, planned: ByDay<number>, minCoverage: number): PlanFacts {
  const days = within(planned, current.period);
  const found = compareWithPlan(current, planned, minCoverage);
  return {
    plannedKwh: days.length > 0 ? days.reduce((sum, wh) => sum + wh, 0) / 1000 : null,
    plannedDays: days.length,
    ...(found.kind === 'compared'
      ? { changePercent: roundTo(found.changePercent, 1), withheld: null }
      : { changePercent: null, withheld: found.reason }),
  };
}

/** The values of a span, in order of the days. */
function within<Value>(values: ByDay<Value>, { from, until }: Period): Value[] {
  const found: Value[] = [];
  for (let day = from; day < until; day++) {
    const value = values.get(day);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** Null where nothing was given of the span. */
export function receivedFacts(received: ByDay<SystemLoadDay>, span: Period): ReceivedFacts | null {
  const days = within(received, span);
  if (days.length === 0) return null;
  const peaks = days.filter(({ peakWatt }) => peakWatt !== null);
  const highest = peaks.length > 0 ? peaks.reduce((a, b) => (b.peakWatt! > a.peakWatt! ? b : a)) : null;
  const [now, before, lastYear] = [span, periodBefore(span), alignedLastYear(span)].map((each) =>
    meanWh(received, each),
  );
  return {
    days: days.map(dayFacts),
    receivedKwhPerDay: days.reduce((sum, { receivedWh }) => sum + receivedWh, 0) / days.length / 1000,
    daysKnown: days.length,
    previousPercent: changePercent(now, before),
    lastYearPercent: changePercent(now, lastYear),
    peak: highest && {
      day: formatLocalDate(highest.day),
      mw: highest.peakWatt! / WATT_PER_MW,
      at: highest.peakAt?.toISOString() ?? null,
    },
  };
}

const dayFacts = ({ day, receivedWh, peakWatt, peakAt }: SystemLoadDay): ReceivedFacts['days'][number] => ({
  day: formatLocalDate(day),
  receivedKwh: receivedWh / 1000,
  peakMw: peakWatt === null ? null : peakWatt / WATT_PER_MW,
  peakAt: peakAt?.toISOString() ?? null,
});

/** Null where a day is not there. */
function meanWh(received: ByDay<SystemLoadDay>, span: Period): number | null {
  const days = within(received, span);
  if (days.length < daysOf(span)) return null;
  return days.reduce((sum, { receivedWh }) => sum + receivedWh, 0) / days.length;
}

const changePercent = (now: number | null, base: number | null): number | null =>
  now === null || base === null || base === 0 ? null : roundTo((100 * (now - base)) / base, 1);
