import type { FolderMemory } from '../../src/adapters/series-influxdb/folder-memory';
import { InfluxReadingStore } from '../../src/adapters/series-influxdb/influx-reading-store';
import { InfluxServer } from '../../src/adapters/series-influxdb/influx-server';
import type { InfluxAddress } from '../../src/adapters/series-influxdb/server-problems';
import type { ReadingStore } from '../../src/ports/reading-store';
import { days, toRows } from '../contracts/reading-rows';
import { PLAIN_NAMES } from './in-bucket';
import { TestInflux } from './test-influx';

jest.setTimeout(300_000);

const DAY = 20_000;
const FOUR_WEEKS_S = 4 * 7 * 86_400;

let influx: TestInflux;
let address: InfluxAddress;
const opened: ReadingStore[] = [];
beforeAll(async () => {
  influx = await TestInflux.start();
});
afterAll(() => influx?.stop());
beforeEach(() => {
  address = influx.newAddress();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await influx.removeBucket(address.bucket);
});

function open(owner: string, token = address.token): ReadingStore {
  const store = new InfluxReadingStore(new InfluxServer({ ...address, token }), owner, PLAIN_NAMES);
  opened.push(store);
  return store;
}

interface Rule {
  everySeconds: number;
  shardGroupDurationSeconds: number;
}

async function makeBucket(rule?: Partial<Rule>): Promise<string> {
  const retentionRules = rule ? [{ type: 'expire', ...rule }] : [];
  const made = await influx.ask<{ id: string }>('POST', '/api/v2/buckets', {
    orgID: await influx.orgId(),
    name: address.bucket,
    retentionRules,
  });
  return made.id;
}

/** A token that may do these things to one bucket (or to all of the kind), and nothing else. */
async function makeToken(
  ...rights: [action: 'read' | 'write', type: string, id?: string][]
): Promise<string> {
  const orgID = await influx.orgId();
  const made = await influx.ask<{ token: string }>('POST', '/api/v2/authorizations', {
    orgID,
    permissions: rights.map(([action, type, id]) => ({ action, resource: { orgID, type, id } })),
  });
  return made.token;
}

describe('the bucket of a data folder', () => {
  it('is made where the token may: kept for ever, four weeks to a shard group', async () => {
    await open('folder-a').write(toRows(days('1 2', DAY)));
    const bucket = await influx.ask<{ retentionRules: Rule[] }>(
      'GET',
      `/api/v2/buckets/${await influx.bucketId(address.bucket)}`,
    );
    expect(bucket.retentionRules).toMatchObject([
      { everySeconds: 0, shardGroupDurationSeconds: FOUR_WEEKS_S },
    ]);
  });

  it('needs a token that may read and write it, and nothing more', async () => {
    const id = await makeBucket();
    const store = open('folder-a', await makeToken(['read', 'buckets', id], ['write', 'buckets', id]));
    await store.write(toRows(days('1 2 3', DAY)));
    expect([await store.firstDay(), await store.lastDay()]).toEqual([DAY, DAY + 2]);
    expect((await store.pointDays(0, 0, DAY, DAY + 2)).valueWh).toEqual(Float64Array.of(1, 2, 3));
  });

  it('is not made by a token that may not: the problem says what to run', async () => {
    const other = await influx.ask<{ id: string }>('POST', '/api/v2/buckets', {
      orgID: await influx.orgId(),
      name: `${address.bucket}-other`,
      retentionRules: [],
    });
    const token = await makeToken(['read', 'buckets', other.id], ['write', 'buckets', other.id]);
    const refused = open('folder-a', token).lastDay();
    await expect(refused).rejects.toMatchObject({ code: 'series-bucket-missing', retryable: true });
    await expect(refused).rejects.toThrow(
      `influx bucket create --org ${address.org} --name ${address.bucket} --retention 0 --shard-group-duration 672h`,
    );
    await influx.removeBucket(`${address.bucket}-other`);
  });

  it.each([
    ['read', 'series-forbidden'],
    ['write', 'series-bucket-missing'],
  ] as const)('says what is missing where the token may only %s', async (action, code) => {
    const token = await makeToken([action, 'buckets', await makeBucket()]);
    await expect(open('folder-a', token).lastDay()).rejects.toMatchObject({ code });
  });

  it('says that a token is not known', async () => {
    await expect(open('folder-a', 'revoked').lastDay()).rejects.toMatchObject({
      code: 'series-unauthorized',
    });
  });

  it('belongs to the folder that was first, also after that one has gone on', async () => {
    await open('folder-a').write(toRows(days('1', DAY)));
    const refused = open('folder-b').write(toRows(days('2', DAY)));
    await expect(refused).rejects.toMatchObject({ code: 'series-bucket-taken', retryable: false });
    expect((await open('folder-a').pointDays(0, 0, DAY, DAY)).valueWh[0]).toBe(1);
  });

  it('is refused when it forgets', async () => {
    await makeBucket({ everySeconds: 30 * 86_400 });
    await expect(open('folder-a').lastDay()).rejects.toMatchObject({ code: 'series-bucket-forgets' });
  });

  it('is refused when it begins to forget', async () => {
    await open('folder-a').write(toRows(days('1', DAY)));
    const id = await influx.bucketId(address.bucket);
    const retentionRules = [{ type: 'expire', everySeconds: 100 * 365 * 86_400 }];
    await influx.ask('PATCH', `/api/v2/buckets/${id}`, { retentionRules });
    await expect(open('folder-a').lastDay()).rejects.toMatchObject({ code: 'series-bucket-forgets' });
  });

  it('is missed when it is emptied under way, or another folder has claimed it after that', async () => {
    const store = open('folder-a');
    await store.write(toRows(days('1', DAY)));
    await influx.removeBucket(address.bucket);
    await makeBucket();
    await expect(store.lastDay()).rejects.toMatchObject({ code: 'series-bucket-other' });
    await open('folder-b').lastDay();
    await expect(store.lastDay()).rejects.toMatchObject({ code: 'series-bucket-taken' });
  });

  it('is the one that was written to: another, empty one is not taken for it, nor made', async () => {
    let written: string | null = null;
    const memory: FolderMemory = {
      bucket: async () => written,
      remember: async (bucket) => void (written = bucket),
    };
    const openIn = (bucket: string): ReadingStore => {
      const store = new InfluxReadingStore(
        new InfluxServer({ ...address, bucket }),
        'folder-a',
        PLAIN_NAMES,
        memory,
      );
      opened.push(store);
      return store;
    };
    const mistyped = `${address.bucket}-x`;
    await openIn(address.bucket).lastDay();
    expect(written).toBeNull();
    await openIn(address.bucket).write(toRows(days('1', DAY)));
    const other = openIn(mistyped);
    for (const refused of [other.lastDay(), other.write(toRows(days('2', DAY)))]) {
      await expect(refused).rejects.toMatchObject({ code: 'series-bucket-other' });
      await expect(refused).rejects.toThrow(`written to the bucket "${address.bucket}"; set INFLUX_URL`);
    }
    expect(await influx.bucketId(mistyped)).toBeNull();
    written = null;
    expect(await openIn(address.bucket).lastDay()).toBe(DAY);
    expect(written).toBe(address.bucket);
  });

  it('is missed when it is deleted under way', async () => {
    const store = open('folder-a');
    await store.write(toRows(days('1', DAY)));
    await influx.removeBucket(address.bucket);
    await expect(store.lastDay()).rejects.toMatchObject({ code: 'series-bucket-missing' });
    await expect(store.write(toRows(days('1', DAY)))).rejects.toMatchObject({
      code: 'series-bucket-missing',
    });
  });
});

describe('writes that break off', () => {
  it('name the points that the server refuses, and say the right first and last day after them', async () => {
    const store = open('folder-a');
    await store.write(toRows(days('10 11', DAY)));
    const halfWh = { key: 3, day: DAY + 40, valueWh: 12.5 };
    await expect(store.write(toRows([{ key: 3, day: DAY + 30, valueWh: 12 }, halfWh]))).rejects.toThrow(
      /cannot store 1 points .*\n {2}- usage point UP-3, channel total, 2024-11-13: .*unable to parse/,
    );
    for (const asked of [store, open('folder-a')]) {
      expect([await asked.firstDay(), await asked.lastDay()]).toEqual([DAY, DAY + 30]);
    }
    await store.write(toRows([{ ...halfWh, valueWh: 13 }]));
    expect(await store.lastDay()).toBe(DAY + 40);
  });

  it('are found out by whoever opens the bucket next', async () => {
    const store = open('folder-a');
    await store.write(toRows(days('10', DAY)));
    const { org, bucket } = address;
    const lines = [
      `series_store begun_first_day=${DAY - 9}i,begun_last_day=${DAY + 9}i 0`,
      `day_reading,block=0,channel=total,key=0 value_wh=1i,meter=0i,quality=4i ${(DAY - 4) * 86_400}`,
      `day_reading,block=0,channel=energy,key=0 value_wh=1i,meter=0i,quality=4i ${(DAY + 5) * 86_400}`,
    ];
    const query = new URLSearchParams({ org, bucket, precision: 's' });
    await fetch(`${influx.url}/api/v2/write?${query.toString()}`, {
      method: 'POST',
      headers: { authorization: `Token ${influx.token}` },
      body: lines.join('\n'),
    });
    const next = open('folder-a');
    expect([await next.firstDay(), await next.lastDay()]).toEqual([DAY - 4, DAY + 5]);
  });
});
