import { calendarOf, localDate, type LocalDate } from '../../domain/time/local-date';
import { Random } from './random';
import type { DemoRegion, Scenario } from './scenario';

const FORECAST_DAYS = 10;

export interface DayWeather {
  meanCelsius: number;
  maxCelsius: number;
  minCelsius: number;
}

/** Weather of one region over the scenario and the days of the forecast behind it; index = day − from. */
export interface RegionWeather {
  region: string;
  from: LocalDate;
  days: DayWeather[];
}

export const forecastDays = FORECAST_DAYS;

/** A yearly swing, weather that remembers yesterday, and the spells of heat of the scenario. */
export function weatherOf(scenario: Scenario, region: DemoRegion): RegionWeather {
  const random = new Random(`${scenario.seed}/weather/${region.id}`);
  const days: DayWeather[] = [];
  let drift = 0;
  for (let day = scenario.from; day <= scenario.to + FORECAST_DAYS; day++) {
    drift = 0.75 * drift + 0.9 * random.normal();
    const mean = seasonal(region, day) + drift + heatAt(region, day);
    const spread = 4.2 + 0.8 * random.next() + (heatAt(region, day) > 0 ? 1.6 : 0);
    days.push({
      meanCelsius: tenth(mean),
      maxCelsius: tenth(mean + spread),
      minCelsius: tenth(mean - spread + 0.6),
    });
  }
  return { region: region.id, from: scenario.from, days };
}

const tenth = (celsius: number): number => Math.round(celsius * 10) / 10;

function seasonal(region: DemoRegion, day: LocalDate): number {
  const dayOfYear = day - localDate(calendarOf(day).year, 1, 1);
  return (
    region.meanCelsius +
    region.swingCelsius * Math.cos((2 * Math.PI * (dayOfYear - region.warmestDay)) / 365.25)
  );
}

const heatAt = (region: DemoRegion, day: LocalDate): number =>
  region.heatWaves.find(({ from, days }) => day >= from && day < from + days)?.celsius ?? 0;
