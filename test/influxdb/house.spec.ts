import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INBOX_JOB, InboxJob } from '../../src/features/ingest/inbox.job';
import type { StatusJson } from '../../src/features/status/status.service';
import { Timetable } from '../../src/platform/schedule/timetable';
import { TestHouse } from '../builders/house';
import { TestService } from '../builders/service';
import { TestInflux } from './test-influx';

jest.setTimeout(300_000);

const POINTS =
  'usage_point_id,customer_code,network_path,region,tariff\nP1,C1,Corp/Team,north,residential\n"P2"") |> drop(), x=1\\",C2,Corp/Team,north,residential\n';
const READINGS =
  'usage_point_id,day,register_kwh\nP1,2025-06-01,100\nP1,2025-06-02,107\nP1,2025-06-03,115\n"P2"") |> drop(), x=1\\",2025-06-01,5\n"P2"") |> drop(), x=1\\",2025-06-02,9\n';

let influx: TestInflux;
beforeAll(async () => {
  influx = await TestInflux.start();
});
afterAll(() => influx?.stop());

function variables(): Record<string, string> {
  const { url, org, bucket, token } = influx.newAddress();
  return {
    GRIDBRIEF_STORE: 'influxdb',
    INFLUX_URL: url,
    INFLUX_ORG: org,
    INFLUX_BUCKET: bucket,
    INFLUX_TOKEN: token,
  };
}

describe('a house with its series in InfluxDB', () => {
  let house: TestHouse;
  afterEach(() => house?.close());

  it('knows its bucket again, and takes no other for it', async () => {
    const given = variables();
    house = await TestHouse.open({ variables: given });
    await load();
    const { folder } = house;
    await house.shut();
    const mistyped = { ...given, INFLUX_BUCKET: `${given.INFLUX_BUCKET}-x` };
    house = await TestHouse.open({ folder, variables: mistyped });
    expect(
      (await house.run('usage', ['P1'], { from: '2025-06-01', to: '2025-06-03' })).messages.join(),
    ).toMatch(new RegExp(`were written to the bucket "${given.INFLUX_BUCKET}"; set INFLUX_URL`));
    expect((await house.run('status')).out).toMatch(/not to be read now: .* were written to the bucket/);
    await house.shut();
    house = await TestHouse.open({ folder, variables: given });
    expect((await house.run('usage', ['P1'], { from: '2025-06-01', to: '2025-06-03' })).code).toBe(0);
  });

  const load = async () => {
    await house.run('import', ['usage-points', house.file('points.csv', POINTS)]);
    return house.run('import', ['register-readings', house.file('readings.csv', READINGS)]);
  };

  it('imports, answers and remembers as with DuckDB, and makes no file for series', async () => {
    const given = variables();
    house = await TestHouse.open({ variables: given });
    expect(await load()).toMatchObject({ code: 0 });
    await house.run('aggregate');
    await house.reopen();
    const usage = await house.json('usage', ['P1'], { from: '2025-06-01', to: '2025-06-03' });
    const strange = await house.json('usage', ['P2") |> drop(), x=1\\'], {
      from: '2025-06-01',
      to: '2025-06-02',
    });
    const status = await house.json<StatusJson>('status');
    expect(status).toMatchObject({
      series: { store: 'influxdb', problem: null },
      lastReadingDay: '2025-06-03',
    });
    expect(readdirSync(join(house.folder, 'var')).filter((name) => name.startsWith('series'))).toEqual([]);

    const other = await TestHouse.open();
    const influxHouse = house;
    house = other;
    await load();
    await house.run('aggregate');
    expect(await house.json('usage', ['P1'], { from: '2025-06-01', to: '2025-06-03' })).toEqual(usage);
    expect(
      await house.json('usage', ['P2") |> drop(), x=1\\'], { from: '2025-06-01', to: '2025-06-02' }),
    ).toEqual(strange);
    expect((await house.json<StatusJson>('status')).nodes).toEqual(status.nodes);
    await influxHouse.close();
  });

  it("refuses another folder's bucket, and the folder another store", async () => {
    const given = variables();
    house = await TestHouse.open({ variables: given });
    await load();
    const other = await TestHouse.open({ variables: given });
    const ran = await other.run('import', [
      'meters',
      other.file('m.csv', 'usage_point_id,meter_serial,installed_at,installed_register_kwh\n'),
    ]);
    expect(ran.messages.join()).toMatch(/it holds the series of another data folder; set INFLUX_BUCKET/);
    await other.close();
    await house.shut();
    await expect(TestHouse.open({ folder: house.folder })).rejects.toThrow(
      /was made with the series store "influxdb".*move-series --to duckdb/,
    );
    expect(existsSync(join(house.folder, 'var', 'series.duckdb'))).toBe(false);
    await house.reopen();
  });
});

describe('a service whose InfluxDB goes away', () => {
  let service: TestService;
  afterEach(() => service?.remove());

  const post = (kind: string, text: string) =>
    service.ask<{ code: string; detail: string }>('POST', `/api/v1/imports/${kind}`, text, {
      'content-type': 'text/csv',
    });
  const usage = () =>
    service.ask<{ code: string; detail: string }>(
      'GET',
      '/api/v1/usage-points/P1/usage?from=2025-06-01&to=2025-06-03',
    );

  it('starts without it, serves what the records hold, says what is missing, and goes on by itself', async () => {
    await influx.kill();
    service = await TestService.start({ variables: variables() });
    expect((await post('usage-points', POINTS)).status).toBe(200);
    expect((await service.ask('GET', '/health/live')).status).toBe(200);
    const ready = await service.ask<{ checks: Record<string, string> }>('GET', '/health/ready');
    expect([ready.status, ready.body.checks.records]).toEqual([503, 'ok']);
    expect(ready.body.checks.series).toMatch(/cannot reach InfluxDB at .*ECONNREFUSED.*start the server/);
    const status = await service.ask<StatusJson>('GET', '/api/v1/status');
    expect(status.body).toMatchObject({ usagePoints: 2, lastReadingDay: null, nodes: [] });
    expect(status.body.series.problem).toContain('cannot reach InfluxDB');
    expect(await usage()).toMatchObject({ status: 503, body: { code: 'series-unreachable' } });

    await influx.restart();
    expect((await service.ask('GET', '/health/ready')).status).toBe(200);
    expect((await post('register-readings', READINGS)).status).toBe(200);
    expect((await usage()).status).toBe(200);
  });

  it('leaves a file in the inbox while it is away, and takes it when it is back', async () => {
    service = await TestService.start({ variables: variables() });
    await post('usage-points', POINTS);
    // made before the server is killed: influxd does not start again when it dies while it makes a bucket
    expect((await service.ask('GET', '/health/ready')).status).toBe(200);
    // as the timetable does: its own looks and these are never at work together
    const job = service.get(InboxJob);
    const look = () => service.get(Timetable).run(INBOX_JOB, () => job.look());
    const inbox = join(service.place.dataFolder, 'inbox');
    const file = join(inbox, 'register-readings', 'june.csv');
    writeFileSync(`${file}.part`, READINGS);
    renameSync(`${file}.part`, file);
    await look();
    await influx.kill();
    await look();
    await look();
    expect(existsSync(file)).toBe(true);
    mkdirSync(join(inbox, 'bad'), { recursive: true });
    expect(readdirSync(join(inbox, 'bad'))).toEqual([]);
    const [failed, ...others] = (
      await service.ask<{ items: { state: string; error: string }[] }>('GET', '/api/v1/imports')
    ).body.items;
    expect(failed).toMatchObject({ state: 'failed' });
    expect(failed.error).toMatch(
      /cannot reach InfluxDB.*0 rows of the file are safely stored, import it again/,
    );
    expect(others).toHaveLength(1);
    await influx.restart();
    await look();
    expect(existsSync(file)).toBe(false);
    expect((await usage()).status).toBe(200);
  });
});
