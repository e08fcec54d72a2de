import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DayStates } from '../../src/ports/day-states';
import { ImportRecords, type ImportResult } from '../../src/ports/import-records';
import { ReadingStore } from '../../src/ports/reading-store';
import { TestHouse } from '../builders/house';
import type { Moment } from './moments';
import { DAYS, FIRST_DAY, JUDGED_POINTS, POINTS, ROWS, writeGivenFiles } from './readings-file';

const LAST_DAY = FIRST_DAY + DAYS - 1;
const base = mkdtempSync(join(tmpdir(), 'gridbrief-crash-'));
const given = writeGivenFiles(join(base, 'given'));

let neverKilled: TestHouse;
let right: Map<string, string>;
beforeAll(async () => {
  const empty = join(base, 'empty');
  const house = await TestHouse.open({ folder: empty });
  await house.run('import', ['usage-points', given.points]);
  await house.shut();
  neverKilled = await TestHouse.open({ folder: copyOf('never-killed') });
  expect(await importing(neverKilled)).toMatchObject({ rows: ROWS, accepted: ROWS });
  right = await storedIn(neverKilled);
  expect(right.size).toBe(ROWS);
});
afterAll(async () => {
  await neverKilled.shut();
  rmSync(base, { recursive: true, force: true });
});

function copyOf(name: string): string {
  cpSync(join(base, 'empty'), join(base, name), { recursive: true });
  return join(base, name);
}

const importing = (house: TestHouse) =>
  house.json<ImportResult>('import', ['register-readings', given.readings]);

/** What is stored, by usage point and day. */
async function storedIn(house: TestHouse): Promise<Map<string, string>> {
  const keys = Int32Array.from({ length: POINTS }, (_, key) => key);
  const rows = await house.get(ReadingStore).rowsOf(keys, FIRST_DAY - 1, LAST_DAY + 1);
  const stored = new Map<string, string>();
  for (let i = 0; i < rows.count; i++)
    stored.set(
      `${rows.key[i]}/${rows.day[i]}/${rows.channel[i]}`,
      `${rows.valueWh[i]} Wh, meter ${rows.meter[i]}, quality ${rows.quality[i]}`,
    );
  return stored;
}

/** Runs the import in a process of its own until it is killed. */
async function killed(folder: string, moment: Moment): Promise<void> {
  const hook = join(__dirname, '..', 'contracts', 'crash', 'typescript.cjs');
  const script = join(__dirname, 'import-until-killed.ts');
  const child = spawn(process.execPath, ['-r', hook, script, folder, given.readings, moment]);
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
  if (signal !== 'SIGKILL') throw new Error(`the import ended by itself: ${complaints}`);
}

/** How many readings are stored; each of them is as it would be had nothing been killed. */
async function storedSoFar(house: TestHouse): Promise<number> {
  const stored = await storedIn(house);
  for (const [place, value] of stored)
    if (value !== right.get(place)) throw new Error(`${place} is ${value}, not ${right.get(place)}`);
  return stored.size;
}

async function findingsOf(house: TestHouse): Promise<unknown[]> {
  const records = house.get(ImportRecords);
  const counts = await records.findingCounts(FIRST_DAY, LAST_DAY);
  const each = JUDGED_POINTS.map((key) => records.findingsOf(key, FIRST_DAY, LAST_DAY));
  return [counts, ...(await Promise.all(each))];
}

async function expectAsNeverKilled(house: TestHouse): Promise<void> {
  expect(await storedSoFar(house)).toBe(ROWS);
  expect(await findingsOf(house)).toEqual(await findingsOf(neverKilled));
  const [stale, expected] = await Promise.all(
    [house, neverKilled].map((each) => each.get(DayStates).stale()),
  );
  expect(stale.map(({ day }) => day)).toEqual(expected.map(({ day }) => day));
  const records = house.get(ImportRecords);
  for (const key of JUDGED_POINTS) expect(await records.corrections(key, FIRST_DAY, LAST_DAY)).toEqual([]);
}

const stateOfLatest = async (house: TestHouse) => (await house.get(ImportRecords).latest(1))[0].state;

describe('an import that is killed', () => {
  it('can be run again, however often it was killed, and gives exactly the right data', async () => {
    const folder = copyOf('killed');
    const stored: number[] = [];
    for (const moment of [
      'while the file is read',
      'before anything is written',
      'while a part is written',
      'between two parts',
    ] as const) {
      await killed(folder, moment);
      const house = await TestHouse.open({ folder });
      expect([moment, await stateOfLatest(house)]).toEqual([moment, 'interrupted']);
      stored.push(await storedSoFar(house));
      await house.shut();
    }
    expect(stored.slice(0, 2)).toEqual([0, 0]);
    expect(stored[2]).toBeGreaterThan(0);
    expect(stored[3]).toBeGreaterThan(stored[2]);
    expect(stored[3]).toBeLessThan(ROWS);
    const house = await TestHouse.open({ folder });
    expect(await importing(house)).toMatchObject({
      rows: ROWS,
      accepted: ROWS - stored[3],
      unchanged: stored[3],
      corrected: 0,
      rejected: 0,
    });
    expect(await stateOfLatest(house)).toBe('done');
    await expectAsNeverKilled(house);
    await house.shut();
  }, 60_000);

  it('is wholly there when it was killed after the last write; run again, it changes nothing', async () => {
    const folder = copyOf('killed-late');
    await killed(folder, 'before the import is closed');
    const house = await TestHouse.open({ folder });
    expect(await stateOfLatest(house)).toBe('interrupted');
    await expectAsNeverKilled(house);
    expect(await importing(house)).toMatchObject({ rows: ROWS, accepted: 0, unchanged: ROWS, corrected: 0 });
    await expectAsNeverKilled(house);
    await house.shut();
  }, 60_000);
});
