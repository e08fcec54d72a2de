import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InfluxReadingStore } from '../../src/adapters/series-influxdb/influx-reading-store';
import { InfluxServer } from '../../src/adapters/series-influxdb/influx-server';
import type { InfluxAddress } from '../../src/adapters/series-influxdb/server-problems';
import { Channel, Quality } from '../../src/domain/metering/reading';
import { REPOSITORY } from '../builders/house';
import { days, toRows } from '../contracts/reading-rows';
import { TestInflux } from './test-influx';

jest.setTimeout(300_000);

const DAY = 20_000;
const PAGE = readFileSync(join(REPOSITORY, 'docs', 'influxdb.md'), 'utf8');
const blocksIn = (language: string): string[] =>
  Array.from(PAGE.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g')), ([, text]) => text);

let influx: TestInflux;
let address: InfluxAddress;
beforeAll(async () => {
  influx = await TestInflux.start();
  address = influx.newAddress();
  const store = new InfluxReadingStore(new InfluxServer(address), 'folder', {
    usagePoints: async (keys) => Array.from(keys, () => 'PA18LC0093398'),
    areas: async (indices) =>
      Array.from(
        indices,
        (index) =>
          [
            { kind: 'network', path: 'Corp' },
            { kind: 'network', path: 'Corp/Team' },
            { kind: 'region', path: 'north' },
          ][index],
      ),
  });
  await store.write(toRows(days('100000 107500 111000', DAY)));
  const load = { measuredWh: 3_000_000, estimatedWh: 500_000, received: 9, expected: 10 };
  await store.writeAreaDays([0, 1, 2].map((area) => ({ ...load, area, day: DAY })));
  await store.writeIntervals([
    {
      key: 0,
      day: DAY,
      channel: Channel.Total,
      minutes: 30,
      valueWh: new Float64Array(48).fill(10),
      quality: new Uint8Array(48).fill(Quality.Measured),
    },
  ]);
  await store.close();
});
afterAll(async () => {
  await influx?.removeBucket(address.bucket);
  await influx?.stop();
});

async function answerOf(path: string, type: string, body: string): Promise<string> {
  const response = await fetch(`${influx.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Token ${influx.token}`, 'content-type': type },
    body,
  });
  return response.text();
}

const influxql = async (text: string): Promise<{ series?: { columns: string[]; values: unknown[][] }[] }> => {
  const query = new URLSearchParams({ db: address.bucket, epoch: 's' }).toString();
  const answer = await answerOf(`/query?${query}`, 'application/vnd.influxql', text);
  return (JSON.parse(answer) as { results: [object] }).results[0];
};

describe('docs/influxdb.md', () => {
  it('names every measurement, tag and field that is written, and no other', async () => {
    const stored: string[] = [];
    for (const what of ['FIELD', 'TAG'])
      for (const { name, values } of (await influxql(`SHOW ${what} KEYS`)).series as unknown as {
        name: string;
        values: [string][];
      }[])
        stored.push(...values.map(([key]) => `${name}.${key}`));
    const described = Array.from(PAGE.matchAll(/^\| `(\w+)`\s+\|(.*?)\|(.*?)\|/gm)).flatMap(
      ([, name, ...cells]) => Array.from(cells.join().matchAll(/`(\w+)`/g), ([, key]) => `${name}.${key}`),
    );
    const ofMeasurements = described.filter((key) =>
      stored.some((each) => each.startsWith(key.split('.')[0])),
    );
    expect(ofMeasurements.sort()).toEqual(stored.sort());
    expect(stored.length).toBeGreaterThan(25);
  });

  it('gives queries in InfluxQL that answer what they say', async () => {
    const [load, usage] = blocksIn('sql')[0]
      .split('\n')
      .filter((line) => line.startsWith('SELECT'))
      .map((text) =>
        text.replace('$timeFilter', `time >= ${DAY * 86_400}s AND time < ${(DAY + 3) * 86_400}s`),
      );
    expect((await influxql(load)).series![0].values[0]).toEqual([DAY * 86_400, 3]);
    expect((await influxql(usage)).series![0].values.map(([, kwh]) => kwh)).toEqual([7.5, 3.5]);
  });

  it('gives a query in Flux that answers what it says', async () => {
    const [text] = blocksIn('flux');
    const flux = text
      .replace('"gridbrief"', JSON.stringify(address.bucket))
      .replace('v.timeRangeStart', String(DAY * 86_400))
      .replace('v.timeRangeStop', String((DAY + 1) * 86_400));
    const answer = await answerOf(`/api/v2/query?org=${influx.org}`, 'application/vnd.flux', flux);
    const [header, ...rows] = answer
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(rows.map((row) => [row[header.indexOf('path')], Number(row[header.indexOf('_value')])])).toEqual([
      ['north', 3],
    ]);
  });
});
