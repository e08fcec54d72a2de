import { InfluxReadingStore } from '../../src/adapters/series-influxdb/influx-reading-store';
import { InfluxServer } from '../../src/adapters/series-influxdb/influx-server';
import type { SeriesNames } from '../../src/adapters/series-influxdb/series-names';
import type { ReadingStore } from '../../src/ports/reading-store';
import type { Storage } from '../contracts/storage';
import type { TestInflux } from './test-influx';

/** Names for keys and areas that no records know. */
export const PLAIN_NAMES: SeriesNames = {
  usagePoints: async (keys) => Array.from(keys, (key) => `UP-${key}`),
  areas: async (indices) => Array.from(indices, (index) => ({ kind: 'network', path: `node ${index}` })),
};

/** Storage in a bucket of its own. */
export async function inBucket(influx: TestInflux): Promise<Storage<ReadingStore>> {
  const address = influx.newAddress();
  return {
    open: async () => new InfluxReadingStore(new InfluxServer(address), 'folder-of-tests', PLAIN_NAMES),
    remove: () => influx.removeBucket(address.bucket),
  };
}
