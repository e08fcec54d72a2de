import type { LocalDate } from '../time/local-date';

/**
 * One step of an interruption: customers who went out together and came back together. Rows that share an id are steps
 * of one restoration; each counts by its own duration (ruling L2).
 */
export interface InterruptionStep {
  interruptionId: string;
  step: number;
  kind: 'planned' | 'unplanned';
  /** a reduction takes power down without interrupting: listed, in no index */
  extent: 'interruption' | 'reduction';
  /** milliseconds since 1970 */
  startMs: number;
  /** null while it goes on */
  endMs: number | null;
  /** the start's day in the utility's zone */
  startDay: LocalDate;
  /** customers restored at this step; null = unknown, never 0 */
  customers: number | null;
  /** the configured class that takes it out of "sau miễn trừ"; null = none */
  exclusion: string | null;
  cause: string | null;
  networkPath: string | null;
  region: string | null;
  transformer: string | null;
  feeder: string | null;
  voltageLevel: string | null;
  workId: string | null;
}

/** What an interruption is and which ones count; the utility's settings. */
export interface ReliabilitySettings {
  /** sustained is longer than this; exactly this is momentary (TT39/2015 Đ12, TT05/2025 Đ15) */
  sustainedMinutes: number;
  /** exclusions that may be claimed; any other word is a finding and excludes nothing (M: the circular's list) */
  exclusionClasses: readonly string[];
  /** interruptions that somebody has excluded by name, with the reason */
  excludedByName: ReadonlyMap<string, string>;
  /** longer than this is a finding */
  longDays: number;
}

export const DEFAULT_RELIABILITY: ReliabilitySettings = {
  sustainedMinutes: 5,
  exclusionClasses: ['customer-request', 'customer-equipment', 'force-majeure', 'generation-shortage'],
  excludedByName: new Map(),
  longDays: 7,
};

/** Counted in "toàn phần" only. */
export const isExcluded = (step: InterruptionStep, settings: ReliabilitySettings): boolean =>
  (step.exclusion !== null && settings.exclusionClasses.includes(step.exclusion)) ||
  settings.excludedByName.has(step.interruptionId);
