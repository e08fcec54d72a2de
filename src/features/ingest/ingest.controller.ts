import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import {
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseLocalDate } from '../../domain/time/local-date';
import { Problem } from '../../platform/errors/problem';
import { Access } from '../../platform/http/access';
import { type Page, pageOf, PageQuery } from '../../platform/http/page';
import { type HttpRequest, type HttpResponse, receiveFile } from '../../platform/http/receive-file';
import { DataFolder } from '../../platform/config/data-folder';
import { ImportRecords, type ImportEntry, type ImportResult } from '../../ports/import-records';
import { RejectsFiles } from '../../ports/rejects-file';
import { IngestService, unknownKind } from './ingest.service';
import { ImportQuery } from './import-query.dto';
import { ImportResultDto } from './import-result.dto';
import { IMPORT_KINDS, isImportKind } from './kinds';

@ApiTags('imports')
@Controller('api/v1/imports')
@Access('staff', 'machine')
export class IngestController {
  constructor(
    private readonly ingest: IngestService,
    private readonly imports: ImportRecords,
    private readonly rejects: RejectsFiles,
    private readonly folder: DataFolder,
  ) {}

  @Post(':kind')
  @HttpCode(200)
  @ApiOperation({ summary: 'Imports one file; the body is the file, or a form with one file part' })
  @ApiConsumes(
    'text/csv',
    'application/gzip',
    'application/zip',
    'multipart/form-data',
    'application/octet-stream',
  )
  @ApiOkResponse({ type: ImportResultDto })
  async import(
    @Param('kind') kind: string,
    @Query() query: ImportQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) response: HttpResponse,
  ): Promise<ImportResult> {
    if (!isImportKind(kind)) throw unknownKind(kind, IMPORT_KINDS);
    const file = await receiveFile(request, response, join(this.folder.path, 'uploads'));
    try {
      return await this.ingest.importFile(kind, file.path, {
        profile: query.profile ?? null,
        covers: coversOf(query.covers),
        displayName: file.name,
      });
    } finally {
      await file.discard();
    }
  }

  @Get()
  @ApiOperation({ summary: 'The latest imports, newest first' })
  latest(@Query() query: PageQuery): Promise<Page<ImportEntry>> {
    return pageOf(query, (count) => this.imports.latest(count));
  }

  @Get(':id')
  @ApiOkResponse({ type: ImportResultDto })
  async one(@Param('id') id: string): Promise<ImportEntry> {
    const entry = await this.imports.get(id);
    if (!entry) throw new Problem('unknown-import', `there is no import "${id}"`);
    return entry;
  }

  @Get(':id/rejects.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  async rejected(@Param('id') id: string): Promise<StreamableFile> {
    await this.one(id);
    const path = await this.rejects.pathOf(id);
    if (path === null) throw new Problem('no-rejects', `nothing of import "${id}" was rejected`);
    return new StreamableFile(createReadStream(path));
  }
}

function coversOf(text: string | undefined): { from: number; to: number } | null {
  if (text === undefined) return null;
  const [from, to] = text.split('..').map(parseLocalDate);
  if (from === null || to === null || to === undefined || to < from)
    throw new Problem('bad-request', `covers "${text}" is not two days like 2025-06-01..2025-06-30`);
  return { from, to };
}
