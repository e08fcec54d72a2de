import type { Clock } from '../ports/clock';
import type { DayStates } from '../ports/day-states';
import type { ImportRecords } from '../ports/import-records';
import type { InterruptionRecords } from '../ports/interruption-records';
import type { ReadingStore } from '../ports/reading-store';
import type { Tariffs } from '../ports/tariffs';
import type { UsagePointRecords } from '../ports/usage-point-records';
import type { UtilitySettings } from '../ports/utility-settings';
import type { WeatherRecords } from '../ports/weather-records';

/** Everything that the queries of reports ask. */
export interface ReportSources {
  readings: ReadingStore;
  usagePoints: UsagePointRecords;
  imports: ImportRecords;
  days: DayStates;
  interruptions: InterruptionRecords;
  weather: WeatherRecords;
  tariffs: Tariffs;
  settings: UtilitySettings;
  clock: Clock;
}
