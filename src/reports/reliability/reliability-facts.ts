import type { GroupBy } from '../../domain/reliability/groups';

/** Indices of one set of interruptions. CAIDI is null when nobody was interrupted. */
export interface IndexFacts {
  saidiMinutes: number;
  saifi: number;
  maifi: number;
  caidiMinutes: number | null;
  customerMinutes: number;
  customersInterrupted: number;
  customersMomentary: number;
  /** with a sustained step */
  events: number;
  momentaryEvents: number;
}

export interface IndexSetFacts extends IndexFacts {
  planned: IndexFacts;
  unplanned: IndexFacts;
}

/** Why a span has no indices (ruling L1, L3); `to` inclusive, ISO days and months. `not-kept`: an early edition has not filed it. */
export type WithheldFacts =
  | { reason: 'log-incomplete'; missing: { from: string; to: string }[] }
  | { reason: 'no-customers'; months: string[] }
  | { reason: 'not-kept' };

/** Reliability of a span before ("toàn phần") and after exclusions ("sau miễn trừ"). */
export interface ReliabilitySpanFacts {
  from: string;
  to: string;
  /** in the month of the last day */
  customersServed: number | null;
  /** null = the indices are there */
  withheld: WithheldFacts | null;
  /** null with `withheld` */
  beforeExclusions: IndexSetFacts | null;
  afterExclusions: IndexSetFacts | null;
  /** interruptions that still go on: the figures are provisional */
  open: string[];
  /** interruptions whose customers are unknown: listed, in no figure */
  unknownCustomers: string[];
  reductions: string[];
  excluded: { interruptionId: string; reason: string }[];
}

/** An interruption that is left out after exclusions by its name: who decided it, when and why. */
export interface NamedExclusionFacts {
  interruptionId: string;
  reason: string;
  /** null where it was named for one reckoning only */
  by: string | null;
  excludedOn: string | null;
  kind: 'planned' | 'unplanned';
  /** on which it began */
  day: string;
  /** what it adds before exclusions */
  customerMinutes: number;
}

/** Thresholds of IEEE 1366 by year, or why there are none (ruling L5). */
export interface MajorEventFacts {
  years: {
    year: number;
    tmedMinutes: number | null;
    /** mean and sample deviation of ln(daily SAIDI), and the days with an interruption they come from */
    alpha: number | null;
    beta: number | null;
    days: number | null;
    reason: 'log-incomplete' | 'no-customers' | 'too-few-days' | null;
    missing: { from: string; to: string }[];
  }[];
  /** null where a threshold is missing */
  days: { day: string; saidiMinutes: number }[] | null;
  /** before exclusions, without what began on those days */
  withoutThem: IndexSetFacts | null;
}

export interface ReliabilityGroupFacts {
  by: GroupBy | 'voltage';
  /** null where the log does not say */
  key: string | null;
  /** `contribution`: by the customers of the whole, so that groups add up; `own`: by the group's own */
  basis: 'contribution' | 'own';
  beforeExclusions: IndexSetFacts | null;
  afterExclusions: IndexSetFacts | null;
  withheld: WithheldFacts | null;
  /** the interruptions that the figures before exclusions are made of */
  eventIds: string[];
}

/** What one interruption adds to the indices. */
export interface EventParts {
  customerMinutes: number;
  customersInterrupted: number;
  customersMomentary: number;
}

/** One interruption with what it adds before and after exclusions: the indices' numerators, event by event. */
export interface EventFacts {
  interruptionId: string;
  kind: 'planned' | 'unplanned';
  day: string;
  durationMinutes: number;
  sustained: boolean;
  open: boolean;
  /** exclusion class, or that it was named; null = counted in both */
  excluded: string | null;
  before: EventParts;
  after: EventParts | null;
}

/** Targets of one year; null where none is given. */
export interface TargetFacts {
  year: number;
  saidiMinutes: number | null;
  saifi: number | null;
  maifi: number | null;
  caidiMinutes: number | null;
}

/** A feeder whose supply was interrupted again and again. */
export interface RepeatFeederFacts {
  feeder: string;
  networkPath: string | null;
  interruptions: number;
  customerMinutes: number;
  lastDay: string;
}

/** One interruption, its steps added up. */
export interface InterruptionFacts {
  interruptionId: string;
  kind: 'planned' | 'unplanned';
  day: string;
  networkPath: string | null;
  region: string | null;
  feeder: string | null;
  cause: string | null;
  /** of its longest step */
  durationMinutes: number;
  customers: number;
  customerMinutes: number;
  /** of all customer-minutes of the span before exclusions; null when those are 0 */
  sharePercent: number | null;
  excluded: boolean;
  open: boolean;
}
