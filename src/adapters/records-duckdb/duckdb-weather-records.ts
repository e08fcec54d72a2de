import type { LocalDate } from '../../domain/time/local-date';
import type { Database } from '../../platform/duckdb';
import type { UpsertOutcome } from '../../ports/usage-point-records';
import { WeatherRecords } from '../../ports/weather-records';
import type { TemperatureDay } from '../../ports/weather-records';
import { selectList, upsertRows } from './upsert';
import type { RowTable } from './upsert';

const TEMPERATURES: RowTable<TemperatureDay> = {
  table: 'temperatures',
  identity: ['region', 'day', 'kind', 'issued_on'],
  fields: [
    ['region', 'region'],
    ['day', 'day'],
    ['kind', 'kind'],
    ['mean_celsius', 'meanCelsius'],
    ['max_celsius', 'maxCelsius'],
    ['min_celsius', 'minCelsius'],
    ['issued_on', 'issuedOn'],
  ],
};

const WITHIN = `
  SELECT ${selectList(TEMPERATURES)} FROM temperatures
  WHERE day BETWEEN $1 AND $2
  QUALIFY row_number() OVER (PARTITION BY region, day, kind ORDER BY issued_on DESC NULLS LAST) = 1
  ORDER BY region, day, kind DESC`;

/** Temperatures in `records.duckdb`. Of one day, the observed one comes before the forecast. */
export class DuckDbWeatherRecords extends WeatherRecords {
  constructor(private readonly database: Database) {
    super();
  }

  saveTemperatures(rows: TemperatureDay[]): Promise<UpsertOutcome[]> {
    return this.database.write((session) => upsertRows(session, TEMPERATURES, rows));
  }

  temperatures(from: LocalDate, to: LocalDate): Promise<TemperatureDay[]> {
    return this.database.read((session) => session.rows<TemperatureDay>(WITHIN, from, to));
  }
}
