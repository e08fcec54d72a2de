import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadingStore } from '../../src/ports/reading-store';
import { SeriesStores } from '../../src/ports/series-stores';
import { customerReport } from '../../src/reports/kinds/customer';
import { managementReport } from '../../src/reports/kinds/management';
import { pressReport } from '../../src/reports/kinds/press';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import { type HouseOptions, TestHouse } from '../builders/house';
import { CLOSING, openUtility } from '../reports/management-utility';
import { TestInflux } from './test-influx';

jest.setTimeout(300_000);

const NOW = '2025-06-09T00:00:00Z';
const INTERVALS = `usage_point_id,start,minutes,kwh
${Array.from({ length: 23 }, (_, hour) => `P0-0,2025-06-07T${String(hour).padStart(2, '0')}:00,60,0.${hour + 10}`).join('\n')}
`;

let influx: TestInflux;
let base: string;
let house: TestHouse;
const others: TestHouse[] = [];
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'gridbrief-test-'));
  influx = await TestInflux.start();
  house = await openUtility(CLOSING);
  await house.run('import', ['interval-usage', house.file('intervals.csv', INTERVALS)]);
  await house.run('aggregate');
});
afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});
afterAll(async () => {
  await house?.close();
  await influx?.stop();
  rmSync(base, { recursive: true, force: true });
});

function inInflux(): NonNullable<HouseOptions['variables']> {
  const { url, org, bucket, token } = influx.newAddress();
  return { INFLUX_URL: url, INFLUX_ORG: org, INFLUX_BUCKET: bucket, INFLUX_TOKEN: token };
}

async function opened(options: HouseOptions): Promise<TestHouse> {
  const other = await TestHouse.open({ now: NOW, ...options });
  others.push(other);
  return other;
}

/** Facts of the three reports, and what stands in the series. */
async function contentOf(of: TestHouse): Promise<unknown> {
  const pipeline = of.get(ReportPipeline);
  const keys = Int32Array.from({ length: 60 }, (_, key) => key);
  const store = of.get(ReadingStore);
  return [
    (await pipeline.issue(managementReport, managementReport.requestFrom({ week: '2025-W23' }))).facts,
    (await pipeline.issue(pressReport, pressReport.requestFrom({ from: '2025-06-02', to: '2025-06-08' })))
      .facts,
    (
      await pipeline.issue(
        customerReport,
        customerReport.requestFrom({ customerCode: 'C0-0', period: '2025-05' }),
      )
    ).facts,
    await store.rowsOf(keys, 0, 30_000),
    await store.intervals(keys, 0, 30_000),
  ];
}

describe('a data folder and its stores', () => {
  it('is restored into InfluxDB and back, with equal facts', async () => {
    const content = await contentOf(house);
    const [first, second] = [join(base, 'from-duckdb'), join(base, 'from-influxdb')];
    expect(await house.run('backup', [first])).toMatchObject({ code: 0 });
    const inInfluxdb = await opened({
      isRestoring: true,
      variables: { ...inInflux(), GRIDBRIEF_STORE: 'influxdb' },
    });
    expect(await inInfluxdb.run('restore', [first])).toMatchObject({ code: 0 });
    expect(await contentOf(inInfluxdb)).toEqual(content);
    expect((await inInfluxdb.run('verify')).out).toMatch(/store {10}influxdb[^]*sound/);
    expect(await inInfluxdb.run('backup', [second])).toMatchObject({ code: 0 });
    const back = await opened({ isRestoring: true });
    expect(await back.run('restore', [second])).toMatchObject({ code: 0 });
    expect(await contentOf(back)).toEqual(content);
  });

  it('is moved to InfluxDB and back; what was broken off goes on', async () => {
    const content = await contentOf(house);
    const backup = join(base, 'for-moving');
    await house.run('backup', [backup]);
    const variables = inInflux();
    let moving = await opened({ isRestoring: true, variables });
    await moving.run('restore', [backup]);

    const begun = await moving.get(SeriesStores).open('influxdb');
    await begun.write(await moving.get(ReadingStore).rowsOf(Int32Array.of(0, 1, 2), 0, 30_000));
    await begun.close();
    const moved = await moving.run('move-series', [], { to: 'influxdb' });
    expect(moved.messages.join('\n')).toMatch(
      /counts and sums of every day are equal[^]*GRIDBRIEF_STORE=influxdb/,
    );
    expect((await moving.run('move-series', [], { to: 'duckdb' })).messages.join()).toMatch(/where they are/);
    await moving.shut();

    const { folder } = moving;
    await expect(TestHouse.open({ folder, now: NOW, variables })).rejects.toThrow(
      /made with the series store "influxdb".*GRIDBRIEF_STORE to influxdb/,
    );
    others.pop();
    moving = await opened({ folder, variables: { ...variables, GRIDBRIEF_STORE: 'influxdb' } });
    expect(await contentOf(moving)).toEqual(content);
    const later = 'usage_point_id,day,kwh\nP0-0,2025-06-08,77\n';
    expect(await moving.run('import', ['daily-usage', moving.file('later.csv', later)])).toMatchObject({
      code: 0,
    });
    const changed = await moving.get(ReadingStore).rowsOf(Int32Array.of(0), 0, 30_000);
    expect(await moving.run('move-series', [], { to: 'duckdb' })).toMatchObject({ code: 0 });
    await moving.shut();
    others.pop();
    moving = await opened({ folder, variables });
    expect(await moving.get(ReadingStore).rowsOf(Int32Array.of(0), 0, 30_000)).toEqual(changed);
  });

  it('is not moved where the settings of the other store do not suffice', async () => {
    const { messages } = await house.run('move-series', [], { to: 'influxdb' });
    expect(messages.join()).toMatch(/INFLUX_URL/);
  });
});
