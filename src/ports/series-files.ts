import type { ReadingRows } from '../domain/metering/reading';
import type { AreaDay, IntervalDay } from './reading-store';

/**
 * Series in files that belong to no store, as a backup holds them: one table a file, columns named, days as dates,
 * channels by name, energies in whole Wh. A file is whole or not there. Throws a coded problem that names the file.
 */
export abstract class SeriesFiles {
  /** The ending of the files, with its dot. */
  abstract readonly extension: string;
  abstract writeReadings(path: string, rows: ReadingRows): Promise<void>;
  /** In the order in which they were written. */
  abstract readReadings(path: string): Promise<ReadingRows>;
  abstract writeIntervals(path: string, days: readonly IntervalDay[]): Promise<void>;
  abstract readIntervals(path: string): Promise<IntervalDay[]>;
  abstract writeAreaDays(path: string, rows: readonly AreaDay[]): Promise<void>;
  abstract readAreaDays(path: string): Promise<AreaDay[]>;
  abstract close(): Promise<void>;
}
