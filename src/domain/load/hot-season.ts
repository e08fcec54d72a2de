import type { LocalDate } from '../time/local-date';
import { calendarOf } from '../time/local-date';
import type { Period } from '../time/period';

/** Months (1–12) of the hot season by region; a region that is not named has the default. */
export interface HotSeason {
  byRegion: Readonly<Record<string, readonly number[]>>;
  otherwise: readonly number[];
}

/**
 * National peak dry season April–June; the South from March; the North peaks in June and set records into August 2025;
 * Central May–August is from memory (domain.md 3). A setting per region.
 */
export const DEFAULT_HOT_SEASON: HotSeason = {
  byRegion: { north: [5, 6, 7, 8], central: [5, 6, 7, 8], south: [3, 4, 5, 6] },
  otherwise: [4, 5, 6],
};

export const hotMonths = (season: HotSeason, region: string): readonly number[] =>
  season.byRegion[region] ?? season.otherwise;

export const isHotSeason = (season: HotSeason, region: string, day: LocalDate): boolean =>
  hotMonths(season, region).includes(calendarOf(day).month);

/** Temperature of one region or node on one day. */
export interface DayTemperature {
  day: LocalDate;
  meanC: number | null;
  maxC: number | null;
}

/** From this maximum on a day counts as heat (nắng nóng gay gắt begins at 37, the warning of works at 36). A setting. */
export const DEFAULT_HEAT_C = 36;

export interface HeatOfPeriod {
  /** highest maximum and its first day; null without any */
  highest: { day: LocalDate; maxC: number } | null;
  /** days at or above the threshold */
  heatDays: number;
  /** days whose maximum is known */
  knownDays: number;
}

export function heatOf(
  temperatures: Iterable<DayTemperature>,
  period: Period,
  heatC: number = DEFAULT_HEAT_C,
): HeatOfPeriod {
  const result: HeatOfPeriod = { highest: null, heatDays: 0, knownDays: 0 };
  for (const { day, maxC } of temperatures) {
    if (maxC === null || day < period.from || day >= period.until) continue;
    result.knownDays++;
    if (maxC >= heatC) result.heatDays++;
    if (!result.highest || maxC > result.highest.maxC) result.highest = { day, maxC };
  }
  return result;
}

/**
 * A node's temperature: its regions weighted by their usage points (ruling A3). Null where regions with more than a
 * fifth of the points have none: what is left would be another place.
 */
export function nodeTemperature(
  regions: readonly { points: number; celsius: number | null }[],
  minShareOfPoints = 0.8,
): number | null {
  let [points, known, sum] = [0, 0, 0];
  for (const region of regions) {
    points += region.points;
    if (region.celsius === null) continue;
    known += region.points;
    sum += region.points * region.celsius;
  }
  return known > 0 && known >= minShareOfPoints * points ? sum / known : null;
}
