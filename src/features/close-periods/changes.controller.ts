import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseLocalDate } from '../../domain/time/local-date';
import { Problem } from '../../platform/errors/problem';
import { Access } from '../../platform/http/access';
import { type Page, pageOf } from '../../platform/http/page';
import type { ChangeRowJson } from '../../reports/changes/changes-json';
import { type ChangedPoints, ChangedPointsReader } from './changed-points';
import { ChangeRowsQuery, ChangesQuery } from './changes.dto';

@ApiTags('changes')
@Controller('api/v1/changes')
@Access('staff', 'machine')
export class ChangesController {
  constructor(private readonly points: ChangedPointsReader) {}

  @Get(':on')
  @ApiOperation({
    summary: 'The 30 % rule for the periods whose last day that is: bands, outcomes, network nodes',
  })
  async head(@Param('on') on: string, @Query() { threshold }: ChangesQuery): Promise<ChangedPoints['head']> {
    return (await this.points.read(dayOf(on), percentOf(threshold), true)).head;
  }

  @Get(':on/rows')
  @ApiOperation({ summary: 'The same point by point, ascending by usage point' })
  async rows(@Param('on') on: string, @Query() query: ChangeRowsQuery): Promise<Page<ChangeRowJson>> {
    const { rows } = await this.points.read(dayOf(on), percentOf(query.threshold), query.flagged === true);
    return pageOf(query, (count) => Promise.resolve(rows.slice(0, count)));
  }
}

const percentOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

function dayOf(text: string): number {
  const day = parseLocalDate(text);
  if (day === null) throw new Problem('bad-request', `"${text}" is not a calendar day like 2025-06-30`);
  return day;
}
