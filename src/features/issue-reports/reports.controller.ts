import { Body, Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { LANGUAGES, type Language } from '../../domain/text/language';
import { Problem } from '../../platform/errors/problem';
import { Access } from '../../platform/http/access';
import { type Page, pageOf, PageQuery } from '../../platform/http/page';
import type { HttpResponse } from '../../platform/http/receive-file';
import { ReportArchive, type ReportEdition } from '../../ports/report-archive';
import { SettingsSource } from '../../ports/utility-settings';
import type { ReportFacts } from '../../reports/report-kind';
import { type IssuedReport, ReportPipeline } from '../../reports/report-pipeline';
import { IssueReportBody, LanguageQuery } from './report-requests.dto';
import { CONTENT_TYPES, ENDINGS, isReportFormat, type ReportFormat, ReportFormats } from './report-formats';
import { kindNamed } from './report.command';

type Listed = Omit<ReportEdition, 'facts'>;

@ApiTags('reports')
@Controller('api/v1')
export class ReportsController {
  constructor(
    private readonly pipeline: ReportPipeline,
    private readonly formats: ReportFormats,
    private readonly archive: ReportArchive,
    private readonly source: SettingsSource,
  ) {}

  @Get('reports')
  @Access('staff', 'machine')
  @ApiOperation({ summary: 'Editions, newest first' })
  list(@Query() query: PageQuery): Promise<Page<Listed>> {
    return pageOf(query, (count) => this.archive.list(null, count));
  }

  @Post('reports/:kind')
  @Access('staff', 'machine')
  @ApiOperation({ summary: 'Makes a report; equal figures keep their edition, changed ones add one' })
  async issue(
    @Param('kind') name: string,
    @Body() body: IssueReportBody,
  ): Promise<{ id: string; edition: number }> {
    const kind = kindNamed(name);
    const report = await this.pipeline.issue(kind, kind.requestFrom(body));
    return { id: report.id, edition: report.note.edition };
  }

  /** `id` ends in .pdf, .html, .json or, of management, .xlsx. */
  @Get('reports/:id')
  @Access('staff', 'machine')
  @ApiProduces(...Object.values(CONTENT_TYPES))
  async download(
    @Param('id') idWithEnding: string,
    @Query() { lang }: LanguageQuery,
    @Res({ passthrough: true }) response: HttpResponse,
  ): Promise<StreamableFile> {
    const { id, format } = splitEnding(idWithEnding);
    const filed = await this.archive.get(id);
    if (!filed) throw new Problem('unknown-report', `there is no report "${id}"`);
    const report = await this.pipeline.asIssued(kindNamed(filed.kind), filed);
    return this.send(filed.kind, report, format, lang, response);
  }

  /** `period` is a month with an ending: 2025-06.pdf. */
  @Get('customers/:customerCode/summaries/:period')
  @Access('customer', 'staff', 'machine')
  @ApiProduces(...Object.values(CONTENT_TYPES))
  async summary(
    @Param('customerCode') customerCode: string,
    @Param('period') periodWithEnding: string,
    @Query() { lang }: LanguageQuery,
    @Res({ passthrough: true }) response: HttpResponse,
  ): Promise<StreamableFile> {
    const { id, format } = splitEnding(periodWithEnding);
    const kind = kindNamed('customer');
    const report = await this.pipeline.issue(kind, kind.requestFrom({ customerCode, period: id }));
    return this.send('customer', report, format, lang, response);
  }

  private async send(
    kind: string,
    report: IssuedReport<ReportFacts>,
    format: ReportFormat,
    lang: Language | undefined,
    response: HttpResponse,
  ): Promise<StreamableFile> {
    const own =
      'language' in report.facts
        ? LANGUAGES.find((each) => each === (report.facts as { language?: unknown }).language)
        : undefined;
    const language = lang ?? own ?? this.source.settings.languages[0];
    const bytes = await this.formats.bytesOf(kindNamed(kind), report, format, language);
    response.setHeader(
      'Content-Disposition',
      `inline; filename="${report.id.replace(/[^\w.-]/g, '_')}.${format}"`,
    );
    return new StreamableFile(bytes, { type: CONTENT_TYPES[format], length: bytes.byteLength });
  }
}

function splitEnding(text: string): { id: string; format: ReportFormat } {
  const dot = text.lastIndexOf('.');
  const format = text.slice(dot + 1);
  if (dot < 1 || !isReportFormat(format))
    throw new Problem('bad-request', `"${text}" does not end in one of ${ENDINGS}`);
  return { id: text.slice(0, dot), format };
}
