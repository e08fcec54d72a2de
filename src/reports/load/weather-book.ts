import { nodeTemperature } from '../../domain/load/hot-season';
import type { LocalDate } from '../../domain/time/local-date';
import type { TemperatureDay, WeatherRecords } from '../../ports/weather-records';

/** How many usage points of an area lie in each region. */
export type PointShares = ReadonlyMap<string, number>;

/** Temperatures by region and day; what was observed wins over what was forecast. */
export class WeatherBook {
  private readonly observed = new Map<string, TemperatureDay>();
  private readonly forecast = new Map<string, TemperatureDay>();

  constructor(days: readonly TemperatureDay[]) {
    for (const each of days)
      (each.kind === 'observed' ? this.observed : this.forecast).set(keyOf(each.region, each.day), each);
  }

  /** Both ends inclusive. */
  static async read(weather: WeatherRecords, from: LocalDate, to: LocalDate): Promise<WeatherBook> {
    return new WeatherBook(await weather.temperatures(from, to));
  }

  /** Observed temperatures of an area, its regions weighted by their points (ruling A3); null where they are not known. */
  of(shares: PointShares, day: LocalDate): { meanC: number | null; maxC: number | null } {
    const weighted = (celsius: (day: TemperatureDay) => number | null): number | null =>
      nodeTemperature(
        [...shares].map(([region, points]) => {
          const found = this.observed.get(keyOf(region, day));
          return { points, celsius: found ? celsius(found) : null };
        }),
      );
    return {
      meanC: weighted(({ meanCelsius }) => meanCelsius),
      maxC: weighted(({ maxCelsius }) => maxCelsius),
    };
  }

  /** The day's maximum as it was measured, else as it is forecast. */
  maximumOf(region: string, day: LocalDate): { maxC: number; kind: 'observed' | 'forecast' } | null {
    for (const [kind, days] of [
      ['observed', this.observed],
      ['forecast', this.forecast],
    ] as const) {
      const maxC = days.get(keyOf(region, day))?.maxCelsius ?? null;
      if (maxC !== null) return { maxC, kind };
    }
    return null;
  }

  /** Some day's maximum is known, measured or forecast. */
  get knowsMaximum(): boolean {
    return [...this.observed.values(), ...this.forecast.values()].some(
      ({ maxCelsius }) => maxCelsius !== null,
    );
  }
}

const keyOf = (region: string, day: LocalDate): string => `${day} ${region}`;
