import type { ReadingStore } from './reading-store';

export const SERIES_STORES = ['duckdb', 'influxdb'] as const;
export type SeriesStoreName = (typeof SERIES_STORES)[number];

/** The stores that can hold the series of this data folder, of which it uses one. */
export abstract class SeriesStores {
  /** The store in use. */
  abstract readonly current: SeriesStoreName;
  /** Opens a store beside the one in use; whoever opens it closes it. Throws when its settings do not suffice. */
  abstract open(name: SeriesStoreName): Promise<ReadingStore>;
  /** Makes the data folder remember another store. The house that is open goes on with the old one. */
  abstract changeOver(to: SeriesStoreName): Promise<void>;
}
