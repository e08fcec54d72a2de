import { Injectable } from '@nestjs/common';
import type { Language } from '../../domain/text/language';
import { canonicalJson } from '../../reports/fact-changes';
import type { ReportFacts, ReportKind } from '../../reports/report-kind';
import { type IssuedReport, ReportPipeline } from '../../reports/report-pipeline';

export const REPORT_FORMATS = ['pdf', 'html', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const isReportFormat = (text: string): text is ReportFormat =>
  REPORT_FORMATS.includes(text as ReportFormat);

export const CONTENT_TYPES: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** An edition in one of its forms. */
@Injectable()
export class ReportFormats {
  constructor(private readonly pipeline: ReportPipeline) {}

  async bytesOf(
    kind: ReportKind<unknown, ReportFacts>,
    report: IssuedReport<ReportFacts>,
    format: ReportFormat,
    language: Language,
  ): Promise<Uint8Array> {
    if (format === 'json') return Buffer.from(`${canonicalJson(report.facts)}\n`);
    if (format === 'html') return Buffer.from(await this.pipeline.html(kind, report, language));
    return this.pipeline.pdf(kind, report, language);
  }
}
