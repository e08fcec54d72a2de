import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from './measure';
import type { Figure } from './measure';
import { benchSeries } from './series';

/** Benchmarks by name; each is given a folder of its own. */
const BENCHMARKS: Record<string, (folder: string) => Promise<Figure[]>> = {
  series: benchSeries,
};

/** `npm run bench`, or `npm run bench -- series …` for some. */
async function main(wanted: string[]): Promise<void> {
  const names = wanted.length > 0 ? wanted : Object.keys(BENCHMARKS);
  for (const name of names) {
    const benchmark = BENCHMARKS[name];
    if (!benchmark) throw new Error(`cannot run "${name}": there are ${Object.keys(BENCHMARKS).join(', ')}`);
    const folder = await mkdtemp(join(tmpdir(), 'gridbrief-bench-'));
    try {
      print(name, await benchmark(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
