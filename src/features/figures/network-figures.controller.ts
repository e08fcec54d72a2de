import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { reckonBill } from '../../domain/billing/bill';
import { billJson, type BillJson } from '../../domain/billing/bill-json';
import { parseLocalDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import { daysInMonth, monthOf } from '../../domain/time/year-month';
import { Problem } from '../../platform/errors/problem';
import { Access } from '../../platform/http/access';
import { loadJson, type LoadJson } from '../../reports/load/load-json';
import { exclusionJson, type ExclusionJson } from '../../reports/reliability/named-exclusions';
import { namedSettings, type NamedSettings } from '../../reports/named-settings';
import { readWorks } from '../../reports/reliability/read-works';
import { reliabilityJson, type ReliabilityJson } from '../../reports/reliability/reliability-json';
import type { WorksFacts } from '../../reports/reliability/works-facts';
import { ReportSources } from '../../reports/report-sources';
import { BillQuery, LoadQuery, ReliabilityQuery, SpanQuery } from './network-figures.dto';

/** Five years at once are enough for any table, and for the threshold of major event days. */
const MAX_DAYS = 1830;

@ApiTags('figures')
@Controller('api/v1')
@Access('staff', 'machine')
export class NetworkFiguresController {
  constructor(private readonly sources: ReportSources) {}

  @Get('load')
  @ApiOperation({
    summary: 'Daily load of the whole utility, a network node or a region, with its comparisons',
  })
  load(@Query() query: LoadQuery): Promise<LoadJson> {
    return loadJson(this.sources, spanOf(query), query.node ?? null);
  }

  @Get('reliability')
  @ApiOperation({ summary: 'SAIDI, SAIFI, MAIFI and CAIDI, before and after exclusions' })
  reliability(@Query() query: ReliabilityQuery): Promise<ReliabilityJson> {
    const { by = null, customers = null } = query;
    const excluded = (query.exclude ?? '').split(',').filter((id) => id !== '');
    return reliabilityJson(this.sources, spanOf(query), {
      ...{ by, customers, excluded },
      events: query.events === 'true',
    });
  }

  @Get('reliability/exclusions')
  @ApiOperation({
    summary: 'Interruptions left out after exclusions by their name: who, when and why, revoked ones too',
  })
  async exclusions(): Promise<{ items: ExclusionJson[] }> {
    return { items: (await this.sources.interruptions.exclusions()).map(exclusionJson) };
  }

  @Get('works')
  @ApiOperation({
    summary: 'Works that begin in a span, against the notice rules and the heat of their days',
  })
  async works(@Query() query: SpanQuery): Promise<WorksFacts & { settings: NamedSettings }> {
    const facts = await readWorks(this.sources, spanOf(query));
    return { ...facts, settings: namedSettings(this.sources.settings, 'works') };
  }

  @Get('bill')
  @ApiOperation({ summary: 'The bill for so many kWh, explained line by line' })
  bill(@Query() query: BillQuery): BillJson {
    const [from, until] = [dayOf('from', query.from), dayOf('until', query.until)];
    const result = reckonBill(this.sources.tariffs.rules, {
      period: { from, until },
      tariff: query.tariff ?? 'residential',
      usage: { kwh: query.kwh },
      nominalDays: query.nominalDays ?? daysInMonth(monthOf(until - 1)),
      householdQuarters: (query.households ?? 1) * 4,
      issuedOn: query.issued === undefined ? undefined : dayOf('issued', query.issued),
      vatDate: this.sources.settings.billing.vatDate,
    });
    if (result.kind === 'refused')
      throw new Problem(result.refusal.code, `no bill: ${result.refusal.message}`);
    return billJson(result.bill);
  }
}

function spanOf(query: SpanQuery): Period {
  const [from, to] = [dayOf('from', query.from), dayOf('to', query.to)];
  if (to < from || to - from >= MAX_DAYS)
    throw new Problem('bad-request', `from and to must be in order, at most ${MAX_DAYS} days`);
  return { from, until: to + 1 };
}

function dayOf(name: string, text: string): number {
  const day = parseLocalDate(text);
  if (day === null)
    throw new Problem('bad-request', `${name} "${text}" is not a calendar day like 2025-06-30`);
  return day;
}
