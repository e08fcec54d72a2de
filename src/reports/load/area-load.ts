import { heatOf } from '../../domain/load/hot-season';
import {
  alignedLastYear,
  compareLoad,
  periodBefore,
  yearToDate,
  type LoadComparison,
} from '../../domain/load/load-comparison';
import { loadOf, loadWh, type LoadPeriod } from '../../domain/load/load-day';
import { recordDay, recordSince } from '../../domain/load/load-records';
import { coverage } from '../../domain/metering/finding';
import { roundTo } from '../../domain/text/decimal';
import { touchesTet } from '../../domain/time/holidays';
import { calendarOf, formatLocalDate, localDate } from '../../domain/time/local-date';
import { daysOf, lastDayOf, type Period, uncoveredSpans } from '../../domain/time/period';
import type {
  AreaLoadFacts,
  HeatFacts,
  HighestDayFacts,
  LoadComparisonFacts,
  LoadDayFacts,
  LoadSpanFacts,
  RecordFacts,
} from './load-facts';
import { planFacts, receivedFacts } from './given-facts';
import { temperaturesOf, type LoadArea, type LoadInput } from './load-input';

const kwhOf = (wh: number): number => Math.round(wh) / 1000;
const tenth = (value: number | null): number | null => (value === null ? null : roundTo(value, 1));

/** Everything that is said of one area's load. */
export function areaLoad(input: LoadInput, area: LoadArea): AreaLoadFacts {
  const { period, settings } = input;
  const { kind, path, name, level, customers, load } = area;
  const minCoverage = settings.coverage.comparison;
  const current = loadOf(load, period);
  const year = yearToDate(load, lastDayOf(period), minCoverage);
  const planned = input.given.plannedOf(area);
  const compared = (base: Period): LoadComparisonFacts =>
    comparisonFacts(input, compareLoad(current, loadOf(load, base), minCoverage));
  return {
    ...{ kind, path, name, level, customers },
    days: dayFacts(input, area, period),
    period: spanFacts(input, current),
    highestDay: highestDay(input, area),
    previous: compared(periodBefore(period)),
    sameLastYear: compared(alignedLastYear(period)),
    yearToDate: spanFacts(input, year.current),
    yearToDateLastYear: comparisonFacts(input, year.sameLastYear),
    plan: planFacts(current, planned, minCoverage),
    planYearToDate: planFacts(year.current, planned, minCoverage),
    received: receivedFacts(input.given.receivedOf(area), period),
    heat: heatFacts(input, area),
  };
}

/** Each day of a span, also those of which nothing is known. */
export function dayFacts({ weather, given }: LoadInput, area: LoadArea, span: Period): LoadDayFacts[] {
  const { load, shares } = area;
  const planned = given.plannedOf(area);
  const days: LoadDayFacts[] = [];
  for (let day = span.from; day < span.until; day++) {
    const found = load.get(day);
    const { meanC, maxC } = weather.of(shares, day);
    days.push({
      day: formatLocalDate(day),
      kwh: found ? kwhOf(loadWh(found)) : null,
      measuredKwh: found ? kwhOf(found.measuredWh) : null,
      estimatedKwh: found ? kwhOf(found.estimatedWh) : null,
      coverage: coverage(found?.received ?? 0, found?.expected ?? 0),
      meanC: tenth(meanC),
      maxC: tenth(maxC),
      plannedKwh: planned.has(day) ? kwhOf(planned.get(day)!) : null,
    });
  }
  return days;
}

function spanFacts({ holidays }: LoadInput, load: LoadPeriod): LoadSpanFacts {
  const isKnown = load.days > 0;
  return {
    from: formatLocalDate(load.period.from),
    to: formatLocalDate(lastDayOf(load.period)),
    kwh: isKnown ? kwhOf(load.energyWh) : null,
    measuredKwh: isKnown ? kwhOf(load.measuredWh) : null,
    estimatedKwh: isKnown ? kwhOf(load.estimatedWh) : null,
    kwhPerDay: load.meanWhPerDay === null ? null : kwhOf(load.meanWhPerDay),
    daysKnown: load.days,
    missing: missingSpans(load),
    coverage: load.coverage,
    tet: touchesTet(holidays, load.period),
  };
}

const missingSpans = ({ period, missingDays }: LoadPeriod): LoadSpanFacts['missing'] => {
  const missing = new Set(missingDays);
  const there = Array.from({ length: daysOf(period) }, (_, index) => period.from + index).filter(
    (day) => !missing.has(day),
  );
  const spans = uncoveredSpans(
    period,
    there.map((day) => ({ from: day, until: day + 1 })),
  );
  return spans.map((span) => ({ from: formatLocalDate(span.from), to: formatLocalDate(lastDayOf(span)) }));
};

function comparisonFacts(input: LoadInput, comparison: LoadComparison): LoadComparisonFacts {
  const base = spanFacts(input, comparison.base);
  return comparison.kind === 'compared'
    ? { base, changePercent: tenth(comparison.changePercent), withheld: null }
    : { base, changePercent: null, withheld: { reason: comparison.reason, which: comparison.which } };
}

/** The highest well-covered day of a span; null where no day is covered well enough. */
export function recordFacts(
  { settings, weather }: LoadInput,
  { load, shares }: LoadArea,
  span: Period,
): RecordFacts | null {
  const found = recordDay(load, span, settings.coverage.comparison);
  return (
    found && {
      day: formatLocalDate(found.day),
      kwh: kwhOf(found.energyWh),
      maxC: tenth(weather.of(shares, found.day).maxC),
      uncertainDays: found.uncertainDays,
    }
  );
}

function highestDay(input: LoadInput, { load, shares }: LoadArea): HighestDayFacts | null {
  const { period, settings, weather } = input;
  const newYear = localDate(calendarOf(lastDayOf(period)).year, 1, 1);
  const found = recordSince(load, period, Math.min(newYear, period.from), settings.coverage.comparison);
  if (!found) return null;
  return {
    day: formatLocalDate(found.day),
    kwh: kwhOf(found.energyWh),
    maxC: tenth(weather.of(shares, found.day).maxC),
    highestOfYear: found.isRecord,
    uncertainDaysOfYear: found.uncertainDays,
  };
}

function heatFacts(input: LoadInput, area: LoadArea): HeatFacts {
  const { period, settings } = input;
  const temperatures = temperaturesOf(input, area, period);
  const { highest, heatDays, knownDays } = heatOf(temperatures, period, settings.works.heatCelsius);
  const means = temperatures.flatMap(({ meanC }) => (meanC === null ? [] : [meanC]));
  return {
    heatCelsius: settings.works.heatCelsius,
    hotDays: heatDays,
    knownDays,
    meanC: means.length > 0 ? roundTo(means.reduce((sum, each) => sum + each, 0) / means.length, 1) : null,
    highest: highest && { day: formatLocalDate(highest.day), maxC: roundTo(highest.maxC, 1) },
  };
}
