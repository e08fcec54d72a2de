import { describeReadingStore } from '../contracts/reading-store';
import { inBucket } from './in-bucket';
import { TestInflux } from './test-influx';

// a million points are a matter of a minute where server and tests share two busy cores
jest.setTimeout(300_000);

let influx: TestInflux;
beforeAll(async () => {
  influx = await TestInflux.start();
});
afterAll(() => influx?.stop());

describeReadingStore('InfluxDB', () => inBucket(influx));
