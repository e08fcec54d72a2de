import { InfluxReadingStore } from '../../src/adapters/series-influxdb/influx-reading-store';
import { InfluxServer } from '../../src/adapters/series-influxdb/influx-server';
import { Channel } from '../../src/domain/metering/reading';
import { fromRows, reading, toRows } from '../contracts/reading-rows';
import { PLAIN_NAMES } from './in-bucket';
import { TestInflux } from './test-influx';

const DAY = 20_000;

describe('points that another client wrote', () => {
  let influx: TestInflux;
  beforeAll(async () => {
    influx = await TestInflux.start();
  });
  afterAll(() => influx?.stop());

  it('are no readings where value or quality is missing: missing, never zero', async () => {
    const address = influx.newAddress();
    const server = new InfluxServer(address);
    const store = new InfluxReadingStore(server, 'folder-of-tests', PLAIN_NAMES);
    const kept = reading({ key: 0, day: DAY, valueWh: 5 });
    await store.write(toRows([kept, { ...kept, day: DAY + 3 }]));
    const at = (day: number): number => day * 86_400;
    await server.write(
      [
        `day_reading,block=0,channel=total,key=0 meter=0i,quality=4i ${at(DAY + 1)}`,
        `day_reading,block=0,channel=total,key=0 value_wh=7i,meter=0i ${at(DAY + 2)}`,
      ].join('\n'),
    );
    expect(fromRows(await store.rowsOf(Int32Array.of(0), DAY, DAY + 2))).toEqual([kept]);
    const days = await store.pointDays(0, Channel.Total, DAY, DAY + 2);
    expect([Array.from(days.valueWh), Array.from(days.quality)]).toEqual([
      [5, NaN, NaN],
      [4, 0, 0],
    ]);
    for (const day of [DAY + 1, DAY + 2])
      expect((await store.fleetDay(day, Channel.Total, 1)).received).toBe(0);
    await store.close();
  });
});
