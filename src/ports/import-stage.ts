import type { ReadingRows } from '../domain/metering/reading';

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

/**
 * Where the rows of one file wait, on disk and in flat memory, until the whole file has been read:
 * nothing is written to the stores before doubled keys are known.
 */
export abstract class ImportStage {
  abstract append(rows: StagedRows): Promise<void>;
  /** Keys that stand in the file more than once, ascending by first line. */
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
