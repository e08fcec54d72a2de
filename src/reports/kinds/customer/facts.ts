import type { DifferenceReason } from '../../../domain/billing/invoice-comparison';
import type { BillJson } from '../../../domain/billing/bill-json';
import type { CaseOutcome, CaseState } from '../../../domain/changes/usage-case';
import type { VerificationKind } from '../../../ports/period-results';
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

/** The bill of the billing system, shown instead of our reckoning. Days are ISO days. */
export interface InvoiceFacts {
  invoiceNo: string | null;
  from: string;
  until: string;
  kwh: number;
  beforeVatDong: number;
  vatDong: number;
  totalDong: number;
  issuedOn: string | null;
  dueOn: string | null;
  /** where it is not what we reckon: invoice − ours, days as their number of days */
  differences: {
    field: 'from' | 'until' | 'kwh' | 'beforeVatDong' | 'vatDong' | 'totalDong';
    ours: number | string;
    invoice: number | string;
    difference: number;
    reason: DifferenceReason;
  }[];
}

/** How the close of the period verified a flag, and what became of its case; ISO days. */
export interface VerificationFacts {
  kind: VerificationKind;
  /** null where somebody has not to go there */
  case: {
    state: CaseState;
    readOn: string | null;
    outcome: CaseOutcome | null;
    corrected: boolean;
    /** closed because later data removed the flag */
    removedByData: boolean;
  } | null;
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
  /** limit of the 30 % rule */
  thresholdPercent: number;
  /** customers of the same region, class and cycle that `periods.common` rests on; null before the close */
  peers: number | null;
  /** null where nothing had to be verified, and before the close */
  verification: VerificationFacts | null;
  start: RegisterFacts | null;
  end: RegisterFacts | null;
  /** where the end is missing: the last register that is known */
  lastKnown: RegisterFacts | null;
  meters: MeterFacts[];
  days: DayFacts[];
  knownDays: number;
  /** mean of the days' mean temperatures, this period and the one before; null where not all days are known */
  meanCelsius: { period: number | null; previous: number | null };
  /** our own reckoning */
  bill: BillJson | null;
  /** null: the bill is provisional */
  invoice: InvoiceFacts | null;
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
