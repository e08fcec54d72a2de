import type { DayTemperature } from '../../domain/load/hot-season';
import type { LoadSeries } from '../../domain/load/load-day';
import { holidayCalendar, type HolidayCalendar } from '../../domain/time/holidays';
import { calendarOf, localDate, type LocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import type { UtilitySettings } from '../../ports/utility-settings';
import { AreaSeries } from '../coverage/area-series';
import type { ReportSources } from '../report-sources';
import { GivenLoad } from './given-load';
import { fleetShares, type FleetShares } from './point-shares';
import { type PointShares, WeatherBook } from './weather-book';

/** What the facts of a span of load are made from: everything that is asked, once. */
export interface LoadInput {
  period: Period;
  series: AreaSeries;
  weather: WeatherBook;
  shares: FleetShares;
  /** index = area index */
  customers: Float64Array;
  holidays: HolidayCalendar;
  given: GivenLoad;
  settings: UtilitySettings;
}

/** One area, or the whole utility, with its load and temperatures. */
export interface LoadArea {
  kind: 'whole' | 'network' | 'region';
  path: string;
  name: string;
  level: number;
  customers: number;
  load: LoadSeries;
  shares: PointShares;
}

/** From the first of January of the year before: comparisons, year to date and season lie in it. */
export async function readLoadInput(sources: ReportSources, period: Period): Promise<LoadInput> {
  const last = lastDayOf(period);
  const first = Math.min(localDate(calendarOf(last).year - 1, 1, 1), period.from - 364);
  const series = await AreaSeries.read(sources, first, last);
  const [fleet, customers, weather, given] = await Promise.all([
    sources.usagePoints.fleetOn(last),
    sources.usagePoints.customersServed(last),
    WeatherBook.read(sources.weather, first, last),
    GivenLoad.read(sources.loads, first, last),
  ]);
  return {
    period,
    series,
    weather,
    shares: fleetShares(series.areas, fleet),
    customers,
    holidays: holidayCalendar(sources.tariffs.holidays),
    given,
    settings: sources.settings,
  };
}

export function wholeArea({ series, shares, customers }: LoadInput): LoadArea {
  const { roots } = series;
  return {
    kind: 'whole',
    path: roots.length === 1 ? roots[0].path : '',
    name: roots.length === 1 ? roots[0].name : '',
    level: 0,
    customers: roots.reduce((sum, { index }) => sum + (customers[index] ?? 0), 0),
    load: series.wholeLoad(),
    shares: shares.whole,
  };
}

const NOBODY: PointShares = new Map();

/** Nodes or regions in the order of their paths; those that never expected a reading are left out. */
export function areasOfKind(input: LoadInput, kind: 'network' | 'region'): LoadArea[] {
  const { series, shares, customers } = input;
  return series.areas
    .filter((area) => area.kind === kind && series.daysOf(area.index).length > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ index, path, name, level }) => ({
      ...{ kind, path, name, level },
      customers: customers[index] ?? 0,
      load: series.loadOf(index),
      shares: shares.byArea.get(index) ?? NOBODY,
    }));
}

/** The area's temperatures over a span. */
export function temperaturesOf({ weather }: LoadInput, { shares }: LoadArea, span: Period): DayTemperature[] {
  const days: LocalDate[] = Array.from({ length: span.until - span.from }, (_, index) => span.from + index);
  return days.map((day) => ({ day, ...weather.of(shares, day) }));
}
