import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { ImportResult } from '../../src/ports/import-records';
import type { UsageJson } from '../../src/reports/usage/usage-json';
import { TestHouse } from '../builders/house';

const POINTS = `usage_point_id,customer_code,network_path,region,tariff
P1,C1,Corp/Company A/Team 1,north,residential
P2,C2,Corp/Company A/Team 2,north,residential
`;

let house: TestHouse;
beforeEach(async () => {
  house = await TestHouse.open();
});
afterEach(() => house.close());

const importing = (kind: string, text: string | Uint8Array, options = {}, name = `${kind}.csv`) =>
  house.json<ImportResult>('import', [kind, house.file(name, text)], options);

const readings = (rows: string, header = 'usage_point_id,day,register_kwh') =>
  importing('register-readings', `${header}\n${rows}\n`);

const kwh = async (point: string, from: string, to: string) =>
  (await house.json<UsageJson>('usage', [point], { from, to })).days.map((day) => day.kwh);

const counts = ({ rows, accepted, unchanged, corrected, rejected }: ImportResult) => ({
  rows,
  accepted,
  unchanged,
  corrected,
  rejected,
});

const codes = (result: ImportResult) => result.findings.map(({ code }) => code);

describe('importing register readings', () => {
  beforeEach(() => importing('usage-points', POINTS));

  it('takes the good rows, rejects the bad ones with line and reason, and takes them once mended', async () => {
    const result = await readings(
      'P1,2025-06-01,100\nP1,2025-06-31,101\nP1,2025-06-02,1e400\nP1,2025-06-03,1234567890123\nP1,2025-06-02,112.5\nP1,2025-06-04',
    );
    expect(counts(result)).toEqual({ rows: 6, accepted: 2, unchanged: 0, corrected: 0, rejected: 4 });
    const rejects = readFileSync(result.rejectsFile!, 'utf8');
    expect(rejects).toContain('3,');
    expect(rejects).toContain('P1,2025-06-31,101');
    expect(rejects).toMatch(/is not a calendar day/);
    expect(await kwh('P1', '2025-06-01', '2025-06-03')).toEqual([null, 12.5, null]);
    const mended = rejects
      .replace('P1,2025-06-31', 'P1,2025-06-30')
      .replace('P1,2025-06-02,1e400', 'P1,2025-06-02,112.5');
    const again = await importing('register-readings', mended, {}, 'mended.csv');
    expect(again.accepted).toBe(1);
    expect(again.unchanged).toBe(1);
  });

  it('changes nothing when the same file comes again', async () => {
    const rows = 'P1,2025-06-01,100\nP1,2025-06-02,110\nP2,2025-06-01,7';
    await readings(rows);
    await house.run('aggregate');
    expect(counts(await readings(rows))).toEqual({
      rows: 3,
      accepted: 0,
      unchanged: 3,
      corrected: 0,
      rejected: 0,
    });
    expect((await house.run('aggregate')).out).toMatch(/up to date/);
  });

  it('replaces a corrected value and keeps the old one with its file', async () => {
    await readings('P1,2025-06-01,100\nP1,2025-06-02,110\nP1,2025-06-03,120');
    const result = await readings('P1,2025-06-02,112');
    expect(counts(result)).toMatchObject({ corrected: 1 });
    expect(await kwh('P1', '2025-06-02', '2025-06-03')).toEqual([12, 8]);
  });

  it('never lets a lower quality replace a higher one (M9)', async () => {
    const header = 'usage_point_id,day,register_kwh,quality';
    await readings('P1,2025-06-01,100,measured', header);
    const lower = await readings('P1,2025-06-01,105,estimated', header);
    expect(counts(lower)).toMatchObject({ unchanged: 1, corrected: 0 });
    expect(codes(lower)).toContain('better-kept');
    await readings('P2,2025-06-01,50,estimated', header);
    expect(counts(await readings('P2,2025-06-01,50,measured', header))).toMatchObject({ corrected: 1 });
  });

  it('rejects every row of a key that has two values in one file, and counts equal ones once (M18)', async () => {
    const result = await readings('P1,2025-06-01,100\nP1,2025-06-01,101\nP2,2025-06-01,7\nP2,2025-06-01,7');
    expect(counts(result)).toEqual({ rows: 4, accepted: 1, unchanged: 1, corrected: 0, rejected: 2 });
    expect(readFileSync(result.rejectsFile!, 'utf8')).toMatch(/lines 2, 3/);
  });

  it('keeps a doubted reading unused until its neighbours explain it (M5, M7)', async () => {
    await readings('P1,2025-06-01,100\nP1,2025-06-02,110\nP1,2025-06-03,5');
    expect(await kwh('P1', '2025-06-02', '2025-06-03')).toEqual([10, null]);
    const later = await readings('P1,2025-06-04,130');
    expect(later.rejected).toBe(0);
    expect(await kwh('P1', '2025-06-02', '2025-06-04')).toEqual([10, null, null]);
  });

  it('uses doubted readings once a meter row explains them (M2)', async () => {
    await readings('P1,2025-06-01,100\nP1,2025-06-02,110\nP1,2025-06-03,4\nP1,2025-06-04,9');
    expect(await kwh('P1', '2025-06-03', '2025-06-04')).toEqual([null, null]);
    const meters = `usage_point_id,meter_serial,installed_at,installed_register_kwh,removed_at,removed_register_kwh
P1,OLD,2024-01-01,0,2025-06-03T10:00,113
P1,NEW,2025-06-03T10:00,0,,
`;
    await importing('meters', meters);
    expect(await kwh('P1', '2025-06-02', '2025-06-04')).toEqual([10, 7, 5]);
  });

  it('follows a rollover where the digits are known (M6)', async () => {
    await importing(
      'meters',
      'usage_point_id,meter_serial,installed_at,installed_register_kwh,digits\nP1,A,2024-01-01,0,5\n',
    );
    await readings('P1,2025-06-01,99980\nP1,2025-06-02,99992\nP1,2025-06-03,6');
    expect(await kwh('P1', '2025-06-02', '2025-06-03')).toEqual([12, 14]);
  });

  it('parks readings of unknown points and takes them up when the point arrives (M14, M19)', async () => {
    const result = await readings('P9,2025-06-01,100\nP9,2025-06-02,108');
    expect(counts(result)).toMatchObject({ rejected: 2, accepted: 0 });
    await importing(
      'usage-points',
      POINTS + 'P9,C9,Corp/Company A/Team 1,north,residential\n',
      {},
      'more.csv',
    );
    expect(await kwh('P9', '2025-06-02', '2025-06-02')).toEqual([8]);
  });

  it('rejects days that have not been', async () => {
    expect(counts(await readings('P1,2025-07-03,100'))).toMatchObject({ rejected: 1 });
  });

  it('remarks a register read hours away from the end of the day, and uses it (M12)', async () => {
    const result = await readings(
      'P1,2025-06-01,100,2025-06-01T09:00',
      'usage_point_id,day,register_kwh,read_at',
    );
    expect(codes(result)).toContain('off-time');
    expect(result.accepted).toBe(1);
  });

  it('remarks registers by time of use that do not add up to the total (M11)', async () => {
    const rows = (day: string, total: number, parts: number[]) =>
      [
        `P1,${day},${total},total`,
        ...parts.map((kwh, i) => `P1,${day},${kwh},${['normal', 'peak', 'offpeak'][i]}`),
      ].join('\n');
    const header = 'usage_point_id,day,register_kwh,register';
    const good = await readings(
      `${rows('2025-06-01', 100, [50, 30, 20])}\n${rows('2025-06-02', 110, [56, 32, 22])}`,
      header,
    );
    expect(codes(good)).not.toContain('tou-differs');
    expect(codes(await readings(rows('2025-06-03', 120, [60, 33, 23]), header))).toContain('tou-differs');
  });

  it('uses a spike of delivered energy, with a warning (M17)', async () => {
    const days = Array.from({ length: 8 }, (_, i) => `P1,2025-06-0${i + 1},10`).join('\n');
    const result = await importing(
      'daily-usage',
      `usage_point_id,day,kwh\n${days}\nP1,2025-06-09,900\nP1,2025-06-10,-1\n`,
    );
    expect(codes(result)).toEqual(['high-usage', 'rejected']);
    expect(await kwh('P1', '2025-06-08', '2025-06-09')).toEqual([10, 900]);
  });

  it('recomputes exactly the days that a late reading touches (M8)', async () => {
    await readings('P1,2025-06-01,100\nP1,2025-06-02,110\nP1,2025-06-04,130\nP1,2025-06-06,150');
    await house.run('aggregate');
    await readings('P1,2025-06-03,118');
    const days = await house.json<{ day: string }[]>('aggregate');
    expect(days.map(({ day }) => day)).toEqual(['2025-06-03', '2025-06-04']);
  });

  it('survives reopening', async () => {
    await readings('P1,2025-06-01,100\nP1,2025-06-02,110');
    await house.reopen();
    expect(await kwh('P1', '2025-06-02', '2025-06-02')).toEqual([10]);
  });
});

describe('importing intervals', () => {
  const halfHours = (day: string, count: number, value = '0.5') =>
    Array.from({ length: count }, (_, index) => {
      const clock = `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;
      return `P1,${day}T${clock},30,${value}`;
    }).join('\n');
  const header = 'usage_point_id,start,minutes,kwh\n';
  beforeEach(() => importing('usage-points', POINTS));

  it('sums a day only when every interval is there; a late one completes it', async () => {
    await importing('interval-usage', header + halfHours('2025-06-01', 47));
    expect(await kwh('P1', '2025-06-01', '2025-06-01')).toEqual([null]);
    await importing('interval-usage', `${header}P1,2025-06-01T23:30,30,0.7\n`, {}, 'late.csv');
    expect(await kwh('P1', '2025-06-01', '2025-06-01')).toEqual([24.2]);
  });

  it('rounds to Wh without losing any over the day (M16)', async () => {
    await importing('interval-usage', header + halfHours('2025-06-01', 48, '0.33333333'));
    expect(await kwh('P1', '2025-06-01', '2025-06-01')).toEqual([16]);
  });
});

describe('files that cannot be read', () => {
  const failing = async (content: string | Uint8Array, name = 'bad.csv') => {
    const ran = await house.run('import', ['register-readings', house.file(name, content)], { json: true });
    expect(ran.code).toBe(1);
    expect(ran.out).toBe('');
    expect(ran.messages).toHaveLength(1);
    return ran.messages[0];
  };
  const GOOD = 'usage_point_id,day,register_kwh\nP1,2025-06-01,100\n';

  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /bad\.csv is empty/],
    ['a truncated gzip', gzipSync(GOOD.repeat(1000)).subarray(0, 60), /cut off; fetch it again/],
    ['UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), /UTF-16 .*save it as UTF-8/],
    [
      'Windows-1258',
      Buffer.concat([Buffer.from(GOOD), Buffer.from([0xd0, 0x2c, 0xf4, 0x0a])]),
      /line 3 is not UTF-8/,
    ],
    ['semicolons', GOOD.replace(/,/g, ';'), /separated by ";": name the delimiter/],
    ['a column missing', 'usage_point_id,day\nP1,2025-06-01\n', /lacks register_kwh/],
    ['a column twice', 'usage_point_id,day,day,register_kwh\nP1,2025-06-01,2025-06-01,1\n', /"day" twice/],
    ['ten megabytes on one line', 'x'.repeat(10_000_000), /line 1 is longer than/],
  ])('%s gives one sentence and leaves the data as it was', async (_name, content, message) => {
    expect(await failing(content)).toMatch(message);
    const status = await house.json<{ lastReadingDay: string | null; lastImportAt: string | null }>('status');
    expect(status).toMatchObject({ lastReadingDay: null });
  });

  it('a repeated header costs its own line only', async () => {
    await importing('usage-points', POINTS);
    const result = await readings('P1,2025-06-01,100\nusage_point_id,day,register_kwh\nP1,2025-06-02,110');
    expect(counts(result)).toMatchObject({ accepted: 2, rejected: 1 });
  });

  it('decimal commas without a profile are rejected row by row', async () => {
    await importing('usage-points', POINTS);
    const result = await readings('P1,2025-06-01,"100,5"');
    expect(result.rejected).toBe(1);
    expect(result.findings[0].example.message).toMatch(/decimal number like 1234.5/);
  });
});
