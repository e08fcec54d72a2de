import { join } from 'node:path';
import { parseYearMonth } from '../src/domain/time/year-month';
import { BulkSummaries } from '../src/features/issue-reports/bulk-summaries.service';
import { PdfPrinter } from '../src/ports/pdf-printer';
import type { BulkDocument } from '../src/ports/pdf-printer';
import { milliseconds } from './measure';
import type { Figure } from './measure';
import { simulatedHouse } from './simulated-house';

const USAGE_POINTS = 300;
const MONTH = parseYearMonth('2025-06')!;
const NOBODY = { done: () => undefined, failed: () => undefined };

/** Everybody's summary into a folder, and the same pages printed with nothing else to be done. */
export async function benchSummaries(folder: string): Promise<Figure[]> {
  const house = await simulatedHouse(folder, USAGE_POINTS);
  const printer = house.get(PdfPrinter);
  const pages: BulkDocument[] = [];
  const printMany = printer.printMany.bind(printer);
  printer.printMany = (documents) => printMany(noted(documents, pages));
  const run = { month: MONTH, folder: join(folder, 'summaries') };
  const made = await milliseconds(() => house.get(BulkSummaries).make(run, NOBODY));
  const print = await milliseconds(() => drained(printMany(pages)));
  await house.shut();
  return [
    { name: 'the pages printed alone', value: `${perSecond(pages.length, print)} / s` },
    {
      name: 'report customer --all, editions and files with it',
      value: `${perSecond(pages.length, made)} / s`,
      ratio: made / print,
      against: 'printing',
    },
  ];
}

const perSecond = (count: number, time: number): string => ((count * 1000) / time).toFixed(1);

async function* noted(
  documents: AsyncIterable<BulkDocument> | Iterable<BulkDocument>,
  notes: BulkDocument[],
): AsyncGenerator<BulkDocument> {
  for await (const document of documents) {
    notes.push(document);
    yield document;
  }
}

async function drained(results: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of results);
}
