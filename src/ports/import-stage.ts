import type { ReadingRows } from '../domain/metering/reading';
import type { LocalDate } from '../domain/time/local-date';
import type { PlainTable } from './meter-files';

/** Readings of one file as columns, with the line each stands on. */
export interface StagedRows extends ReadingRows {
  line: Int32Array;
  /** start of an interval reading in elapsed minutes since local midnight (0 … 1499); 0 for values of a day */
  startMinute: Int16Array;
  /** length of an interval reading; 0 for values of a day */
  minutes: Int16Array;
}

/** Lines of one file that hold the same key, at least two. */
export interface DoubledKey {
  key: number;
  day: number;
  channel: number;
  startMinute: number;
  /** lines in file order, at most the first 20 */
  lines: number[];
  /** all values, qualities and meters are equal: one counts, the rest is unchanged (ruling M18) */
  equal: boolean;
  count: number;
}

/** What a plain row of a kind of table looks like; whatever looks different is left to those who can say what is wrong. */
export interface PlainShape {
  /** columns; energies are kWh with up to three decimals and no sign */
  usagePointId: string;
  day: string;
  kwh: string;
  channel: ChoiceColumn;
  quality: ChoiceColumn;
  /** columns that are empty or absent in a plain row */
  empty: readonly string[];
}

/** A column with few words, each standing for a number; an empty cell and an absent column stand for `fallback`. */
export interface ChoiceColumn {
  column: string | null;
  numbers: Readonly<Record<string, number>>;
  fallback: number;
}

export interface PlainRows {
  /** rows that were taken */
  taken: number;
  days: { from: LocalDate; to: LocalDate } | null;
  /** lines of the rows that were not, ascending */
  left: Int32Array;
}

/**
 * Where the rows of one file wait, on disk and in flat memory, until the whole file has been read:
 * sorted, so that doubled keys stand side by side and none of them is written.
 */
export abstract class ImportStage {
  abstract append(rows: StagedRows): Promise<void>;
  /**
   * Takes the plain rows of a whole table at once, the others are left; of usage points in `keys` and days up to
   * `lastDay`. Null where it cannot: the table is not as plain as it seems, or too much of it would be left.
   */
  abstract takeTable(
    table: PlainTable,
    shape: PlainShape,
    keys: ReadonlyMap<string, number>,
    lastDay: LocalDate,
  ): Promise<PlainRows | null>;
  /** Keys that stand in the file more than once, ascending by first line; known once `inKeyOrder` has been read to its end. */
  abstract doubled(): AsyncIterable<DoubledKey>;
  /**
   * What remains, ascending by (key, channel, day, startMinute), one row each: the first line of equal ones;
   * those with differing values are left out. In chunks of about `chunkRows` that never cut a usage point.
   */
  abstract inKeyOrder(chunkRows: number): AsyncIterable<StagedRows>;
  abstract count(): Promise<number>;
  /** Removes it from disk. */
  abstract discard(): Promise<void>;
}

export abstract class ImportStages {
  /** A new, empty stage. Left-overs of a process that died are removed when the folder is opened. */
  abstract open(): Promise<ImportStage>;
}
