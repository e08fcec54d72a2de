import type { Zone } from '../domain/time/zone';
import type { BillRecords } from '../ports/bill-records';
import type { CaseRecords } from '../ports/case-records';
import type { Clock } from '../ports/clock';
import type { DayStates } from '../ports/day-states';
import type { ImportRecords } from '../ports/import-records';
import type { InterruptionRecords } from '../ports/interruption-records';
import type { LoadRecords } from '../ports/load-records';
import type { PeriodResults } from '../ports/period-results';
import type { ReadingStore } from '../ports/reading-store';
import type { ReliabilityRecords } from '../ports/reliability-records';
import type { Tariffs } from '../ports/tariffs';
import type { UsagePointRecords } from '../ports/usage-point-records';
import type { UtilitySettings } from '../ports/utility-settings';
import type { WeatherRecords } from '../ports/weather-records';

/** Everything that the queries of reports ask. */
export abstract class ReportSources {
  abstract readonly readings: ReadingStore;
  abstract readonly usagePoints: UsagePointRecords;
  abstract readonly imports: ImportRecords;
  abstract readonly days: DayStates;
  abstract readonly interruptions: InterruptionRecords;
  abstract readonly weather: WeatherRecords;
  abstract readonly periods: PeriodResults;
  abstract readonly cases: CaseRecords;
  abstract readonly bills: BillRecords;
  abstract readonly loads: LoadRecords;
  abstract readonly reliability: ReliabilityRecords;
  abstract readonly tariffs: Tariffs;
  abstract readonly settings: UtilitySettings;
  abstract readonly clock: Clock;
  /** the utility's own */
  abstract readonly zone: Zone;
}
