import { formatLocalDate, type LocalDate } from '../../../domain/time/local-date';
import type { Period } from '../../../domain/time/period';
import { readRises, type RisesFacts } from '../../changes/rises';
import { coverageOfNodes, type NodeCoverage } from '../../coverage/coverage-facts';
import { dataCutOff } from '../../coverage/cut-off';
import type { LoadFacts } from '../../load/load-facts';
import { readLoad } from '../../load/read-load';
import { InterruptionLog } from '../../reliability/interruption-log';
import { namedExclusionFacts } from '../../reliability/named-exclusions';
import { readWorks } from '../../reliability/read-works';
import type { ReliabilitySpanFacts } from '../../reliability/reliability-facts';
import { spanFacts } from '../../reliability/span-facts';
import { ReportRefusal } from '../../report-kind';
import type { ReportSources } from '../../report-sources';
import { type PressFacts, type PressRises, SMALLEST_GROUP, type SupplyFacts } from './facts';

/** Both ends inclusive. */
export interface PressRequest {
  from: LocalDate;
  to: LocalDate;
}

/** A quarter: a chart of more days is no chart. */
const MOST_DAYS = 92;

/** Facts of a span of days. Refuses spans that are none, that are too long, that have not begun, and an empty utility. */
export async function queryPress({ from, to }: PressRequest, sources: ReportSources): Promise<PressFacts> {
  const period = { from, until: to + 1 };
  await refuseNothing(sources, period);
  const { facts: load, input } = await readLoad(sources, period);
  const { works: _works, byNode: _byNode, ...works } = await readWorks(sources, period);
  return {
    kind: 'press',
    generatedAt: sources.clock.now().toISOString(),
    dataCutOff: await dataCutOff(sources),
    simulated: sources.settings.simulated,
    from: formatLocalDate(from),
    to: formatLocalDate(to),
    completeCoverage: sources.settings.coverage.completeDay,
    ...loadOf(load),
    thinlyCovered: thinlyCovered(coverageOfNodes(input.series, period), load.comparisonCoverage),
    supply: supplyFacts(await InterruptionLog.read(sources, period), period),
    works,
    rises: hideSmall(await readRises(sources, period)),
  };
}

/** Groups under ten are not given, not even to the facts. */
function hideSmall(found: RisesFacts | null): PressRises | null {
  if (!found || found.closed < SMALLEST_GROUP) return null;
  const shown = (count: number): number | null => (count === 0 || count >= SMALLEST_GROUP ? count : null);
  const risen = shown(found.risen);
  return {
    ...{ thresholdPercent: found.thresholdPercent, closings: found.closings, closed: found.closed, risen },
    verified: risen === null ? null : shown(found.verified),
    corrected: risen === null ? null : shown(found.corrected),
  };
}

async function refuseNothing(
  { usagePoints, clock, zone }: ReportSources,
  { from, until }: Period,
): Promise<void> {
  if (until <= from) throw new ReportRefusal('bad-span', 'the last day lies before the first');
  if (until - from > MOST_DAYS)
    throw new ReportRefusal('span-too-long', `a briefing covers at most ${MOST_DAYS} days`);
  if (clock.now().getTime() < zone.startOfDay(from))
    throw new ReportRefusal('span-not-begun', `the span from ${formatLocalDate(from)} on has not begun`);
  if ((await usagePoints.size()) === 0)
    throw new ReportRefusal(
      'no-usage-points',
      'there are no usage points yet; import them with: import usage-points FILE',
    );
}

function loadOf({ comparisonCoverage, whole, regions, holidays, temperatureFit }: LoadFacts) {
  const shown = regions.filter(({ customers }) => customers >= SMALLEST_GROUP);
  return {
    ...{ comparisonCoverage, whole, holidays },
    regions: shown,
    hiddenRegions: regions.length - shown.length,
    temperatureFit: temperatureFit && withoutPoints(temperatureFit),
  };
}

function withoutPoints({
  points: _points,
  ...fit
}: NonNullable<LoadFacts['temperatureFit']>): NonNullable<PressFacts['temperatureFit']> {
  return fit;
}

function thinlyCovered(nodes: readonly NodeCoverage[], limit: number): PressFacts['thinlyCovered'] {
  const parents = new Set(nodes.map(({ path }) => path.split('/').slice(0, -1).join('/')));
  return nodes
    .filter(({ path, period }) => !parents.has(path) && period.ratio !== null && period.ratio < limit)
    .map(({ name, period }) => ({ name, ratio: period.ratio! }));
}

function supplyFacts(log: InterruptionLog, period: Period): SupplyFacts {
  const facts = spanFacts(log, period);
  const { customersServed, withheld, beforeExclusions, afterExclusions, open, unknownCustomers } = facts;
  const until = log.completeUntil(period);
  return {
    ...{ customersServed, withheld, beforeExclusions, afterExclusions },
    excluded: excludedFacts(log, period, facts),
    notRestored: open.length,
    customersUnknown: unknownCustomers.length,
    logCompleteUntil: until === null ? null : formatLocalDate(until),
  };
}

/** No code of an interruption: those that were named are told by their day. */
function excludedFacts(
  log: InterruptionLog,
  period: Period,
  { excluded }: ReliabilitySpanFacts,
): SupplyFacts['excluded'] {
  const named = namedExclusionFacts(log, period);
  const ids = new Set(named.map(({ interruptionId }) => interruptionId));
  const classes = new Map<string, number>();
  for (const { interruptionId, reason } of excluded)
    if (!ids.has(interruptionId)) classes.set(reason, (classes.get(reason) ?? 0) + 1);
  return {
    classes: [...classes].map(([id, interruptions]) => ({ id, interruptions })),
    named: named.map(({ day, kind, reason }) => ({ day, kind, reason })),
  };
}
