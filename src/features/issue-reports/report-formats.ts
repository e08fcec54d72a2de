import { Injectable } from '@nestjs/common';
import type { Language } from '../../domain/text/language';
import { Problem } from '../../platform/errors/problem';
import { SettingsSource } from '../../ports/utility-settings';
import { WorkbookWriter } from '../../ports/workbook-writer';
import { canonicalJson } from '../../reports/fact-changes';
import type { ReportFacts, ReportKind } from '../../reports/report-kind';
import { type IssuedReport, ReportPipeline } from '../../reports/report-pipeline';

export const REPORT_FORMATS = ['pdf', 'html', 'json', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const isReportFormat = (text: string): text is ReportFormat =>
  REPORT_FORMATS.includes(text as ReportFormat);

/** `.pdf, .html, .json, .xlsx` */
export const ENDINGS = REPORT_FORMATS.map((each) => `.${each}`).join(', ');

export const CONTENT_TYPES: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** An edition in one of its forms. */
@Injectable()
export class ReportFormats {
  constructor(
    private readonly pipeline: ReportPipeline,
    private readonly workbooks: WorkbookWriter,
    private readonly source: SettingsSource,
  ) {}

  /** Throws a coded problem for a form that the kind does not have. */
  async bytesOf(
    kind: ReportKind<unknown, ReportFacts>,
    report: IssuedReport<ReportFacts>,
    format: ReportFormat,
    language: Language,
  ): Promise<Uint8Array> {
    if (format === 'json') return Buffer.from(`${canonicalJson(report.facts)}\n`);
    if (format === 'html') return Buffer.from(await this.pipeline.html(kind, report, language));
    if (format === 'xlsx') return this.workbook(kind, report, language);
    return this.pipeline.pdf(kind, report, language);
  }

  private async workbook(
    kind: ReportKind<unknown, ReportFacts>,
    report: IssuedReport<ReportFacts>,
    language: Language,
  ): Promise<Uint8Array> {
    if (!kind.workbook)
      throw new Problem(
        'bad-request',
        `there is no workbook of a ${kind.name} report; make it as .pdf, .html or .json`,
      );
    const { settings } = this.source;
    return this.workbooks.write(kind.workbook(report.facts, { language, edition: report.note, settings }));
  }
}
