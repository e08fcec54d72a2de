import type { LocalDate } from '../../../domain/time/local-date';
import type { TemperatureDay } from '../../../ports/weather-records';
import type { ReportSources } from '../../report-sources';

/** Observed temperatures of one region; null where a day has none. */
export interface RegionTemperatures {
  meanOn(day: LocalDate): number | null;
  maxOn(day: LocalDate): number | null;
}

export async function temperaturesOf(
  sources: Pick<ReportSources, 'weather'>,
  region: string,
  from: LocalDate,
  to: LocalDate,
): Promise<RegionTemperatures> {
  const rows = (await sources.weather.temperatures(from, to)).filter(
    (row) => row.region === region && row.kind === 'observed',
  );
  const byDay = new Map<LocalDate, TemperatureDay>(rows.map((row) => [row.day, row]));
  return {
    meanOn: (day) => byDay.get(day)?.meanCelsius ?? null,
    maxOn: (day) => byDay.get(day)?.maxCelsius ?? null,
  };
}
