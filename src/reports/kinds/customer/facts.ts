import type { BillJson } from '../../../domain/billing/bill-json';
import type { ReportFacts } from '../../report-kind';
import type { ComparedPeriodsJson } from '../../usage/period-json';

/** A register at the edge of a period; kWh before the multiplier. */
export interface RegisterFacts {
  day: string;
  registerKwh: number;
  estimated: boolean;
}

/** What one meter has counted in the period. */
export interface MeterFacts {
  serial: string;
  multiplier: number;
  startKwh: number;
  endKwh: number;
  /** the counter passed its last digit: what it showed at the end is endShownKwh */
  rolledOver: boolean;
  endShownKwh: number;
  /** first and last day for which this meter counted in the period */
  from: string;
  to: string;
}

export interface DayFacts {
  day: string;
  kwh: number | null;
  quality: string;
  maxCelsius: number | null;
}

/** One usage point in one billing period. */
export interface PointFacts {
  usagePointId: string;
  address: string;
  tariff: string;
  tariffScheme: string | null;
  households: number;
  /** ISO, first day and first day after */
  from: string;
  until: string;
  periods: ComparedPeriodsJson;
  start: RegisterFacts | null;
  end: RegisterFacts | null;
  /** where the end is missing: the last register that is known */
  lastKnown: RegisterFacts | null;
  meters: MeterFacts[];
  days: DayFacts[];
  knownDays: number;
  /** mean of the days' mean temperatures, this period and the one before; null where not all days are known */
  meanCelsius: { period: number | null; previous: number | null };
  bill: BillJson | null;
  /** why there is no bill although the energy is known */
  noBillReason: string | null;
  /** last day of the next period */
  nextClosing: string;
}

export interface PlannedWorkFacts {
  start: string;
  end: string;
  place: string;
  reason: string;
}

export interface CustomerFacts extends ReportFacts {
  kind: 'customer';
  customerCode: string;
  customerName: string;
  /** the customer's own, empty = the utility's first */
  language: string;
  month: string;
  points: PointFacts[];
  /** announced for the customer's part of the network from the period's end on */
  plannedWorks: PlannedWorkFacts[];
}
