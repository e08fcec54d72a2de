import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ImportRecords, type ImportResult } from '../../src/ports/import-records';
import { ReadingStore } from '../../src/ports/reading-store';
import { around } from '../builders/around';
import { type HouseOptions, type Ran, TestHouse } from '../builders/house';
import { SlowWay } from '../builders/slow-way';
import { canMount, SmallDisk } from '../builders/small-disk';
import { TestInflux } from './test-influx';

jest.setTimeout(300_000);

const POINTS = 300;
const DAYS = 500;
const ROWS = POINTS * DAYS;
const FIRST_DAY = 19_800;
const NOW = '2025-09-01T02:00:00Z';
const KEYS = Int32Array.from({ length: POINTS }, (_, key) => key);

const idOf = (point: number): string => `P${String(point).padStart(4, '0')}`;
const dayOf = (day: number): string => new Date((FIRST_DAY + day) * 86_400_000).toISOString().slice(0, 10);
const points = [
  'usage_point_id,customer_code,network_path,region,tariff',
  ...Array.from({ length: POINTS }, (_, point) => `${idOf(point)},C${point},Corp/Team,north,residential`),
].join('\n');
const readings = [
  'usage_point_id,day,register_kwh',
  ...Array.from({ length: ROWS }, (_, row) => {
    const [day, point] = [Math.floor(row / POINTS), row % POINTS];
    return `${idOf(point)},${dayOf(day)},${1000 + point + day * 5}`;
  }),
].join('\n');

const houses: TestHouse[] = [];
/** What a store without faults holds. */
let right: unknown;
beforeAll(async () => {
  const house = await prepared({});
  expect(await importing(house)).toMatchObject({ code: 0 });
  right = await contentOf(house);
});
let influx: TestInflux;
beforeEach(async () => {
  influx = await TestInflux.start();
});
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
  await influx.stop();
});

async function prepared(options: HouseOptions): Promise<TestHouse> {
  const house = await TestHouse.open({ now: NOW, ...options });
  houses.push(house);
  expect(await house.run('import', ['usage-points', house.file('points.csv', points)])).toMatchObject({
    code: 0,
  });
  house.file('readings.csv', readings);
  return house;
}

/** Points in InfluxDB by an address; `of` another way or another token. */
function at(
  server: TestInflux,
  of: { url?: string; token?: string } = {},
): NonNullable<HouseOptions['variables']> {
  const { url, org, bucket, token } = server.newAddress();
  return {
    GRIDBRIEF_STORE: 'influxdb',
    INFLUX_URL: of.url ?? url,
    INFLUX_ORG: org,
    INFLUX_BUCKET: bucket,
    INFLUX_TOKEN: of.token ?? token,
  };
}

const importing = (house: TestHouse): Promise<Ran> =>
  house.run('import', ['register-readings', 'given/readings.csv'], { json: true });

const resultOf = ({ out }: Ran): ImportResult => JSON.parse(out) as ImportResult;

const contentOf = async (house: TestHouse): Promise<unknown> =>
  house.get(ReadingStore).rowsOf(KEYS, FIRST_DAY - 1, FIRST_DAY + DAYS);

/** Nothing missing, nothing doubled: what is not yet stored is taken now, what is stored is as it was given. */
async function expectGoesOn(house: TestHouse): Promise<void> {
  const again = await importing(house);
  expect([again.code, again.messages]).toEqual([0, []]);
  const { rows, accepted, unchanged, corrected, rejected } = resultOf(again);
  expect({ rows, corrected, rejected }).toEqual({ rows: ROWS, corrected: 0, rejected: 0 });
  expect(accepted + unchanged).toBe(ROWS);
  expect(await contentOf(house)).toEqual(right);
}

describe('an import while InfluxDB', () => {
  it('is killed and stays away says how far it came, and goes on when it is run again', async () => {
    const house = await prepared({ variables: at(influx) });
    around(house.get(ReadingStore), 'write', 1, { after: () => influx.kill() });
    const failed = await importing(house);
    expect(failed.code).toBe(1);
    expect(failed.messages.join()).toMatch(/cannot reach InfluxDB at .*safely stored.*import it again/s);
    const [latest] = await house.get(ImportRecords).latest(1);
    expect(latest.state).toBe('failed');
    await influx.restart();
    await expectGoesOn(house);
  });

  it('is killed and restarted at once goes on by itself', async () => {
    const house = await prepared({ variables: at(influx) });
    let restarted = Promise.resolve();
    around(house.get(ReadingStore), 'write', 1, {
      after: async () => {
        await influx.kill();
        restarted = influx.restart();
      },
    });
    expect(await importing(house)).toMatchObject({ code: 0, messages: [] });
    await restarted;
    expect(await contentOf(house)).toEqual(right);
    await expectGoesOn(house);
  });

  it('stands still for a minute waits and goes on', async () => {
    const house = await prepared({ variables: at(influx) });
    let thawed = Promise.resolve();
    around(house.get(ReadingStore), 'write', 1, {
      before: () => {
        influx.freeze();
        thawed = pause(60_000).then(() => influx.thaw());
      },
    });
    expect(await importing(house)).toMatchObject({ code: 0, messages: [] });
    await thawed;
    expect(await contentOf(house)).toEqual(right);
  });

  it('takes its token back names the token, and goes on with another one', async () => {
    const own = await influx.ask<{ id: string; token: string }>('POST', '/api/v2/authorizations', {
      orgID: await influx.orgId(),
      permissions: ['read', 'write'].flatMap((action) =>
        ['buckets', 'orgs', 'dbrp'].map((type) => ({ action, resource: { type } })),
      ),
    });
    const variables = at(influx, { token: own.token });
    const house = await prepared({ variables });
    around(house.get(ReadingStore), 'write', 1, {
      after: () => influx.ask('DELETE', `/api/v2/authorizations/${own.id}`),
    });
    const failed = await importing(house);
    expect(failed.code).toBe(1);
    expect(failed.messages.join()).toMatch(/does not know the token; set INFLUX_TOKEN/);
    await house.shut();
    houses.pop();
    const other = await TestHouse.open({
      now: NOW,
      folder: house.folder,
      variables: { ...variables, INFLUX_TOKEN: influx.token },
    });
    houses.push(other);
    await expectGoesOn(other);
  });

  it('answers slowly takes its time', async () => {
    const way = await SlowWay.to(influx.url, 50);
    const house = await prepared({ variables: at(influx, { url: way.url }) });
    expect(await importing(house)).toMatchObject({ code: 0, messages: [] });
    expect(await contentOf(house)).toEqual(right);
    await way.close();
  });

  it.each([-1, 1])('has another hour than we (%i) stores the same days', async (hours) => {
    const house = await prepared({
      variables: at(influx),
      now: new Date(Date.parse(NOW) + hours * 3_600_000).toISOString(),
    });
    expect(await importing(house)).toMatchObject({ code: 0 });
    expect(await contentOf(house)).toEqual(right);
  });
});

if (canMount())
  describe('an import while the disk of InfluxDB', () => {
    it('fills up says so, keeps what was acknowledged, and goes on when there is room', async () => {
      const disk = new SmallDisk(24);
      const full = await TestInflux.start(join(disk.folder, 'influxdb'));
      const house = await prepared({ variables: at(full) });
      disk.fill();
      const failed = await importing(house);
      expect(failed.code).toBe(1);
      expect(failed.messages.join()).toMatch(/its disk is full.*make room there/s);
      disk.makeRoom(256);
      await full.kill();
      await full.restart();
      await expectGoesOn(house);
      await full.stop();
      disk.remove();
    });
  });
else process.stderr.write('not tried, since file systems cannot be mounted here: a full disk of InfluxDB\n');
