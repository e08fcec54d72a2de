import type { LocalDate } from '../time/local-date';
import { byVersion, type WorkVersion } from './work';

/** A maximum that was measured or is forecast; null where neither is known. */
export type MaximumOf = (
  region: string,
  day: LocalDate,
) => { maxC: number; kind: 'observed' | 'forecast' } | null;

/**
 * A planned work and the heat of its days. `not-assessed`: a day without measurement or forecast, or a work without
 * region, and no day that is known to be hot.
 */
export type HeatAssessment =
  | {
      kind: 'conflict';
      work: WorkVersion;
      day: LocalDate;
      maxC: number;
      source: 'observed' | 'forecast';
      /** why it went on, as the work's note says; null where it says nothing */
      note: string | null;
    }
  | { kind: 'clear'; work: WorkVersion; maxC: number }
  | { kind: 'not-assessed'; work: WorkVersion };

/** Takes power on hot days: approved, announced or done. Drafts, postponed and cancelled works take none. */
const TAKES_POWER: readonly WorkVersion['status'][] = ['approved', 'announced', 'done'];

/** The hottest known day of each work that stands, by its latest version; at `heatC` (36 °C, a setting) it conflicts. */
export function heatAssessments(
  works: ReadonlyMap<string, readonly WorkVersion[]>,
  maximumOf: MaximumOf,
  heatC: number,
): HeatAssessment[] {
  return [...works.values()]
    .map((versions) => byVersion(versions).at(-1)!)
    .filter(({ status }) => TAKES_POWER.includes(status))
    .map((work) => assess(work, maximumOf, heatC));
}

function assess(work: WorkVersion, maximumOf: MaximumOf, heatC: number): HeatAssessment {
  if (work.region === null) return { kind: 'not-assessed', work };
  const days = Array.from({ length: work.endDay - work.startDay + 1 }, (_, index) => work.startDay + index);
  const found = days.map((day) => ({ day, maximum: maximumOf(work.region!, day) }));
  const known = found.flatMap(({ day, maximum }) => (maximum ? [{ day, ...maximum }] : []));
  const hottest = known.reduce<(typeof known)[number] | null>(
    (a, b) => (a && a.maxC >= b.maxC ? a : b),
    null,
  );
  if (hottest && hottest.maxC >= heatC) {
    return {
      kind: 'conflict',
      work,
      day: hottest.day,
      maxC: hottest.maxC,
      source: hottest.kind,
      note: work.note,
    };
  }
  if (!hottest || known.length < days.length) return { kind: 'not-assessed', work };
  return { kind: 'clear', work, maxC: hottest.maxC };
}
