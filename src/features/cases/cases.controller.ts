import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access';
import { type Page, pageOf, PageQuery } from '../../platform/http/page';
import { Clock } from '../../ports/clock';
import { caseJson, type CaseJson, eventJson } from '../../reports/changes/case-json';
import { CasesService } from './cases.service';

/** To look at only: until there are accounts, steps are taken on the command line, where people say who they are (ruling W1). */
@ApiTags('cases')
@Controller('api/v1/cases')
@Access('staff')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The re-verification queue, the riskiest first' })
  async queue(@Query() query: PageQuery): Promise<Page<CaseJson>> {
    const cases = await this.cases.queue();
    const page = await pageOf(query, (count) => Promise.resolve(cases.slice(0, count)));
    return { ...page, items: page.items.map((each) => this.json(each)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One case with its history and the former cases of the usage point' })
  async one(@Param('id') id: string) {
    const { found, events, former } = await this.cases.show(id);
    return {
      ...this.json(found),
      events: events.map(eventJson),
      former: former.map((each) => this.json(each)),
    };
  }

  private json(each: Parameters<typeof caseJson>[0]): CaseJson {
    return caseJson(each, this.clock.now().getTime());
  }
}
