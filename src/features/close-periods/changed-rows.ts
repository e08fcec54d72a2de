import { PERIOD_COLUMN_NAMES, type PeriodTable, periodsAt } from '../../ports/period-results';

export interface TableChanges {
  /** rows that are new or differ from the stored ones, their revision raised */
  changed: PeriodTable;
  /** keys that were stored and do not close any more */
  gone: Int32Array;
}

const COMPARED = PERIOD_COLUMN_NAMES.filter((name) => name !== 'revision');

/** Takes over the revisions of what is stored, raises those of rows whose figures changed, and picks these. */
export function changesAgainst(stored: PeriodTable, table: PeriodTable): TableChanges {
  const before = placesByKey(stored);
  const changed: number[] = [];
  for (let row = 0; row < table.count; row++) {
    const place = before.get(table.key[row]);
    before.delete(table.key[row]);
    const revision = place === undefined ? 0 : stored.revision[place];
    const same = place !== undefined && isSame(stored, place, table, row);
    table.revision[row] = same ? revision : revision + 1;
    if (!same) changed.push(row);
  }
  return { changed: periodsAt(table, changed), gone: Int32Array.from(before.keys()) };
}

export function placesByKey(table: PeriodTable): Map<number, number> {
  const places = new Map<number, number>();
  for (let place = 0; place < table.count; place++) places.set(table.key[place], place);
  return places;
}

/** Unknown numbers (NaN) equal each other. */
const isSame = (a: PeriodTable, place: number, b: PeriodTable, row: number): boolean =>
  COMPARED.every((name) => Object.is(a[name][place], b[name][row]) || a[name][place] === b[name][row]);
