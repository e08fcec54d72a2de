import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportRecords } from '../../src/ports/import-records';
import { ReportArchive } from '../../src/ports/report-archive';
import { TestHouse } from '../builders/house';
import { readPdf } from '../pdf/read-pdf';

const MONTH = '2025-06';
const POINTS = `usage_point_id,customer_code,customer_name,network_path,region,tariff,language,valid_from,valid_to
P1,C1,An,Corp/Team,north,residential,vi,2024-01-01,
P2,C2,Ben,Corp/Team,north,residential,en,2024-01-01,
P3,C3,Chi,Corp/Team,north,residential,,2024-01-01,
P4,../C 4,Dung,Corp/Team,north,residential,,2024-01-01,
P5,C5,Em,Corp/Team,north,residential,,2024-01-01,2025-06-12
P6,C6,Gone,Corp/Team,north,residential,,2024-01-01,2025-05-31
`;
const FILES = ['..%2FC%204', 'C1', 'C2', 'C3'].map((code) => `${code}-${MONTH}.pdf`);

let house: TestHouse;
beforeAll(async () => {
  house = await TestHouse.open();
  await house.run('import', ['usage-points', house.file('points.csv', POINTS)]);
  const rows = [1, 2, 3, 4].flatMap((point) =>
    Array.from({ length: 31 }, (_, day) => {
      const on = new Date(Date.UTC(2025, 4, 31 + day)).toISOString().slice(0, 10);
      return `P${point},${on},${1000 + point * day}`;
    }),
  );
  const text = ['usage_point_id,day,register_kwh', ...rows].join('\n');
  await house.run('import', ['register-readings', house.file('june.csv', text)]);
});
afterAll(() => house.close());
afterEach(() => jest.restoreAllMocks());

const all = (out: string, options = {}) =>
  house.run('report', ['customer'], { all: true, period: MONTH, out, ...options });
const pathOf = (out: string, file: string) => join(house.folder, out, file);
const filesIn = (out: string) => readdirSync(join(house.folder, out)).sort();

describe('report customer --all', () => {
  it('makes one PDF for each customer whose period ended in the month, in their own language, and files the editions', async () => {
    const asked = jest.spyOn(house.get(ImportRecords), 'lastFinishedAt');
    const ran = await all('first');
    expect(ran).toEqual({
      code: 0,
      messages: [],
      out: `2025-06: 4 made, 0 kept, 0 failed, 1 left before their period ended; in ${join(house.folder, 'first')}\n`,
    });
    expect(filesIn('first')).toEqual(FILES);
    const languages = await Promise.all(
      FILES.map(async (file) => (await readPdf(readFileSync(pathOf('first', file)))).lang),
    );
    expect(languages).toEqual(['vi', 'vi', 'en', 'vi']);
    const editions = await house.get(ReportArchive).list('customer', 10);
    expect(editions.map(({ subject }) => subject).sort()).toEqual(
      ['../C 4', 'C1', 'C2', 'C3'].map((code) => `${code}-${MONTH}`),
    );
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says on paper what the single command says', async () => {
    await house.run('report', ['customer', 'C2'], { period: MONTH, out: 'single.pdf' });
    const [single, bulk] = await Promise.all(
      ['single.pdf', join('first', FILES[2])].map((file) => readPdf(readFileSync(join(house.folder, file)))),
    );
    expect(bulk).toEqual(single);
  });

  it('goes on where it stopped: files are kept, a half-written one never counts', async () => {
    const whole = statSync(pathOf('first', FILES[1])).mtimeMs;
    rmSync(pathOf('first', FILES[2]));
    writeFileSync(`${pathOf('first', FILES[2])}.part`, '%PDF-1.4 half');
    const ran = await all('first');
    expect(ran.out).toMatch(/^2025-06: 1 made, 3 kept, 0 failed, 1 left/);
    expect(filesIn('first')).toEqual(FILES);
    expect(statSync(pathOf('first', FILES[1])).mtimeMs).toBe(whole);
    expect((await readPdf(readFileSync(pathOf('first', FILES[2])))).pageCount).toBeGreaterThan(0);
  });

  it("costs nobody else anything when one customer's fails", async () => {
    const archive = house.get(ReportArchive);
    const latest = archive.latest.bind(archive);
    jest
      .spyOn(archive, 'latest')
      .mockImplementation((kind, subject) =>
        subject === `C1-${MONTH}` ? Promise.reject(new Error('cannot read it')) : latest(kind, subject),
      );
    const ran = await all('failing', { lang: 'en' });
    expect([ran.code, ran.messages]).toEqual([2, ['C1: cannot read it']]);
    expect(ran.out).toMatch(/3 made, 0 kept, 1 failed/);
    expect(filesIn('failing')).toEqual(FILES.filter((file) => !file.startsWith('C1')));
    expect((await readPdf(readFileSync(pathOf('failing', FILES[3])))).lang).toBe('en');
  });

  it('costs one customer where only their file cannot be written', async () => {
    mkdirSync(`${pathOf('blocked', FILES[1])}.part`, { recursive: true });
    const ran = await all('blocked');
    expect([ran.code, ran.messages]).toEqual([2, [expect.stringMatching(/^C1: EISDIR/)]]);
    expect(ran.out).toMatch(/3 made, 0 kept, 1 failed/);
  });

  it.each([
    ['a file stands where the folder should be', { out: 'points/x' }, /^cannot write into .*points\/x/],
    ['nobody was there in that month', { period: '2020-01' }, /nobody had a contract in 2020-01/],
    ['no month', { period: '2025-13' }, /--period "2025-13"/],
  ])('one sentence and nothing done: %s', async (_, options, message) => {
    writeFileSync(join(house.folder, 'points'), '');
    const ran = await all('refused', options);
    expect([ran.code, ran.out, ran.messages]).toEqual([1, '', [expect.stringMatching(message)]]);
  });

  it('stands in place of a customer, of customers only', async () => {
    const ran = await house.run('report', ['management'], { all: true, period: MONTH, out: 'x' });
    expect([ran.code, ran.messages.join()]).toEqual([1, expect.stringMatching(/report customer --all/)]);
  });
});
