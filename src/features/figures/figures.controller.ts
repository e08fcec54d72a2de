import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseLocalDate } from '../../domain/time/local-date';
import { Problem } from '../../platform/errors/problem';
import { Access } from '../../platform/http/access';
import { PeriodResults } from '../../ports/period-results';
import { namedSettings, type NamedSettings } from '../../reports/named-settings';
import { comparedPeriods } from '../../reports/usage/point-periods';
import { comparedPeriodsJson, type ComparedPeriodsJson } from '../../reports/usage/period-json';
import { usageJson, type UsageJson } from '../../reports/usage/usage-json';
import { ReportSources } from '../../reports/report-sources';
import { PeriodQuery, UsageQuery } from './figures.dto';

/** Three years at once are enough for any page. */
const MAX_DAYS = 1100;

@ApiTags('usage points')
@Controller('api/v1/usage-points')
@Access('customer', 'staff', 'machine')
export class FiguresController {
  constructor(
    private readonly sources: ReportSources,
    private readonly results: PeriodResults,
  ) {}

  @Get(':usagePointId/usage')
  @ApiOperation({ summary: 'Daily usage and registers; a missing day is null, never zero' })
  usage(@Param('usagePointId') usagePointId: string, @Query() query: UsageQuery): Promise<UsageJson> {
    const [from, to] = [dayOf('from', query.from), dayOf('to', query.to)];
    if (to < from || to - from >= MAX_DAYS)
      throw new Problem('bad-request', `from and to must be in order, at most ${MAX_DAYS} days`);
    return usageJson(this.sources, usagePointId, from, to);
  }

  @Get(':usagePointId/period')
  @ApiOperation({ summary: 'One period with the one before and the same one last year' })
  async period(
    @Param('usagePointId') usagePointId: string,
    @Query() query: PeriodQuery,
  ): Promise<ComparedPeriodsJson & { settings: NamedSettings }> {
    const [from, until] = [dayOf('from', query.from), dayOf('until', query.until)];
    if (until <= from || until - from > MAX_DAYS)
      throw new Problem('bad-request', `until must be after from, at most ${MAX_DAYS} days`);
    const compared = await comparedPeriods(this.sources, usagePointId, { from, until });
    const stored = await this.results.of(compared.point.key, from, until);
    const settings = namedSettings(this.sources.settings, 'period');
    return { ...comparedPeriodsJson(compared, stored), settings };
  }
}

function dayOf(name: string, text: string): number {
  const day = parseLocalDate(text);
  if (day === null)
    throw new Problem('bad-request', `${name} "${text}" is not a calendar day like 2025-06-30`);
  return day;
}
