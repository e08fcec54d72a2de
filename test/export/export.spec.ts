import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvCell } from '../../src/platform/text-files/csv-cell';
import type { UsageJson } from '../../src/reports/usage/usage-json';
import { TestHouse } from '../builders/house';
import { all, readXml, textOf, type XmlElement } from './xml-outline';

const POINTS = `usage_point_id,customer_code,network_path,region,tariff
P1,C1,Corp/Team,north,residential
P2,C2,Corp/Team,north,residential
P3,C3,Corp/Team,north,residential
"=<b a=""1""> & 'x'/..?é,",C4,Corp/Team,north,residential
`;
const HOSTILE = `=<b a="1"> & 'x'/..?é,`;
const SPAN = { from: '2025-06-01', to: '2025-06-08' };
/** The zone of the house keeps UTC+7. */
const FIRST_START = Date.UTC(2025, 4, 31, 17) / 1000;
const DAY = 86_400;

let house: TestHouse;
beforeAll(async () => {
  house = await TestHouse.open();
  const importing = (kind: string, text: string) =>
    house.run('import', [kind, house.file(`${kind}.csv`, text)]);
  await importing('usage-points', POINTS);
  await importing(
    'register-readings',
    `usage_point_id,day,register_kwh,quality
P1,2025-05-31,100,measured
P1,2025-06-01,112.345,measured
P1,2025-06-02,112.345,measured
P1,2025-06-04,130,measured
P1,2025-06-05,141.5,estimated
P1,2025-06-06,141,measured
P1,2025-06-07,150,manual
P1,2025-06-08,150.5,measured
"=<b a=""1""> & 'x'/..?é,",2025-06-01,5,measured
"=<b a=""1""> & 'x'/..?é,",2025-06-02,6,measured
P3,2025-06-01,10,measured
P3,2025-06-02,20,measured
P3,2025-06-03,30,measured
`,
  );
  await importing(
    'interval-usage',
    ['usage_point_id,start,minutes,kwh', ...hours('P2', 2), ...hours('P2', 3).slice(5), ...hours('P3', 2)]
      .concat(hours('P3', 3).slice(1))
      .join('\n'),
  );
});
afterAll(() => house.close());

const hours = (point: string, day: number): string[] =>
  Array.from({ length: 24 }, (_, hour) => {
    const start = `2025-06-0${day}T${String(hour).padStart(2, '0')}:00:00+07:00`;
    return `${point},${start},60,${(hour + 1) / 10}`;
  });

async function exported(point: string, format: string): Promise<string> {
  const out = `${format}-${existsSync(join(house.folder, 'out')) ? readdirSync(join(house.folder, 'out')).length : 0}`;
  const ran = await house.run('export', [point], { ...SPAN, format, out: `out/${out}` });
  expect([ran.code, ran.messages]).toEqual([0, [join(house.folder, 'out', out)]]);
  return readFileSync(join(house.folder, 'out', out), 'utf8');
}

const usage = (point: string) => house.json<UsageJson>('usage', [point], SPAN);

interface Reading {
  start: number;
  duration: number;
  wh: number;
  quality: number;
}

const readingsOf = (block: XmlElement): Reading[] =>
  all(block, 'IntervalReading').map((reading) => ({
    start: Number(textOf(reading, 'start')),
    duration: Number(textOf(reading, 'duration')),
    wh: Number(textOf(reading, 'value')),
    quality: Number(textOf(reading, 'quality')),
  }));

describe('export --format csv', () => {
  it('gives the days of `usage`, missing ones empty', async () => {
    const [header, ...rows] = (await exported('P1', 'csv')).trimEnd().split('\n');
    const { days } = await usage('P1');
    expect(header).toBe('day,kwh,register_kwh,quality,findings');
    expect(rows).toEqual(
      days.map(({ day, kwh, registerKwh, quality, findings }) =>
        [day, kwh ?? '', registerKwh ?? '', quality, findings.join(' ')].join(','),
      ),
    );
    expect(rows.slice(0, 3)).toEqual([
      '2025-06-01,12.345,112.345,measured,',
      '2025-06-02,0,112.345,measured,',
      '2025-06-03,,,missing,',
    ]);
    expect(rows[5]).toMatch(/^2025-06-06,,141,suspect,rollback$/);
  });

  it.each([
    ['=1+2', "'=1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['a,"b"', '"a,""b"""'],
    ['rollback spike', 'rollback spike'],
  ])('%s is a cell no spreadsheet takes for a formula', (text, cell) => expect(csvCell(text)).toBe(cell));
});

describe('export --format green-button', () => {
  it('gives the known days in Wh with their instants and quality, and nothing for the others', async () => {
    const feed = readXml(await exported('P1', 'green-button'));
    const { days } = await usage('P1');
    const known = days.flatMap(({ kwh }, index) =>
      kwh === null ? [] : [{ index, wh: Math.round(kwh * 1000) }],
    );
    expect(readingsOf(feed)).toEqual(
      known.map(({ index, wh }) => ({
        start: FIRST_START + index * DAY,
        duration: DAY,
        wh,
        quality: expect.any(Number),
      })),
    );
    expect(readingsOf(feed).map(({ wh, quality }) => [wh, quality])).toEqual([
      [12_345, 0],
      [0, 0],
      [11_500, 8],
      [500, 7],
    ]);
    expect(
      ['uom', 'powerOfTenMultiplier', 'intervalLength', 'flowDirection'].map((name) => textOf(feed, name)),
    ).toEqual(['72', '0', '86400', '1']);
    expect(textOf(feed, 'tzOffset')).toBe('25200');
  });

  it('gives intervals where they are stored', async () => {
    const feed = readXml(await exported('P2', 'green-button'));
    const readings = readingsOf(feed);
    expect(readings).toHaveLength(24 + 19);
    expect(readings[0]).toEqual({ start: FIRST_START + DAY, duration: 3600, wh: 100, quality: 0 });
    expect(readings[24].start).toBe(FIRST_START + 2 * DAY + 5 * 3600);
    const [whole] = (await usage('P2')).days.slice(1);
    expect(readings.slice(0, 24).reduce((sum, { wh }) => sum + wh, 0)).toBe(whole.kwh! * 1000);
    expect(all(feed, 'intervalLength').map(({ text }) => text)).toEqual(['3600']);
  });

  it('gives a day once: whole where its intervals have holes and its registers do not', async () => {
    const feed = readXml(await exported('P3', 'green-button'));
    const [days, intervals] = all(feed, 'IntervalBlock').map(readingsOf);
    expect(days).toEqual([{ start: FIRST_START + 2 * DAY, duration: DAY, wh: 10_000, quality: 0 }]);
    expect(intervals.map(({ start }) => start)).toEqual(
      Array.from({ length: 24 }, (_, hour) => FIRST_START + DAY + hour * 3600),
    );
  });

  it('links each entry to those it belongs to', async () => {
    const feed = readXml(await exported('P3', 'green-button'));
    const entries = feed.children.filter(({ name }) => name === 'entry');
    const links = (rel: string) =>
      entries.flatMap((entry) =>
        entry.children.filter(({ name, attributes }) => name === 'link' && attributes.rel === rel),
      );
    const selves = links('self').map(({ attributes }) => attributes.href);
    const above = links('up').map(({ attributes }) => attributes.href);
    for (const { attributes } of links('related')) expect([...selves, ...above]).toContain(attributes.href);
    const ids = entries.map((entry) => entry.children.find(({ name }) => name === 'id')!.text);
    expect(new Set(ids).size).toBe(entries.length);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const again = readXml(await exported('P3', 'green-button'));
    expect(again).toEqual(feed);
  });

  it('stays well-formed whatever an id holds', async () => {
    const feed = readXml(await exported(HOSTILE, 'green-button'));
    const [entry] = all(feed, 'entry');
    expect(entry.children.find(({ name }) => name === 'title')!.text).toBe(HOSTILE);
    const [self] = entry.children.filter(({ attributes }) => attributes.rel === 'self');
    expect(decodeURIComponent(self.attributes.href.split('/').pop()!)).toBe(HOSTILE);
    expect(readingsOf(feed).map(({ wh }) => wh)).toEqual([1000]);
  });
});

describe('export refuses', () => {
  it.each([
    [['P1'], { ...SPAN, format: 'pdf', out: 'x' }, /--format "pdf" is not like csv or green-button/],
    [
      ['P1'],
      { from: '2025-06-08', to: '2025-06-01', format: 'csv', out: 'x' },
      /--to 2025-06-01 lies before/,
    ],
    [['P1'], { from: '2025-06-31', to: '2025-06-01', format: 'csv', out: 'x' }, /--from "2025-06-31"/],
    [['nobody'], { ...SPAN, format: 'csv', out: 'x' }, /usage point "nobody" is not known/],
  ])('%s %j', async (args, options, message) => {
    const ran = await house.run('export', args, options);
    expect([ran.code, ran.messages.join()]).toEqual([1, expect.stringMatching(message)]);
    expect(existsSync(join(house.folder, 'x'))).toBe(false);
  });
});
