import { join } from 'node:path';
import { Agent, request } from 'node:http';
import { Channel, CHANNELS, emptyRows, Quality, type ReadingRows } from '../src/domain/metering/reading';
import { blocksOf, DAY_READING, daysWithin } from '../src/adapters/series-influxdb/measurements';
import { readingLines } from '../src/adapters/series-influxdb/line-protocol';
import { ReadingStore } from '../src/ports/reading-store';
import { TestHouse } from '../test/builders/house';
import { isInfluxThere } from '../test/influxdb/find-influxd.cjs';
import { TestInflux } from '../test/influxdb/test-influx';
import { closingFleet } from './closing-fleet';
import { idOf, importing, POINTS, pointsText, readingsFile, ROWS, FIRST_DAY, DAYS, kwhOf } from './import';
import { medianMilliseconds, milliseconds } from './measure';
import type { Figure } from './measure';
import { once, seconds } from './once';

const FLEETS = (process.env.BENCH_FLEETS ?? '50000,200000').split(',').map(Number);
const LINES_OF_A_POST = 10_000;
const CONNECTIONS = 2;
const BLOCKS_AT_ONCE = 64;
const RUNS = 200;

type Address = Record<
  'GRIDBRIEF_STORE' | 'INFLUX_URL' | 'INFLUX_ORG' | 'INFLUX_BUCKET' | 'INFLUX_TOKEN',
  string
>;

/** The store in InfluxDB 2 against what its server needs alone, on a server that is started here. */
export async function benchInfluxdb(folder: string): Promise<Figure[]> {
  if (!isInfluxThere()) throw new Error('InfluxDB is not there: npm run setup:influxdb builds it');
  const influx = await TestInflux.start(join(folder, 'server'));
  try {
    const figures = shown(await importAndPage(influx, folder));
    for (const points of FLEETS) figures.push(...shown(await fleetFigures(influx, folder, points)));
    return figures;
  } finally {
    await influx.stop();
  }
}

/** The whole takes ten minutes and more: what is known is said at once. */
function shown(figures: Figure[]): Figure[] {
  for (const { name, value, ratio } of figures)
    console.error(`  ${name}: ${value}${ratio === undefined ? '' : ` (${ratio.toFixed(2)})`}`);
  return figures;
}

function newAddress(influx: TestInflux): Address {
  const { url, org, bucket, token } = influx.newAddress();
  return {
    GRIDBRIEF_STORE: 'influxdb',
    INFLUX_URL: url,
    INFLUX_ORG: org,
    INFLUX_BUCKET: bucket,
    INFLUX_TOKEN: token,
  };
}

async function importAndPage(influx: TestInflux, folder: string): Promise<Figure[]> {
  const csv = await readingsFile(folder);
  const bareAddress = newAddress(influx);
  await makeBucket(influx, bareAddress);
  const bodies = [...bareBodies()];
  const bare = await milliseconds(() => postAll(bareAddress, bodies));
  const variables = newAddress(influx);
  const house = await TestHouse.open({ folder: join(folder, 'house'), variables });
  await importing(house, 'usage-points', house.file('points.csv', pointsText()));
  const first = await milliseconds(() => importing(house, 'register-readings', csv));
  const again = await milliseconds(() => importing(house, 'register-readings', csv));
  const page = await pageFigures(house, variables);
  await house.shut();
  return [
    { name: `bare HTTP post of ${ROWS} points`, value: `${perSecond(bare)} points/s` },
    {
      name: 'import of the same readings, nothing there yet',
      value: `${perSecond(first)} rows/s`,
      ratio: bare / first,
      against: 'speed of bare post',
    },
    {
      name: 'the same file again, nothing new',
      value: `${perSecond(again)} rows/s`,
      ratio: bare / again,
      against: 'speed of bare post',
    },
    ...page,
  ];
}

const perSecond = (ms: number): string => ((ROWS / ms) * 1000).toFixed(0);

/** Writing is by usage point, as an import writes. */
function* bareBodies(): Generator<string> {
  const rows = emptyRows(LINES_OF_A_POST);
  const ids: string[] = [];
  let count = 0;
  for (let point = 0; point < POINTS; point++)
    for (let day = 0; day < DAYS; day++) {
      set(rows, count++, point, FIRST_DAY + day, kwhOf(point, day) * 1000);
      ids.push(idOf(point));
      if (count < LINES_OF_A_POST) continue;
      yield readingLines(rows, 0, count, ids).join('\n');
      count = 0;
      ids.length = 0;
    }
  if (count > 0) yield readingLines(rows, 0, count, ids).join('\n');
}

function set(rows: ReadingRows, at: number, key: number, day: number, valueWh: number): void {
  rows.key[at] = key;
  rows.day[at] = day;
  rows.valueWh[at] = Math.round(valueWh);
  rows.channel[at] = Channel.Total;
  rows.quality[at] = Quality.Measured;
}

async function makeBucket(influx: TestInflux, { INFLUX_BUCKET: name }: Address): Promise<void> {
  await influx.ask('POST', '/api/v2/buckets', {
    orgID: await influx.orgId(),
    name,
    retentionRules: [{ type: 'expire', everySeconds: 0, shardGroupDurationSeconds: 4 * 604_800 }],
  });
}

async function postAll(address: Address, bodies: readonly string[]): Promise<void> {
  const query = new URLSearchParams({
    org: address.INFLUX_ORG,
    bucket: address.INFLUX_BUCKET,
    precision: 's',
  });
  const path = `/api/v2/write?${query.toString()}`;
  await eachOf(bodies, (body) => send(address, path, 'text/plain', body, 204));
}

/** So many at the same time as our store uses connections. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

const agent = new Agent({ keepAlive: true });

/** Sends a request and lets the answer run through; its bytes. */
function send(address: Address, path: string, type: string, body: string, expected: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Token ${address.INFLUX_TOKEN}`,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(`${address.INFLUX_URL}${path}`, { method: 'POST', agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', reject);
      response.on('end', () =>
        response.statusCode === expected
          ? resolve(bytes)
          : reject(new Error(`${path}: ${response.statusCode}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function query(address: Address, influxql: string): Promise<number> {
  const given = new URLSearchParams({
    db: address.INFLUX_BUCKET,
    epoch: 's',
    chunked: 'true',
    chunk_size: '5000',
  });
  return send(address, `/query?${given.toString()}`, 'application/vnd.influxql', influxql, 200);
}

async function pageFigures(house: TestHouse, address: Address): Promise<Figure[]> {
  const store = house.get(ReadingStore);
  const [from, to] = [FIRST_DAY + 5, FIRST_DAY + DAYS - 1];
  const pointOf = (run: number): number => (run * 7919) % POINTS;
  const bare = await medianMilliseconds(RUNS, (run) =>
    query(
      address,
      `SELECT value_wh, meter, quality FROM ${DAY_READING} WHERE "key"='${pointOf(run)}' AND channel='total' AND ${daysWithin(from, to)}`,
    ),
  );
  const ours = await medianMilliseconds(RUNS, (run) =>
    store.pointDays(pointOf(run), Channel.Total, from, to),
  );
  return [
    { name: 'bare query of 13 months of a point', value: `${bare.toFixed(2)} ms` },
    {
      name: '13 months of a point',
      value: `${ours.toFixed(2)} ms`,
      ratio: ours / bare,
      against: 'bare query',
    },
  ];
}

async function fleetFigures(influx: TestInflux, folder: string, points: number): Promise<Figure[]> {
  const home = join(folder, `fleet-${points}`);
  const address = newAddress(influx);
  console.error(`making ${points} usage points with registers …`);
  await closingFleet(home, points, address);
  const figures: Figure[] = [];
  for (const [name, ...args] of [
    ['aggregation of a day', 'aggregate', 'from=2025-06-20', 'to=2025-06-20'],
    ['close of a period', 'close-period', 'on=2025-06-30', 'json'],
  ]) {
    const ran = await once(home, address, ...args);
    const server = await milliseconds(() => streamDays(address, ran.fleetDays, points));
    figures.push(
      {
        name: `${points}: the server alone, ${ran.fleetDays.length} fleet days`,
        value: `${(server / 1000).toFixed(1)} s`,
      },
      { name: `${points}: ${name}`, value: seconds(ran), ratio: ran.ms / server, against: 'server alone' },
      { name: `${points}: ${name}, most memory`, value: `${ran.memoryMb} MB` },
    );
  }
  return figures;
}

/** The days as our store asks for them, and nothing done with the answers. */
async function streamDays(
  address: Address,
  fleetDays: readonly [day: number, channel: number][],
  points: number,
): Promise<void> {
  for (const [day, channel] of fleetDays) {
    const blocks = Array.from({ length: blocksOf(points) }, (_, block) => block);
    const parts: string[] = [];
    for (let from = 0; from < blocks.length; from += BLOCKS_AT_ONCE)
      parts.push(
        blocks
          .slice(from, from + BLOCKS_AT_ONCE)
          .map(
            (block) =>
              `SELECT "key", value_wh, meter, quality FROM ${DAY_READING} WHERE block='${block}' AND channel='${CHANNELS[channel]}' AND ${daysWithin(day, day)}`,
          )
          .join(';'),
      );
    await eachOf(parts, (influxql) => query(address, influxql));
  }
}
