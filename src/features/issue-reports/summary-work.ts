import { join } from 'node:path';
import type { Language } from '../../domain/text/language';
import { formatYearMonth, type YearMonth } from '../../domain/time/year-month';
import { messageOf, Problem, systemCodeOf } from '../../platform/errors/problem';
import { writeWhole } from '../../platform/files/write-whole';
import type { BulkDocument, BulkResult } from '../../ports/pdf-printer';
import type { UtilitySettings } from '../../ports/utility-settings';
import { customerReport } from '../../reports/kinds/customer';
import { ReportRefusal } from '../../reports/report-kind';
import type { ReportPipeline } from '../../reports/report-pipeline';
import { languageOf } from './report-language';

/** Everybody's summary of the periods that end in a month. */
export interface SummaryRun {
  month: YearMonth;
  folder: string;
  /** undefined = each customer's own */
  language?: Language;
}

export interface SummaryCounts {
  made: number;
  /** their files were there */
  kept: number;
  failed: number;
  /** held a point in the month, but none when a period of it ended */
  withoutPeriod: number;
}

/** Told of every customer that is done with. */
export interface SummaryWatcher {
  done(counts: Readonly<SummaryCounts>, total: number): void;
  failed(customerCode: string, reason: string): void;
}

/** The whole run ends where nothing more can be written; elsewhere a failure costs one customer. */
const CANNOT_WRITE = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO'];

/** The state of one run. */
export class SummaryWork {
  readonly counts: SummaryCounts = { made: 0, kept: 0, failed: 0, withoutPeriod: 0 };

  constructor(
    private readonly run: SummaryRun,
    private readonly pipeline: ReportPipeline,
    private readonly settings: UtilitySettings,
    private readonly total: number,
    private readonly watcher: SummaryWatcher,
  ) {}

  async *documents(codes: readonly string[]): AsyncGenerator<BulkDocument> {
    for (const code of codes) {
      const html = await this.pageOf(code);
      if (html !== null) yield { id: code, html };
    }
  }

  /** Null where there is nothing to print, which is counted. */
  private async pageOf(customerCode: string): Promise<string | null> {
    const { month, language } = this.run;
    try {
      const report = await this.pipeline.issue(customerReport, { customerCode, month });
      const printed = languageOf(language, report.facts, this.settings);
      return await this.pipeline.html(customerReport, report, printed);
    } catch (error) {
      if (error instanceof ReportRefusal && error.code === 'unknown-customer') this.count('withoutPeriod');
      else this.fail(customerCode, error);
      return null;
    }
  }

  async take({ id, pdf, error }: BulkResult): Promise<void> {
    if (!pdf) return this.fail(id, error);
    const { folder, month } = this.run;
    try {
      await writeWhole(join(folder, fileNameOf(id, month)), pdf);
      this.count('made');
    } catch (cause) {
      if (CANNOT_WRITE.includes(systemCodeOf(cause))) throw cannotWrite(folder, cause);
      this.fail(id, cause);
    }
  }

  private fail(code: string, error: unknown): void {
    this.watcher.failed(code, messageOf(error));
    this.count('failed');
  }

  private count(what: keyof SummaryCounts): void {
    this.counts[what]++;
    this.watcher.done(this.counts, this.total);
  }
}

/** A code may hold what a file's name may not; different codes never share a file. */
export const fileNameOf = (customerCode: string, month: YearMonth): string =>
  `${encodeURIComponent(customerCode)}-${formatYearMonth(month)}.pdf`;

export const cannotWrite = (folder: string, cause: unknown): Problem =>
  new Problem(
    'cannot-write',
    `cannot write into ${folder}: ${messageOf(cause)}; mend it and run the same command again, it goes on from here`,
    { cause, retryable: true },
  );
