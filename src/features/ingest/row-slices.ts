import type { StagedRows } from '../../ports/import-stage';
import type { ReadingRows } from '../../domain/metering/reading';

const COLUMNS = [
  'key',
  'day',
  'channel',
  'valueWh',
  'meter',
  'quality',
  'line',
  'startMinute',
  'minutes',
] as const;

/** The rows of some usage points. */
export const rowsOfKeys = <Rows extends ReadingRows>(rows: Rows, keys: ReadonlySet<number>): Rows =>
  pick(rows, (i) => keys.has(rows.key[i]));

/** The rows of all other usage points. */
export const withoutKeys = <Rows extends ReadingRows>(rows: Rows, keys: ReadonlySet<number>): Rows =>
  pick(rows, (i) => !keys.has(rows.key[i]));

/** Rows that are values of a day, the interval readings left out. */
export const dayValuesOf = (rows: StagedRows): StagedRows =>
  rows.minutes.subarray(0, rows.count).some((minutes) => minutes > 0)
    ? pick(rows, (i) => rows.minutes[i] === 0)
    : rows;

/** The interval readings among the rows. */
export const intervalsOf = (rows: StagedRows): StagedRows => pick(rows, (i) => rows.minutes[i] > 0);

function pick<Rows extends ReadingRows>(rows: Rows, wanted: (index: number) => boolean): Rows {
  const indices: number[] = [];
  for (let i = 0; i < rows.count; i++) if (wanted(i)) indices.push(i);
  const picked = { ...rows, count: indices.length };
  const columns = picked as unknown as StagedRows;
  for (const name of COLUMNS) {
    const source = (rows as unknown as StagedRows)[name] as StagedRows[typeof name] | undefined;
    if (source)
      Object.assign(columns, { [name]: Reflect.construct(source.constructor as never, [indices.length]) });
    if (source) for (let i = 0; i < indices.length; i++) columns[name][i] = source[indices[i]];
  }
  return picked;
}
