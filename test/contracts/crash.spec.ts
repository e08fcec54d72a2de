import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDbReadingStore } from '../../src/adapters/series-duckdb/duckdb-reading-store';
import { Channel } from '../../src/domain/metering/reading';

const SIZE = 5000;
const FIRST_DAY = 20_000;
const ROUNDS = 5;

/** Starts a writer, kills it some time after it has acknowledged a few days; the last day it acknowledged. */
async function writeAndKill(path: string, firstDay: number, afterMs: number): Promise<number> {
  const hook = join(__dirname, 'crash', 'typescript.cjs');
  const script = join(__dirname, 'crash', 'write-until-killed.ts');
  const child = spawn(process.execPath, ['-r', hook, script, path, String(firstDay), String(SIZE)]);
  let [output, complaints] = ['', ''];
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs));
  await new Promise((resolve) => child.once('close', resolve));
  if (output === '') throw new Error(`the writer has written nothing: ${complaints}`);
  return Number(output.slice(0, output.lastIndexOf('\n')).split('\n').pop());
}

describe('a writer that is killed', () => {
  it('loses no day that it has acknowledged, and leaves none in part', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gridbrief-test-'));
    const path = join(folder, 'series.duckdb');
    let next = FIRST_DAY;
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = await writeAndKill(path, next, 100 + round * 83);
      const store = await DuckDbReadingStore.open(path);
      for (let day = FIRST_DAY; day <= acknowledged; day++) {
        const { received, valueWh } = await store.fleetDay(day, Channel.Total, SIZE);
        expect([day, received, valueWh.every((value) => value === day)]).toEqual([day, SIZE, true]);
      }
      const { received } = await store.fleetDay(acknowledged + 1, Channel.Total, SIZE);
      expect([0, SIZE]).toContain(received);
      expect((await store.fleetDay(acknowledged + 2, Channel.Total, SIZE)).received).toBe(0);
      expect(await store.lastDay()).toBe(received === 0 ? acknowledged : acknowledged + 1);
      await store.close();
      next = acknowledged + 1;
    }
    expect(next - FIRST_DAY).toBeGreaterThan(ROUNDS * 3);
    await rm(folder, { recursive: true, force: true });
  });
});
