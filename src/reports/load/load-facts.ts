import type { ResponseRefusal } from '../../domain/load/temperature-response';
import type { Coverage } from '../../domain/metering/finding';

/** Load ("điện năng đo đếm", ruling A1) of one area on one day. Days are ISO days, energy whole Wh written in kWh. */
export interface LoadDayFacts {
  day: string;
  /** measured + estimated; null = nothing was received */
  kwh: number | null;
  measuredKwh: number | null;
  estimatedKwh: number | null;
  coverage: Coverage;
  /** regions weighted by points; null = not known */
  meanC: number | null;
  maxC: number | null;
  /** null = no plan of the day */
  plannedKwh: number | null;
}

/** Load of an area over some days; `to` inclusive. */
export interface LoadSpanFacts {
  from: string;
  to: string;
  /** of the days that are there; null when none is */
  kwh: number | null;
  measuredKwh: number | null;
  estimatedKwh: number | null;
  /** over the days that are there */
  kwhPerDay: number | null;
  daysKnown: number;
  /** spans of days that are not there, both ends inclusive */
  missing: { from: string; to: string }[];
  coverage: Coverage;
  /** lies in Tết, when nothing compares (ruling A3) */
  tet: boolean;
}

/** Daily means set side by side, or why they are not. */
export interface LoadComparisonFacts {
  base: LoadSpanFacts;
  /** one decimal; null = withheld */
  changePercent: number | null;
  /** null = compared */
  withheld: { reason: 'no-data' | 'coverage'; which: 'current' | 'base' } | null;
}

/** Metered load against the plan of the same days, or why it is not said. */
export interface PlanFacts {
  /** of the days that have one; null where none has */
  plannedKwh: number | null;
  plannedDays: number;
  /** one decimal; null = withheld */
  changePercent: number | null;
  withheld: 'no-plan' | 'no-data' | 'coverage' | null;
}

/** What a node has received at its border and its demand, as the source gives them: never mixed with metered energy. */
export interface ReceivedFacts {
  days: { day: string; receivedKwh: number; peakMw: number | null; peakAt: string | null }[];
  /** over the days that are there */
  receivedKwhPerDay: number;
  daysKnown: number;
  /** against the days before and the same ones last year, where every day of both is there; one decimal */
  previousPercent: number | null;
  lastYearPercent: number | null;
  /** highest demand; `at` is an instant; null where no day has one */
  peak: { day: string; mw: number; at: string | null } | null;
}

/** A day of the highest load among well-covered ones. */
export interface RecordFacts {
  day: string;
  kwh: number;
  maxC: number | null;
  /** days that are missing or covered too thinly to say that none was higher */
  uncertainDays: number;
}

export interface HighestDayFacts {
  day: string;
  kwh: number;
  maxC: number | null;
  /** no well-covered day of the year was as high up to it */
  highestOfYear: boolean;
  /** days since the new year that are missing or covered too thinly to say that none was higher */
  uncertainDaysOfYear: number;
}

export interface HeatFacts {
  /** from this maximum on a day counts as hot */
  heatCelsius: number;
  hotDays: number;
  /** days whose maximum is known */
  knownDays: number;
  meanC: number | null;
  highest: { day: string; maxC: number } | null;
}

export interface AreaLoadFacts {
  kind: 'whole' | 'network' | 'region';
  /** path of a network node, id of a region, empty for the whole utility */
  path: string;
  /** last part of the path, id of a region */
  name: string;
  /** 0 = top */
  level: number;
  /** customers served on the last day */
  customers: number;
  days: LoadDayFacts[];
  period: LoadSpanFacts;
  /** null where no day is covered well enough */
  highestDay: HighestDayFacts | null;
  previous: LoadComparisonFacts;
  /** 364 days earlier: weekday meets weekday */
  sameLastYear: LoadComparisonFacts;
  yearToDate: LoadSpanFacts;
  yearToDateLastYear: LoadComparisonFacts;
  plan: PlanFacts;
  planYearToDate: PlanFacts;
  /** null where nothing was given of these days */
  received: ReceivedFacts | null;
  heat: HeatFacts;
}

/** How the load answers to the heat of the season, or why that is not said. An association, not a cause. */
export interface TemperatureFitFacts {
  season: { from: string; to: string };
  /** the period itself lies in the season */
  inSeason: boolean;
  /** usable days */
  daysUsed: number;
  /** null = refused */
  fit: {
    kwhPerDegree: number;
    /** mean temperature from which on the load rises */
    balanceC: number;
    baseKwhPerDay: number;
    rSquared: number;
    cvRmse: number;
  } | null;
  /** null = fitted */
  refused: { reason: ResponseRefusal; figure: number; limit: number } | null;
  points: { day: string; kwh: number; meanC: number; inPeriod: boolean }[];
}

/** Everything that reports say of the load of a span. */
export interface LoadFacts {
  from: string;
  to: string;
  /** coverage below which nothing is compared */
  comparisonCoverage: number;
  whole: AreaLoadFacts;
  /** days before and a year before, for the chart of the whole */
  previousDays: LoadDayFacts[];
  sameLastYearDays: LoadDayFacts[];
  nodes: AreaLoadFacts[];
  regions: AreaLoadFacts[];
  holidays: { day: string; name: string }[];
  /** null where no region has a hot season */
  temperatureFit: TemperatureFitFacts | null;
}
