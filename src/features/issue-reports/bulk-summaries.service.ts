import { mkdir, readdir } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { firstDayOfMonth, formatYearMonth, lastDayOfMonth } from '../../domain/time/year-month';
import { Problem } from '../../platform/errors/problem';
import { ChartPainter } from '../../ports/chart-painter';
import { PageTemplates } from '../../ports/page-templates';
import { PdfPrinter } from '../../ports/pdf-printer';
import { ReportArchive } from '../../ports/report-archive';
import { ReportPipeline } from '../../reports/report-pipeline';
import { ReportSources } from '../../reports/report-sources';
import { sharedSources } from './shared-sources';
import {
  cannotWrite,
  fileNameOf,
  type SummaryCounts,
  type SummaryRun,
  type SummaryWatcher,
  SummaryWork,
} from './summary-work';

/** One PDF per customer, many at a time; goes on where an earlier run has stopped. */
@Injectable()
export class BulkSummaries {
  constructor(
    private readonly sources: ReportSources,
    private readonly archive: ReportArchive,
    private readonly templates: PageTemplates,
    private readonly charts: ChartPainter,
    private readonly printer: PdfPrinter,
  ) {}

  async make(run: SummaryRun, watcher: SummaryWatcher): Promise<SummaryCounts> {
    const { codes, waiting } = await this.customersOf(run);
    const { archive, templates, charts, printer } = this;
    const tools = { sources: await sharedSources(this.sources), archive, templates, charts, printer };
    const work = new SummaryWork(
      run,
      new ReportPipeline(tools),
      this.sources.settings,
      codes.length,
      watcher,
    );
    work.counts.kept = codes.length - waiting.length;
    for await (const result of printer.printMany(oneAhead(work.documents(waiting)))) await work.take(result);
    return work.counts;
  }

  /** Everybody with a contract in the month, and those of them whose file is not there yet. */
  private async customersOf({ month, folder }: SummaryRun): Promise<{ codes: string[]; waiting: string[] }> {
    const [from, to] = [firstDayOfMonth(month), lastDayOfMonth(month)];
    const codes = await this.sources.usagePoints.customerCodes(from, to);
    if (codes.length === 0)
      throw new Problem(
        'no-customers',
        `nobody had a contract in ${formatYearMonth(month)}; import usage points first`,
      );
    const there = new Set(await filesIn(folder));
    return { codes, waiting: codes.filter((code) => !there.has(fileNameOf(code, month))) };
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
}

/** Prepares the next while the ones before are printed. */
async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  for (let item = await next; item.done !== true; item = await next) {
    next = items.next();
    // met when it is awaited; nobody may come for it
    next.catch(() => undefined);
    yield item.value;
  }
}
