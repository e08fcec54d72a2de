import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { emptyRows } from '../../src/domain/metering/reading';
import type {
  DoubledKey,
  ImportStage,
  ImportStages,
  PlainShape,
  StagedRows,
} from '../../src/ports/import-stage';
import type { Storage } from './storage';

interface StagedRow {
  line: number;
  key: number;
  day: number;
  channel: number;
  startMinute: number;
  minutes: number;
  valueWh: number;
  meter: number;
  quality: number;
}

const DAY = 20_000;
const row = (given: Partial<StagedRow>): StagedRow => ({
  line: 2,
  key: 0,
  day: DAY,
  channel: 0,
  startMinute: 0,
  minutes: 0,
  valueWh: 100,
  meter: 0,
  quality: 4,
  ...given,
});

/** Numbers the rows as the lines of a file. */
function toStaged(rows: Partial<StagedRow>[], firstLine = 2): StagedRows {
  const count = rows.length;
  const extra = {
    line: new Int32Array(count),
    startMinute: new Int16Array(count),
    minutes: new Int16Array(count),
  };
  const staged: StagedRows = { ...emptyRows(count), ...extra };
  rows.forEach((given, index) => {
    for (const [name, value] of Object.entries(row({ line: firstLine + index, ...given })))
      staged[name as keyof StagedRow][index] = value;
  });
  return staged;
}

function fromStaged(rows: StagedRows): StagedRow[] {
  const names = Object.keys(row({})) as (keyof StagedRow)[];
  return Array.from(
    { length: rows.count },
    (_, index) => Object.fromEntries(names.map((name) => [name, rows[name][index]])) as unknown as StagedRow,
  );
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const lines = async (stage: ImportStage, chunkRows = 1000): Promise<number[][]> =>
  (await collect(stage.inKeyOrder(chunkRows))).map((chunk) => Array.from(chunk.line));

/** Which keys stand there more than once is known once everything has been read. */
async function doubledIn(stage: ImportStage): Promise<DoubledKey[]> {
  await collect(stage.inKeyOrder(1000));
  return collect(stage.doubled());
}

/** What every stage of imports does. */
export function describeImportStages(name: string, prepare: () => Promise<Storage<ImportStages>>): void {
  describe(`ImportStages: ${name}`, () => {
    let storage: Storage<ImportStages>;
    let stage: ImportStage;
    beforeEach(async () => {
      storage = await prepare();
      stage = await (await storage.open()).open();
    });
    afterEach(async () => {
      await stage.discard();
      await storage.remove();
    });

    it('is empty at first', async () => {
      expect(await stage.count()).toBe(0);
      expect(await doubledIn(stage)).toEqual([]);
      expect(await collect(stage.inKeyOrder(10))).toEqual([]);
    });

    it('brings every field back, sorted by key, channel, day and start', async () => {
      const sorted = [
        row({ line: 9, key: 1, channel: 0, day: DAY + 1 }),
        row({ line: 3, key: 1, channel: 4, day: DAY, startMinute: 30, minutes: 30, meter: 7, quality: 0x81 }),
        row({
          line: 2,
          key: 1,
          channel: 4,
          day: DAY,
          startMinute: 1470,
          minutes: 30,
          valueWh: 9_999_999_999_999_000,
        }),
        row({ line: 8, key: 2, valueWh: -5 }),
      ];
      await stage.append(toStaged([sorted[2], sorted[0]]));
      await stage.append(toStaged([sorted[3], sorted[1]]));
      expect(await stage.count()).toBe(4);
      expect((await collect(stage.inKeyOrder(100))).flatMap(fromStaged)).toEqual(sorted);
    });

    it('lets its caller fill the same arrays anew', async () => {
      const rows = toStaged([{ key: 1 }]);
      await stage.append(rows);
      rows.key[0] = 2;
      rows.line[0] = 3;
      await stage.append(rows);
      expect((await collect(stage.inKeyOrder(10))).flatMap(fromStaged)).toEqual([
        row({ key: 1 }),
        row({ key: 2, line: 3 }),
      ]);
    });

    it('never cuts a usage point', async () => {
      const days = (key: number, count: number) =>
        Array.from({ length: count }, (_, day) => ({ key, day: DAY + day }));
      await stage.append(
        toStaged([...days(0, 3), ...days(1, 1), ...days(2, 9), ...days(3, 1), ...days(4, 1)]),
      );
      const sizes = (await collect(stage.inKeyOrder(4))).map((chunk) => chunk.count);
      expect(sizes).toEqual([4, 9, 2]);
    });

    it('names equal rows once and keeps the first of them', async () => {
      await stage.append(toStaged([{ key: 1 }, { key: 0 }, { key: 1 }]));
      await stage.append(toStaged([{ key: 1 }], 5));
      expect(await doubledIn(stage)).toEqual([
        { key: 1, day: DAY, channel: 0, startMinute: 0, lines: [2, 4, 5], equal: true, count: 3 },
      ]);
      expect(await lines(stage)).toEqual([[3, 2]]);
    });

    it.each([{ valueWh: 101 }, { quality: 1 }, { meter: 3 }, { minutes: 15 }])(
      'leaves out all rows of a key that differ: %o',
      async (difference) => {
        await stage.append(toStaged([{ key: 2 }, {}, { key: 1 }, difference, {}]));
        const doubled = await doubledIn(stage);
        expect(doubled.map(({ lines, equal, count }) => ({ lines, equal, count }))).toEqual([
          { lines: [3, 5, 6], equal: false, count: 3 },
        ]);
        expect(await lines(stage)).toEqual([[4, 2]]);
      },
    );

    it('lists doubled keys by their first line, with the first twenty lines', async () => {
      const many = Array.from({ length: 25 }, () => ({ key: 9 }));
      await stage.append(
        toStaged([{ key: 5 }, { key: 3, startMinute: 30 }, ...many, { key: 3, startMinute: 30 }, { key: 5 }]),
      );
      const doubled = await doubledIn(stage);
      expect(doubled.map(({ key, count }) => [key, count])).toEqual([
        [5, 2],
        [3, 2],
        [9, 25],
      ]);
      expect(doubled[2].lines).toEqual(Array.from({ length: 20 }, (_, index) => 4 + index));
    });

    it('can be left in the middle of reading', async () => {
      await stage.append(toStaged(Array.from({ length: 5000 }, (_, key) => ({ key }))));
      for await (const chunk of stage.inKeyOrder(10)) {
        expect(chunk.count).toBe(10);
        break;
      }
      expect((await lines(stage, 5000))[0]).toHaveLength(5000);
    });

    it('agrees with a plain list of rows, whatever stands in the file', async () => {
      const anyRow = fc.record({
        key: fc.nat(4),
        day: fc.integer({ min: DAY, max: DAY + 2 }),
        channel: fc.nat(1),
        startMinute: fc.constantFrom(0, 30),
        valueWh: fc.nat(1),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyRow, { maxLength: 60 }),
          fc.integer({ min: 1, max: 20 }),
          async (rows, chunkRows) => {
            const one = await (await storage.open()).open();
            await one.append(toStaged(rows));
            const expected = plainResult(rows.map((given, index) => row({ line: index + 2, ...given })));
            const chunks = await collect(one.inKeyOrder(chunkRows));
            expect(await collect(one.doubled())).toEqual(expected.doubled);
            expect(chunks.flatMap(fromStaged)).toEqual(expected.rows);
            const keys = chunks.map((chunk) => new Set(chunk.key));
            expect(keys.reduce((sum, set) => sum + set.size, 0)).toBe(
              new Set(expected.rows.map(({ key }) => key)).size,
            );
            await one.discard();
          },
        ),
        { numRuns: 15 },
      );
    });

    it('takes a million rows in flat memory', async () => {
      const before = process.memoryUsage().arrayBuffers;
      for (let part = 0; part < 10; part++)
        await stage.append(
          toStaged(Array.from({ length: 100_000 }, (_, key) => ({ key: 99_999 - key, day: DAY + part }))),
        );
      let count = 0;
      let highest = 0;
      for await (const chunk of stage.inKeyOrder(50_000)) {
        count += chunk.count;
        highest = Math.max(highest, process.memoryUsage().arrayBuffers);
      }
      expect(count).toBe(1_000_000);
      expect((highest - before) / 1e6).toBeLessThan(150);
    });
  });
}

function plainResult(rows: StagedRow[]): { rows: StagedRow[]; doubled: DoubledKey[] } {
  const groups = new Map<string, StagedRow[]>();
  for (const one of rows) {
    const id = [one.key, one.channel, one.day, one.startMinute].join();
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  const isEqual = (group: StagedRow[]) => group.every((one) => one.valueWh === group[0].valueWh);
  const doubled = [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const [{ key, day, channel, startMinute }] = group;
      const lines = group.slice(0, 20).map((one) => one.line);
      return { key, day, channel, startMinute, lines, equal: isEqual(group), count: group.length };
    });
  const kept = [...groups.values()].filter(isEqual).map(([first]) => first);
  kept.sort(
    (a, b) => a.key - b.key || a.channel - b.channel || a.day - b.day || a.startMinute - b.startMinute,
  );
  return { rows: kept, doubled: doubled.sort((a, b) => a.lines[0] - b.lines[0]) };
}

const SHAPE: PlainShape = {
  usagePointId: 'id',
  day: 'day',
  kwh: 'kwh',
  channel: { column: 'register', numbers: { total: 0, export: 4 }, fallback: 0 },
  quality: { column: null, numbers: {}, fallback: 4 },
  empty: ['serial'],
};

/** What every stage does with a table that it can read as a whole. */
export function describePlainTables(name: string, prepare: () => Promise<Storage<ImportStages>>): void {
  describe(`plain tables: ${name}`, () => {
    let storage: Storage<ImportStages>;
    let stage: ImportStage;
    let folder: string;
    beforeEach(async () => {
      storage = await prepare();
      stage = await (await storage.open()).open();
      folder = await mkdtemp(join(tmpdir(), 'gridbrief-test-'));
    });
    afterEach(async () => {
      await stage.discard();
      await storage.remove();
      await rm(folder, { recursive: true });
    });
    const taking = async (text: string, names = ['id', 'day', 'kwh', 'register', 'serial']) => {
      const path = join(folder, "an owner's table.csv");
      await writeFile(path, text);
      const keys = new Map([
        ['P1', 1],
        ['P0', 0],
      ]);
      return stage.takeTable({ path, names }, SHAPE, keys, DAY + 9);
    };
    const HEAD = 'id,day,kwh,register,serial\n';

    it('takes what is plain and names the lines of the rest', async () => {
      const plain = ['P1,2024-10-05,1.5,export,', 'P0,2024-10-04,2,,', 'P1,2024-10-04,0.001,total,'];
      const odd = ['P7,2024-10-04,1,,'];
      const more = Array.from({ length: 9 }, (_, day) => `P0,2024-09-0${day + 1},1,,`);
      const taken = await taking(HEAD + [...plain, ...odd, ...more].join('\n'));
      expect(taken).toEqual({ taken: 12, days: { from: DAY - 33, to: DAY + 1 }, left: Int32Array.of(5) });
      expect(await stage.count()).toBe(12);
      await stage.append(toStaged([{ key: 0, day: DAY, valueWh: 2001 }], 5));
      const rows = (await collect(stage.inKeyOrder(100))).flatMap(fromStaged).slice(-2);
      expect(rows).toEqual([
        row({ key: 1, line: 4, valueWh: 1 }),
        row({ key: 1, line: 2, day: DAY + 1, channel: 4, valueWh: 1500 }),
      ]);
      expect(await collect(stage.doubled())).toMatchObject([
        { key: 0, day: DAY, lines: [3, 5], equal: false },
      ]);
    });

    it.each([
      ['too many rows are not plain', 'P1,2024-10-04,1,,\nP1,2024-10-05,1,,M1\n'],
      ['a row goes over two lines', 'P1,2024-10-04,1,,\nP1,2024-10-05,1,,"\n"\n'],
      ['a line is empty', 'P1,2024-10-04,1,,\n\nP1,2024-10-05,1,,\n'],
      ['it is no text', Buffer.from([0x50, 0xff, 0xfe]).toString('latin1')],
    ])('leaves everything where %s', async (_, text) => {
      expect(await taking(HEAD + text)).toBeNull();
      expect(await stage.count()).toBe(0);
    });
  });
}
