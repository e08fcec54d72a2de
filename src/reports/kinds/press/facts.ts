import type { AreaLoadFacts, TemperatureFitFacts } from '../../load/load-facts';
import type { IndexSetFacts, WithheldFacts } from '../../reliability/reliability-facts';
import type { WorksFacts } from '../../reliability/works-facts';
import type { ReportFacts } from '../../report-kind';

/** Smaller groups are not shown: somebody might be recognised. */
export const SMALLEST_GROUP = 10;

/** Facts of a span of days for the press: no name, no code, no address, no group under ten customers. `to` inclusive. */
export interface PressFacts extends ReportFacts {
  kind: 'press';
  from: string;
  to: string;
  /** coverage below which nothing is compared */
  comparisonCoverage: number;
  /** coverage below which figures are called preliminary */
  completeCoverage: number;
  whole: AreaLoadFacts;
  /** with at least ten customers */
  regions: AreaLoadFacts[];
  /** regions left out because they are smaller */
  hiddenRegions: number;
  /** network nodes without any below them whose coverage is too low to compare */
  thinlyCovered: { name: string; ratio: number }[];
  holidays: { day: string; name: string }[];
  /** without its points */
  temperatureFit: Omit<TemperatureFitFacts, 'points'> | null;
  supply: SupplyFacts;
  /** null where no period closed in the span, or too few */
  rises: PressRises | null;
  works: Omit<WorksFacts, 'works' | 'byNode'>;
}

/** Rises by the 30 % rule; null = fewer than ten, but not none. */
export interface PressRises {
  thresholdPercent: number;
  /** last days of the periods that closed in the span */
  closings: string[];
  closed: number;
  risen: number | null;
  verified: number | null;
  corrected: number | null;
}

/** Interruptions of the span, in numbers only. */
export interface SupplyFacts {
  customersServed: number | null;
  /** null = the indices are there */
  withheld: WithheldFacts | null;
  beforeExclusions: IndexSetFacts | null;
  afterExclusions: IndexSetFacts | null;
  /** interruptions left out after exclusions: by configured class, and those that somebody named, by their day */
  excluded: {
    classes: { id: string; interruptions: number }[];
    named: { day: string; kind: 'planned' | 'unplanned'; reason: string }[];
  };
  notRestored: number;
  customersUnknown: number;
  logCompleteUntil: string | null;
}
