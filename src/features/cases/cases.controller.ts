import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access';
import { type Page, pageOf, PageQuery } from '../../platform/http/page';
import { Clock } from '../../ports/clock';
import { caseJson, type CaseJson, eventJson } from '../../reports/changes/case-json';
import { CasePapersService } from './case-papers.service';
import { CasesService } from './cases.service';

/** To look at only: until there are accounts, steps are taken on the command line, where people say who they are (ruling W1). */
@ApiTags('cases')
@Controller('api/v1/cases')
@Access('staff')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly clock: Clock,
    private readonly papers: CasePapersService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The re-verification queue, the riskiest first' })
  async queue(@Query() query: PageQuery): Promise<Page<CaseJson>> {
    const cases = await this.cases.queue();
    const page = await pageOf(query, (count) => Promise.resolve(cases.slice(0, count)));
    return { ...page, items: page.items.map((each) => this.json(each)) };
  }

  @Get('export.csv')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'Every case with registers, times, who did what, finding and đồng due' })
  async csv(): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(await this.papers.csv()), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="cases.csv"',
    });
  }

  @Get(':id/slip.pdf')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The slip for the re-reader, A5' })
  async slip(@Param('id') id: string): Promise<StreamableFile> {
    const { pdf } = await this.papers.slips({ id, assignee: null, language: null });
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${id}.pdf"` });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One case with its history and the former cases of the usage point' })
  async one(@Param('id') id: string) {
    const { found, events, former, settlement } = await this.cases.show(id);
    return {
      ...this.json(found),
      events: events.map(eventJson),
      former: former.map((each) => this.json(each)),
      settlement,
    };
  }

  private json(each: Parameters<typeof caseJson>[0]): CaseJson {
    return caseJson(each, this.clock.now().getTime());
  }
}
