import type { PeriodTable } from '../../ports/period-results';
import type { TableChanges } from './changed-rows';
import { placesByKey } from './changed-rows';

/** What a new result means for flags that were raised before. */
export interface FlagTurns {
  /** points whose result is new, changed or gone */
  changed: ReadonlySet<number>;
  /** points that were flagged and are not any more */
  unflagged: Int32Array;
}

export function flagTurns(
  stored: PeriodTable,
  table: PeriodTable,
  { changed, gone }: TableChanges,
): FlagTurns {
  const [before, now] = [placesByKey(stored), placesByKey(table)];
  const isFlagged = (of: PeriodTable, place: number | undefined): boolean =>
    place !== undefined && of.flagged[place] === 1;
  const touched = [...changed.key, ...gone];
  const unflagged = touched.filter(
    (key) => isFlagged(stored, before.get(key)) && !isFlagged(table, now.get(key)),
  );
  return { changed: new Set(touched), unflagged: Int32Array.from(unflagged) };
}
