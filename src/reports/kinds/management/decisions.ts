import { nodeAt } from '../../../domain/reliability/groups';
import { formatLocalDate, parseLocalDate } from '../../../domain/time/local-date';
import type { WorkFacts } from '../../reliability/works-facts';
import type { DecisionFacts, ManagementFacts } from './facts';

/** More than five are no decisions but a list. */
const MOST = 5;
/** Units below the limit that are named one by one. */
const MOST_UNITS = 2;
/** Depth of the tree that decides: the company below the corporation. */
const UNIT_LEVEL = 2;

/** What has to be decided, most pressing first: people without power, heat, the target, notice, customers who wait, data. */
export function decisionsOf(facts: Omit<ManagementFacts, 'decisions'>): DecisionFacts[] {
  return [notRestored, heatConflicts, saidiAhead, shortNotice, overdueCases, lowCoverage]
    .flatMap((rule) => rule(facts))
    .slice(0, MOST);
}

const unitOf = (path: string | null): string => (path === null ? '' : nodeAt(path, UNIT_LEVEL));
const dayBefore = (isoDay: string): string => formatLocalDate(parseLocalDate(isoDay)! - 1);

function notRestored({ reliability, to }: Omit<ManagementFacts, 'decisions'>): DecisionFacts[] {
  return byUnit(reliability.top.filter(({ open }) => open)).map(([unit, events]) => ({
    rule: 'not-restored',
    unit,
    interruptions: events.length,
    customers: events.reduce((sum, { customers }) => sum + customers, 0),
    deadline: formatLocalDate(parseLocalDate(to)! + 1),
  }));
}

function heatConflicts({ works }: Omit<ManagementFacts, 'decisions'>): DecisionFacts[] {
  return byUnit(works.next.works.filter(({ heat, status }) => heat === 'conflict' && status !== 'done')).map(
    ([unit, conflicts]) => {
      const hottest = conflicts.reduce((a, b) => (b.maxC! > a.maxC! ? b : a));
      return {
        rule: 'heat-conflict',
        unit,
        works: conflicts.length,
        customers: sumOfCustomers(conflicts),
        maxC: hottest.maxC!,
        maxKind: hottest.maxKind!,
        firstDay: conflicts[0].day,
        deadline: dayBefore(conflicts[0].day),
      };
    },
  );
}

const sumOfCustomers = (works: readonly WorkFacts[]): number | null =>
  works.some(({ customers }) => customers === null)
    ? null
    : works.reduce((sum, { customers }) => sum + customers!, 0);

function shortNotice({ works }: Omit<ManagementFacts, 'decisions'>): DecisionFacts[] {
  const short = works.next.works.filter(
    ({ notice, status, emergency }) =>
      !emergency && notice !== 'in-time' && (status === 'announced' || status === 'approved'),
  );
  return byUnit(short).map(([unit, late]) => {
    const firstDay = late.map(({ day }) => day).sort()[0];
    return { rule: 'short-notice', unit, works: late.length, firstDay, deadline: dayBefore(firstDay) };
  });
}

/** SAIDI since the new year above the part of the target that these days have; the furthest ahead first. */
function saidiAhead({ reliability, to }: Omit<ManagementFacts, 'decisions'>): DecisionFacts[] {
  return reliability.againstTarget
    .filter(({ saidiMinutes, dueMinutes }) => saidiMinutes > dueMinutes)
    .sort((a, b) => b.saidiMinutes / b.dueMinutes - a.saidiMinutes / a.dueMinutes)
    .slice(0, MOST_UNITS)
    .map((each) => ({ rule: 'saidi-ahead', ...each, deadline: formatLocalDate(parseLocalDate(to)! + 7) }));
}

function overdueCases({ changes, to }: Omit<ManagementFacts, 'decisions'>): DecisionFacts[] {
  return changes.cases.units
    .filter(({ overdue }) => overdue > 0)
    .sort((a, b) => b.overdue - a.overdue)
    .slice(0, MOST_UNITS)
    .map(({ path, overdue, firstDueOn }) => ({
      rule: 'overdue-cases',
      unit: unitOf(path),
      cases: overdue,
      firstDue: firstDueOn!,
      deadline: formatLocalDate(parseLocalDate(to)! + 1),
    }));
}

function lowCoverage({ coverage, load, to }: Omit<ManagementFacts, 'decisions'>): DecisionFacts[] {
  const parents = new Set(coverage.map(({ path }) => path.split('/').slice(0, -1).join('/')));
  return coverage
    .filter(({ path, period }) => !parents.has(path) && (period.ratio ?? 1) < load.comparisonCoverage)
    .sort((a, b) => a.period.ratio! - b.period.ratio!)
    .slice(0, MOST_UNITS)
    .map(({ path, period }) => ({
      rule: 'low-coverage',
      unit: path,
      ratio: period.ratio!,
      limit: load.comparisonCoverage,
      deadline: formatLocalDate(parseLocalDate(to)! + 7),
    }));
}

/** In the order in which they come. */
function byUnit<Item extends { networkPath: string | null }>(
  items: readonly Item[],
): [unit: string, items: Item[]][] {
  const units = new Map<string, Item[]>();
  for (const item of items)
    units.set(unitOf(item.networkPath), [...(units.get(unitOf(item.networkPath)) ?? []), item]);
  return [...units];
}
