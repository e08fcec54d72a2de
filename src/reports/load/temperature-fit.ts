import { dayCoverage, daysIn, loadWh } from '../../domain/load/load-day';
import { temperatureResponse, type TemperatureResponse } from '../../domain/load/temperature-response';
import { roundTo } from '../../domain/text/decimal';
import { formatLocalDate } from '../../domain/time/local-date';
import { holds, lastDayOf, type Period } from '../../domain/time/period';
import { firstDayOfMonth, monthOf, monthParts, type YearMonth } from '../../domain/time/year-month';
import type { UtilitySettings } from '../../ports/utility-settings';
import type { TemperatureFitFacts } from './load-facts';
import type { LoadArea, LoadInput } from './load-input';
import type { PointShares } from './weather-book';

/** The hot season's days up to the period's end, and what they say; null where no region has a hot season. */
export function temperatureFit(input: LoadInput, area: LoadArea): TemperatureFitFacts | null {
  const { period, settings } = input;
  const season = hotSeason(period, area.shares, settings);
  if (!season) return null;
  const points = seasonPoints(input, area, season);
  const days = points.map(({ at, kwh, meanC }) => ({ day: at, energy: kwh, temperatures: [meanC] }));
  return {
    season: { from: formatLocalDate(season.from), to: formatLocalDate(lastDayOf(season)) },
    inSeason: season.until === period.until,
    daysUsed: points.length,
    ...outcome(temperatureResponse(days, season)),
    points: points.map(({ at, kwh, meanC }) => ({
      day: formatLocalDate(at),
      kwh,
      meanC,
      inPeriod: holds(period, at),
    })),
  };
}

/** Days that are covered well enough and whose temperature is known. */
function seasonPoints({ weather, settings }: LoadInput, { load, shares }: LoadArea, season: Period) {
  return daysIn(load, season).flatMap((each) => {
    const { meanC } = weather.of(shares, each.day);
    if (meanC === null || dayCoverage(each) < settings.coverage.comparison) return [];
    return [{ at: each.day, kwh: loadWh(each) / 1000, meanC: Math.round(meanC * 10) / 10 }];
  });
}

function outcome(response: TemperatureResponse): Pick<TemperatureFitFacts, 'fit' | 'refused'> {
  if (response.kind === 'refused') {
    const { reason, figure, limit } = response;
    return { fit: null, refused: { reason, figure, limit } };
  }
  const { cooling, basePerDay, rSquared, cvRmse } = response.model;
  const fit = {
    kwhPerDegree: roundTo(cooling.perDegree, 3),
    balanceC: cooling.balance,
    baseKwhPerDay: roundTo(basePerDay, 3),
    rSquared: roundTo(rSquared, 3),
    cvRmse: roundTo(cvRmse, 3),
  };
  return { fit, refused: null };
}

/**
 * The hot season that the period's last day lies in, up to that day, else the last one before it, whole. A month is hot
 * for an area when it is hot where half of its points are.
 */
export function hotSeason(period: Period, shares: PointShares, settings: UtilitySettings): Period | null {
  const last = monthOf(lastDayOf(period));
  const isHot = (month: YearMonth): boolean => isHotMonth(monthParts(month).month, shares, settings);
  let end = last;
  while (end > last - 12 && !isHot(end)) end--;
  if (!isHot(end)) return null;
  let begin = end;
  while (begin > end - 11 && isHot(begin - 1)) begin--;
  return { from: firstDayOfMonth(begin), until: end === last ? period.until : firstDayOfMonth(end + 1) };
}

function isHotMonth(month: number, shares: PointShares, { regions }: UtilitySettings): boolean {
  let [hot, all] = [0, 0];
  for (const [region, points] of shares) {
    all += points;
    if (regions.find(({ id }) => id === region)?.hotMonths.includes(month)) hot += points;
  }
  return all > 0 && 2 * hot >= all;
}
