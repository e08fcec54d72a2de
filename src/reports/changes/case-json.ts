import {
  type CaseEvent,
  caseDueAt,
  type CaseFigures,
  type CaseOutcome,
  type CaseState,
  isOverdue,
} from '../../domain/changes/usage-case';
import { formatLocalDate } from '../../domain/time/local-date';
import type { Instant } from '../../domain/time/zone';
import type { StoredCase } from '../../ports/case-records';

const isoOf = (at: Instant): string => new Date(at).toISOString();

/** A case with ISO days and moments. */
export function caseJson(each: StoredCase, now: Instant) {
  const {
    id,
    usagePointId,
    period,
    route,
    reasons,
    figures,
    signRole,
    state,
    complaint,
    reRead,
    finding,
    closed,
  } = each;
  return {
    id,
    usagePointId,
    from: formatLocalDate(period.from),
    until: formatLocalDate(period.until),
    state,
    reasons,
    ...figures,
    route,
    signRole,
    openedAt: isoOf(each.openedAt),
    dueAt: isoOf(caseDueAt(each)),
    overdue: isOverdue(each, now),
    assignee: each.assignee,
    firstReader: each.firstReader,
    complaint: complaint && { ...complaint, at: isoOf(complaint.at), dueAt: isoOf(complaint.dueAt) },
    reRead: reRead && { ...reRead, readAt: isoOf(reRead.readAt) },
    finding,
    corrected: each.isCorrected,
    approvedBy: each.approvedBy,
    closed: closed && { ...closed, at: isoOf(closed.at) },
  };
}

export type CaseJson = ReturnType<typeof caseJson>;

export const eventJson = ({ at, ...event }: CaseEvent) => ({ at: isoOf(at), ...event });

/** Cases counted for a report: states, outcomes, and the oldest that are not settled. */
export interface CaseCounts {
  states: Record<CaseState, number>;
  overdue: number;
  outcomes: Partial<Record<CaseOutcome, number>>;
  closedByData: number;
  /** opening to re-reading, hours; null where none was read again */
  medianHoursToReRead: number | null;
  oldest: {
    id: string;
    usagePointId: string;
    state: CaseState;
    openedAt: string;
    dueAt: string;
    figures: CaseFigures;
  }[];
}

const MS_PER_HOUR = 3_600_000;

export function countCases(cases: readonly StoredCase[], now: Instant, oldest = 5): CaseCounts {
  const counts: CaseCounts = {
    states: { new: 0, assigned: 0, 're-read': 0, finding: 0, approved: 0, closed: 0 },
    overdue: 0,
    outcomes: {},
    closedByData: 0,
    medianHoursToReRead: medianHoursToReRead(cases),
    oldest: oldestOf(cases, oldest),
  };
  for (const each of cases) {
    counts.states[each.state]++;
    if (isOverdue(each, now)) counts.overdue++;
    if (each.finding)
      counts.outcomes[each.finding.outcome] = (counts.outcomes[each.finding.outcome] ?? 0) + 1;
    if (each.closed?.reason === 'flag-removed-by-data') counts.closedByData++;
  }
  return counts;
}

const oldestOf = (cases: readonly StoredCase[], count: number): CaseCounts['oldest'] =>
  cases
    .filter(({ state }) => state !== 'closed')
    .sort((a, b) => a.openedAt - b.openedAt || a.id.localeCompare(b.id))
    .slice(0, count)
    .map((each) => ({
      id: each.id,
      usagePointId: each.usagePointId,
      state: each.state,
      openedAt: isoOf(each.openedAt),
      dueAt: isoOf(caseDueAt(each)),
      figures: each.figures,
    }));

function medianHoursToReRead(cases: readonly StoredCase[]): number | null {
  const hours = cases.flatMap(({ reRead, openedAt }) =>
    reRead ? [(reRead.readAt - openedAt) / MS_PER_HOUR] : [],
  );
  if (hours.length === 0) return null;
  hours.sort((a, b) => a - b);
  const middle = hours.length >> 1;
  const median = hours.length % 2 === 1 ? hours[middle] : (hours[middle - 1] + hours[middle]) / 2;
  return Math.round(median * 10) / 10;
}
