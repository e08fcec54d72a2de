import { daysOf, type Period } from '../time/period';
import { searchDegreeDays, type DegreeDayModel, type DegreeTerm } from './degree-days';
import type { DegreeSearch, ResponseDay } from './degree-sides';

/** What a fit has to reach before it is printed; settings, since no text names them. */
export interface ResponseSettings {
  search: DegreeSearch;
  minDays: number;
  /** usable days ÷ days of the period */
  minShareOfDays: number;
  /** warmest − coldest day, degrees */
  minTemperatureSpan: number;
  minRSquared: number;
  maxCvRmse: number;
}

/** Degrees Celsius, Vietnam: comfort ends in the twenties; heating matters in the North only and has to earn its place. */
export const DEFAULT_RESPONSE: ResponseSettings = {
  search: {
    cooling: { from: 18, to: 32, step: 0.5 },
    heating: { from: 8, to: 22, step: 0.5 },
    minDaysBeyond: 10,
    minTValue: 2,
  },
  minDays: 30,
  minShareOfDays: 0.9,
  minTemperatureSpan: 5,
  minRSquared: 0.5,
  maxCvRmse: 0.2,
};

/**
 * The answer of an area's load to temperature: an association, never a cause. `refused` names what failed and its
 * figure, so that a page can say why there is none.
 */
export type TemperatureResponse =
  | { kind: 'fit'; model: DegreeDayModel & { cooling: DegreeTerm }; days: number; period: Period }
  | { kind: 'refused'; reason: ResponseRefusal; figure: number; limit: number; days: number; period: Period };

/**
 * `few-days`, `days-missing` (share of usable days), `narrow-temperatures` (span in degrees), `no-cooling-response`
 * (figure: t value of nothing, 0), `weak-fit` (R²), `scattered` (CV of the residuals).
 */
export type ResponseRefusal =
  'few-days' | 'days-missing' | 'narrow-temperatures' | 'no-cooling-response' | 'weak-fit' | 'scattered';

/** Fits the usable days of a period, or refuses. Days without coverage or temperature are left out by the caller. */
export function temperatureResponse(
  days: readonly ResponseDay[],
  period: Period,
  settings: ResponseSettings = DEFAULT_RESPONSE,
): TemperatureResponse {
  const refuse = (reason: ResponseRefusal, figure: number, limit: number): TemperatureResponse => ({
    kind: 'refused',
    reason,
    figure,
    limit,
    days: days.length,
    period,
  });
  const share = days.length / daysOf(period);
  const span = temperatureSpan(days);
  if (days.length < settings.minDays) return refuse('few-days', days.length, settings.minDays);
  if (share < settings.minShareOfDays) return refuse('days-missing', share, settings.minShareOfDays);
  if (span < settings.minTemperatureSpan)
    return refuse('narrow-temperatures', span, settings.minTemperatureSpan);
  const model = searchDegreeDays(days, settings.search);
  const { cooling, rSquared, cvRmse } = model;
  if (!cooling) return refuse('no-cooling-response', 0, settings.search.minTValue);
  if (rSquared < settings.minRSquared) return refuse('weak-fit', rSquared, settings.minRSquared);
  if (cvRmse > settings.maxCvRmse) return refuse('scattered', cvRmse, settings.maxCvRmse);
  return { kind: 'fit', model: { ...model, cooling }, days: days.length, period };
}

function temperatureSpan(days: readonly ResponseDay[]): number {
  const means = days.map(
    ({ temperatures }) => temperatures.reduce((sum, each) => sum + each, 0) / temperatures.length,
  );
  return means.reduce((a, b) => Math.max(a, b), -Infinity) - means.reduce((a, b) => Math.min(a, b), Infinity);
}
