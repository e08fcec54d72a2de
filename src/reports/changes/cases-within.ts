import { caseDueAt } from '../../domain/changes/usage-case';
import { nodeAt } from '../../domain/reliability/groups';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import type { Instant } from '../../domain/time/zone';
import type { StoredCase } from '../../ports/case-records';
import type { ReportSources } from '../report-sources';
import { countCases } from './case-json';
import { caseSettlement } from './case-settlement';
import type { CasesFacts, OldCaseFacts } from './changes-facts';

const OLDEST = 5;
/** Depth of the tree that answers for cases: the company below the corporation. */
const UNIT_LEVEL = 2;

/** Cases that were opened or closed in the span, and those that were open at its end. */
export async function casesWithin(sources: ReportSources, span: Period): Promise<CasesFacts> {
  const { cases, clock, zone } = sources;
  const now = clock.now().getTime();
  const [begin, end] = [zone.startOfDay(span.from), Math.min(zone.startOfDay(span.until), now + 1)];
  const moved = await cases.movedWithin(new Date(begin), new Date(Math.max(begin, now + 1)));
  const closed = moved.filter((each) => each.closed !== null && isWithin(each.closed.at, begin, end));
  const open = openAt([...(await cases.unsettled()), ...moved], end);
  const pathOf = await placesOf(sources, open, lastDayOf(span));
  return {
    opened: moved.filter(({ openedAt }) => isWithin(openedAt, begin, end)).length,
    closed: closed.length,
    open: open.length,
    overdue: open.filter((each) => caseDueAt(each) < end).length,
    ...outcomesOf(closed, now),
    ...(await settlementsOf(sources, closed)),
    units: unitsOf(open, pathOf, end, sources),
    oldest: await Promise.all(open.slice(0, OLDEST).map((each) => oldCase(sources, each, pathOf(each), end))),
  };
}

const isWithin = (at: Instant, begin: Instant, end: Instant): boolean => at >= begin && at < end;

/** Each once, oldest first. */
function openAt(cases: readonly StoredCase[], end: Instant): StoredCase[] {
  const byId = new Map(cases.map((each) => [each.id, each]));
  return [...byId.values()]
    .filter(({ openedAt, closed }) => openedAt < end && (closed === null || closed.at >= end))
    .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
}

type Outcomes =
  'outcomes' | 'closedByData' | 'correctedBeforeBill' | 'correctedAfterBill' | 'medianHoursToReRead';

function outcomesOf(closed: readonly StoredCase[], now: Instant): Pick<CasesFacts, Outcomes> {
  const { outcomes, closedByData, medianHoursToReRead } = countCases(closed, now, 0);
  const corrected = closed.filter(({ isCorrected }) => isCorrected);
  const inTime = corrected.filter((each) => each.closed!.at <= each.billDueAt).length;
  return {
    ...{ outcomes, closedByData, medianHoursToReRead },
    correctedBeforeBill: inTime,
    correctedAfterBill: corrected.length - inTime,
  };
}

/** Sums over the settlements of closed cases. */
async function settlementsOf(
  sources: ReportSources,
  closed: readonly StoredCase[],
): Promise<Pick<CasesFacts, 'charged' | 'refunded'>> {
  const sums = { charge: { cases: 0, dong: 0 }, refund: { cases: 0, dong: 0 } };
  for (const each of closed) {
    const found = await caseSettlement(sources, each);
    if (found.kind !== 'charge' && found.kind !== 'refund') continue;
    sums[found.kind].cases++;
    sums[found.kind].dong += Math.abs(found.totalDong);
  }
  return { charged: sums.charge, refunded: sums.refund };
}

type PathOf = (each: StoredCase) => string | null;

/** Where the points of these cases hang; asked only where there are any. */
async function placesOf(
  { usagePoints }: ReportSources,
  cases: readonly StoredCase[],
  day: LocalDate,
): Promise<PathOf> {
  if (cases.length === 0) return () => null;
  const [{ node }, areas] = await Promise.all([usagePoints.fleetOn(day), usagePoints.areas()]);
  return ({ key }) => (node[key] >= 0 ? areas[node[key]].path : null);
}

function unitsOf(
  open: readonly StoredCase[],
  pathOf: PathOf,
  end: Instant,
  { zone }: ReportSources,
): CasesFacts['units'] {
  const units = new Map<string | null, StoredCase[]>();
  for (const each of open) {
    const path = pathOf(each);
    const unit = path === null ? null : nodeAt(path, UNIT_LEVEL);
    units.set(unit, [...(units.get(unit) ?? []), each]);
  }
  return [...units]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([path, cases]) => {
      const due = cases.map(caseDueAt).filter((at) => at < end);
      return {
        path,
        open: cases.length,
        overdue: due.length,
        firstDueOn: due.length > 0 ? formatLocalDate(zone.dayOf(lowest(due) - 1)) : null,
      };
    });
}

const lowest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b));

/** By the state it had then, which its history tells. */
async function oldCase(
  { cases, zone }: ReportSources,
  each: StoredCase,
  networkPath: string | null,
  end: Instant,
): Promise<OldCaseFacts> {
  const last = (await cases.events(each.id)).filter(({ at }) => at < end).at(-1);
  return {
    id: each.id,
    usagePointId: each.usagePointId,
    networkPath,
    state: last?.to ?? each.state,
    openedOn: formatLocalDate(zone.dayOf(each.openedAt)),
    // due at midnight is due on the day that ends then
    dueOn: formatLocalDate(zone.dayOf(caseDueAt(each) - 1)),
    overdue: caseDueAt(each) < end,
    reasons: each.reasons,
    changePercent: each.figures.changePercent,
  };
}
