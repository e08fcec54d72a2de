import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { ImportResult } from '../../src/ports/import-records';
import { ReadingStore } from '../../src/ports/reading-store';
import { TestHouse } from '../builders/house';

const POINTS = `usage_point_id,customer_code,network_path,region,tariff
${Array.from({ length: 6 }, (_, point) => `P${point},C${point},Corp/Team,north,residential`).join('\n')}
`;
const KEYS = Int32Array.of(0, 1, 2, 3, 4, 5);

/** A packed file is read line by line, a plain one as a table: both must come to the same. */
let packed: TestHouse;
let plain: TestHouse;
beforeAll(async () => {
  for (const house of [(packed = await TestHouse.open()), (plain = await TestHouse.open())])
    await house.run('import', ['usage-points', house.file('points.csv', POINTS)]);
});
afterAll(async () => {
  await packed.close();
  await plain.close();
});

async function importing(house: TestHouse, kind: string, content: string | Uint8Array): Promise<unknown> {
  const { importId, file, rejectsFile, ...result } = await house.json<ImportResult>('import', [
    kind,
    house.file('given.csv', content),
  ]);
  expect([typeof importId, typeof file]).toEqual(['string', 'string']);
  const rejects = rejectsFile && existsSync(rejectsFile) ? readFileSync(rejectsFile, 'utf8') : null;
  return { result, rejects, stored: await house.get(ReadingStore).rowsOf(KEYS, 0, 30_000) };
}

async function expectSame(kind: string, text: string): Promise<void> {
  const byLine = await importing(packed, kind, gzipSync(Buffer.from(text)));
  expect(await importing(plain, kind, text)).toEqual(byLine);
}

const cellOf = (usual: fc.Arbitrary<string>, ...odd: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

const id = cellOf(
  fc.constantFrom('P0', 'P1', 'P2', 'P3', 'P4', 'P5'),
  'P9',
  '',
  ' P1',
  '"P1"',
  "P'1",
  'P1,',
  '"P\n1"',
  'usage_point_id',
);
const day = cellOf(
  fc.integer({ min: 1, max: 28 }).map((number) => `2025-06-${String(number).padStart(2, '0')}`),
  '2025-06-31',
  '2025/06/01',
  '2025-6-1',
  ' 2025-06-01',
  '2025-06-01 ',
  '1969-12-31',
  '2030-01-01',
  '20250601',
  '2025-06-01T00:00',
  '',
);
const kwh = cellOf(
  fc.integer({ min: 0, max: 4_000_000 }).map((wh) => String(wh / 1000)),
  '1e3',
  '-5',
  '+5',
  '.5',
  '5.',
  '1,5',
  '0.0005',
  '1234567890123',
  '123456789012.5',
  'NaN',
  '1_000',
  '',
  '"7"',
);
const register = cellOf(fc.constantFrom('', 'total', 'export', 'normal'), 'Total', 'peak ', 'none');
const quality = cellOf(fc.constantFrom('', 'measured', 'estimated', 'manual'), 'bad', '""');
const serial = cellOf(fc.constant(''), 'M1');

const lineEnd = fc.constantFrom('\n', '\n', '\r\n');
const tail = fc.constantFrom('', '\n', '\n\n\n');
const tableOf = (header: string, row: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(row, { minLength: 1, maxLength: 60 }), lineEnd, tail, fc.constantFrom('', '', '\ufeff'))
    .map(([rows, end, rest, mark]) => mark + [header, ...rows].join(end) + rest.replaceAll('\n', end));

describe('a plain table comes to the same as its rows one by one', () => {
  it('with registers, in any order of columns', async () => {
    const row = fc.tuple(quality, day, kwh, register, id, serial).map((cells) => cells.join(','));
    const odd = fc.constantFrom('', 'P1,2025-06-01', '"', 'a,b,c,d,e,f,g,h');
    const table = tableOf(
      'quality,day,register_kwh,register,usage_point_id,meter_serial',
      fc.oneof({ weight: 80, arbitrary: row }, { weight: 1, arbitrary: odd }),
    );
    await fc.assert(
      fc.asyncProperty(table, (text) => expectSame('register-readings', text)),
      { numRuns: 25 },
    );
  });

  it('with day energy', async () => {
    const row = fc.tuple(id, day, kwh).map((cells) => cells.join(','));
    await fc.assert(
      fc.asyncProperty(tableOf('usage_point_id,day,kwh', row), (text) => expectSame('daily-usage', text)),
      { numRuns: 12 },
    );
  });

  it('with many rows, whose lines are told by their places', async () => {
    const rows = Array.from(
      { length: 150_000 },
      (_, at) =>
        `P${at % 6},${new Date((3000 + Math.floor(at / 6)) * 86_400_000).toISOString().slice(0, 10)},1`,
    ).filter((row) => row.slice(3, 13) <= '2025-06-30');
    rows[12_345] = 'P1,2025-06-01,minus';
    rows[33_333] = 'P7,2025-06-01,3';
    const text = `usage_point_id,day,kwh\n${rows.join('\n')}\n`;
    await expectSame('daily-usage', text);
    const { rejects } = (await importing(plain, 'daily-usage', text)) as { rejects: string };
    expect(rejects).toMatch(/^12347,/m);
    expect(rejects).toMatch(/^33335,/m);
  });
});
