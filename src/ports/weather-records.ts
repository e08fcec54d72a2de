import type { LocalDate } from '../domain/time/local-date';
import type { UpsertOutcome } from './usage-point-records';

export interface TemperatureDay {
  region: string;
  day: LocalDate;
  kind: 'observed' | 'forecast';
  meanCelsius: number;
  maxCelsius: number | null;
  minCelsius: number | null;
  /** when a forecast was issued; null for observations */
  issuedOn: LocalDate | null;
}

/** Daily temperatures by region. */
export abstract class WeatherRecords {
  /** Upsert on (region, day, kind, issuedOn). One outcome per row, in order. All or nothing. */
  abstract saveTemperatures(rows: TemperatureDay[]): Promise<UpsertOutcome[]>;
  /** Both ends inclusive, ascending (region, day); observed and the last issued forecast. */
  abstract temperatures(from: LocalDate, to: LocalDate): Promise<TemperatureDay[]>;
}
