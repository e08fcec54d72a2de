import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchClosing } from './closing';
import { benchImport } from './import';
import { benchInfluxdb } from './influxdb';
import { print } from './measure';
import type { Figure } from './measure';
import { benchPointPage } from './point-page';
import { benchReports } from './reports';
import { benchSeries } from './series';
import { benchSummaries } from './summaries';

/** Benchmarks by name; each is given a folder of its own. */
const BENCHMARKS: Record<string, (folder: string) => Promise<Figure[]>> = {
  closing: benchClosing,
  import: benchImport,
  influxdb: benchInfluxdb,
  'point-page': benchPointPage,
  reports: benchReports,
  series: benchSeries,
  summaries: benchSummaries,
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
