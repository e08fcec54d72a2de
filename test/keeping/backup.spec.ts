import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate } from '../../src/domain/time/local-date';
import { DayStates } from '../../src/ports/day-states';
import { ReadingStore } from '../../src/ports/reading-store';
import { RecordsArchive } from '../../src/ports/records-archive';
import { customerReport } from '../../src/reports/kinds/customer';
import { managementReport } from '../../src/reports/kinds/management';
import { pressReport } from '../../src/reports/kinds/press';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import { REPOSITORY, TestHouse } from '../builders/house';
import { CLOSING, openUtility } from '../reports/management-utility';

const NOW = '2025-06-09T00:00:00Z';
const INTERVALS = `usage_point_id,start,minutes,kwh
${Array.from({ length: 23 }, (_, hour) => `P0-0,2025-06-07T${String(hour).padStart(2, '0')}:00,60,0.${hour + 10}`).join('\n')}
`;

let base: string;
let house: TestHouse;
let backup: string;
const rooms: TestHouse[] = [];
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'gridbrief-test-'));
  house = await openUtility(CLOSING);
  await house.run('import', ['interval-usage', house.file('intervals.csv', INTERVALS)]);
  const broken = 'usage_point_id,day,kwh\nP0-0,2025-06-08,minus\n';
  expect((await house.run('import', ['daily-usage', house.file('broken.csv', broken)])).code).toBe(2);
  await house.run('aggregate');
  backup = join(base, 'backup');
  expect(await house.run('backup', [backup])).toMatchObject({ code: 0 });
});
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});
afterAll(async () => {
  await house.close();
  rmSync(base, { recursive: true, force: true });
});

const empty = async (): Promise<TestHouse> => {
  const room = await TestHouse.open({ now: NOW, isRestoring: true });
  rooms.push(room);
  return room;
};

/** The facts of every kind of report, and what the commands print. */
async function figuresOf(of: TestHouse): Promise<string> {
  const pipeline = of.get(ReportPipeline);
  const reports = [
    await pipeline.issue(managementReport, managementReport.requestFrom({ week: '2025-W23' })),
    await pipeline.issue(pressReport, pressReport.requestFrom({ from: '2025-06-02', to: '2025-06-08' })),
    await pipeline.issue(
      customerReport,
      customerReport.requestFrom({ customerCode: 'C0-0', period: '2025-05' }),
    ),
  ];
  const printed = [
    await of.run('usage', ['P0-0'], { from: '2025-06-01', to: '2025-06-08', json: true }),
    await of.run('load', [], { from: '2025-06-02', to: '2025-06-08', json: true }),
    await of.run('reliability', [], { from: '2025-06-02', to: '2025-06-08', json: true }),
    await of.run('cases', [], { json: true }),
    await of.run('status', [], { json: true }),
  ];
  return JSON.stringify([reports.map(({ facts }) => facts), printed], null, 1);
}

const intervalsIn = (of: TestHouse) => of.get(ReadingStore).intervals(Int32Array.of(0), 0, 1_000_000);

describe('backup and restore', () => {
  it('give the same figures in every report and command', async () => {
    const figures = await figuresOf(house);
    const room = await empty();
    expect(await room.run('restore', [backup])).toMatchObject({ code: 0 });
    expect(await figuresOf(room)).toBe(figures);
    expect(await intervalsIn(room)).toEqual(await intervalsIn(house));
    expect((await intervalsIn(room)).length).toBeGreaterThan(0);
    expect((await room.run('verify')).out).toMatch(/sound/);
  });

  it('keep the rows that were rejected, and name no folder of the machine', async () => {
    const rejects = readdirSync(join(backup, 'rejects'));
    expect(rejects).toHaveLength(1);
    const room = await empty();
    await room.run('restore', [backup]);
    expect(existsSync(join(room.place.dataFolder, 'rejects', rejects[0]))).toBe(true);
    expect(readFileSync(join(backup, 'records', 'load.sql'), 'utf8')).not.toContain(base);
  });

  it('leave a restored folder to its own store and its next import', async () => {
    const room = await empty();
    await room.run('restore', [backup]);
    await room.reopen();
    const next = await room.run('import', [
      'daily-usage',
      room.file('next.csv', 'usage_point_id,day,kwh\nP0-0,2025-06-09,3.5\n'),
    ]);
    expect(next.code).toBe(0);
  });

  it('refuse what would be overwritten', async () => {
    expect(await house.run('backup', [backup])).toMatchObject({
      code: 1,
      messages: [expect.stringMatching(/is not empty; name a new folder/)],
    });
    expect(await house.run('restore', [backup])).toMatchObject({
      code: 1,
      messages: [expect.stringMatching(/it holds data; name a new folder with --data/)],
    });
  });

  it('are made once, where the same folder is asked for twice at a time', async () => {
    const twice = join(base, 'twice');
    const both = await Promise.all([house.run('backup', [twice]), house.run('backup', [twice])]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.flatMap(({ messages }) => messages).join()).toMatch(/is not empty; name a new folder/);
    expect(await house.run('verify', [twice])).toMatchObject({ code: 0 });
    expect(existsSync(`${twice}.unfinished`)).toBe(false);
  });

  it('check each file, also those that are no table', async () => {
    const files = readdirSync(backup, { recursive: true, withFileTypes: true });
    const manifest = JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8')) as { files: unknown[] };
    expect(manifest.files).toHaveLength(files.filter((entry) => entry.isFile()).length - 1);
    const damaged = join(base, 'damaged-rejects');
    cpSync(backup, damaged, { recursive: true });
    appendFileSync(join(damaged, 'rejects', readdirSync(join(damaged, 'rejects'))[0]), 'x');
    expect((await house.run('verify', [damaged])).messages[0]).toMatch(
      /rejects\/.* is not as it was written/,
    );
  });

  it('refuse a backup of another utility, a damaged one, and what is none', async () => {
    const damaged = join(base, 'damaged');
    cpSync(backup, damaged, { recursive: true });
    appendFileSync(join(damaged, 'series', 'readings-00001.parquet'), 'x');
    const room = await empty();
    const [file] = (await room.run('restore', [damaged])).messages;
    expect(file).toMatch(/series\/readings-00001\.parquet is not as it was written/);
    expect((await room.run('verify', [damaged])).messages[0]).toBe(file);
    rmSync(join(damaged, 'records', 'usage_points.parquet'));
    expect((await room.run('restore', [damaged])).messages[0]).toMatch(/usage_points\.parquet is missing/);
    expect((await room.run('restore', [base])).messages[0]).toMatch(/there is no backup\.json/);
    expect(await room.get(RecordsArchive).isEmpty()).toBe(true);
    const other = await TestHouse.open({ configPath: join(REPOSITORY, 'config', 'demo-utility.yaml') });
    rooms.push(other);
    expect((await other.run('restore', [backup])).messages[0]).toMatch(/give its file with --config/);
  });

  it('that was broken off goes on, and is used for nothing before', async () => {
    const room = await empty();
    const manifest = JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8')) as { madeAt: string };
    await room.get(RecordsArchive).importFrom(join(backup, 'records'), manifest.madeAt);
    await room.shut();
    const { folder } = room;
    await expect(TestHouse.open({ folder, now: NOW })).rejects.toThrow(
      /was broken off; run the same restore/,
    );
    await room.reopen();
    expect(await room.run('restore', [backup])).toMatchObject({ code: 0 });
    expect(await figuresOf(room)).toBe(await figuresOf(house));
  });
});

describe('verify', () => {
  it('counts what a folder and its backup hold', async () => {
    const folder = await house.json<Record<string, unknown>>('verify');
    const copy = await house.json<Record<string, unknown>>('verify', [backup]);
    expect(folder.faults).toEqual([]);
    for (const name of ['usagePoints', 'readings', 'days', 'intervalDays', 'areaDays'])
      expect([name, copy[name]]).toEqual([name, folder[name]]);
    expect(folder.readings).toBeGreaterThan(1000);
  });

  it('names a computed day without load', async () => {
    const room = await empty();
    await room.run('restore', [backup]);
    await room.get(DayStates).aggregated(localDate(2025, 2, 1), 1, new Date());
    expect(await room.run('verify')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/fault: 2025-02-01: .*run: aggregate --from 2025-02-01 --to 2025-02-01/),
    });
  });

  it('misses no load of a day on which nobody was served yet', async () => {
    const room = await empty();
    await room.get(DayStates).aggregated(localDate(2025, 3, 1), 1, new Date());
    expect(await room.run('verify')).toMatchObject({ code: 0, out: expect.stringMatching(/sound/) });
  });

  it('names a day whose readings are gone, though its load was computed from them', async () => {
    const room = await empty();
    await room.run('restore', [backup]);
    const day = localDate(2025, 6, 20);
    await room
      .get(ReadingStore)
      .writeAreaDays([{ area: 0, day, measuredWh: 5000, estimatedWh: 0, received: 3, expected: 3 }]);
    const { code, out } = await room.run('verify');
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(
        /fault: 2025-06-20: its load was computed from 3 usage points, and 0 readings are stored/,
      ),
    ]);
    expect(out.match(/fault/g)).toHaveLength(1);
  });
});
