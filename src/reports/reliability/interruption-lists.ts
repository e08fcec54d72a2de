import { type Contribution, contributionsOf } from '../../domain/reliability/contributions';
import { type GroupBy, type GroupCustomers, reliabilityBy } from '../../domain/reliability/groups';
import { isExcluded } from '../../domain/reliability/interruption';
import { type Reliability, reliabilityFrom } from '../../domain/reliability/reliability';
import { roundTo } from '../../domain/text/decimal';
import { formatLocalDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import type { InterruptionLog } from './interruption-log';
import type { InterruptionFacts, ReliabilityGroupFacts } from './reliability-facts';
import { indicesOf } from './span-facts';

/** Groups that add up to the whole. `level` is the depth of the tree for `network`, 1 = the top. */
export function groupFacts(
  log: InterruptionLog,
  period: Period,
  by: GroupBy,
  level = 2,
): ReliabilityGroupFacts[] {
  const ofGroup: GroupCustomers = (key, month) => (by === 'network' ? log.served.ofNode(key, month) : null);
  return reliabilityBy(log.request(period), by, ofGroup, level).map(({ key, basis, reliability }) => ({
    ...{ by, key, basis },
    ...indicesOf(reliability),
    eventIds: idsOf(reliability),
  }));
}

const idsOf = (found: Reliability): string[] =>
  found.kind === 'indices' ? [...new Set(found.contributions.map(({ step }) => step.interruptionId))] : [];

/** The same by voltage level. */
export function voltageFacts(log: InterruptionLog, period: Period): ReliabilityGroupFacts[] {
  const request = log.request(period);
  const all = contributionsOf(request.steps, period, request.cutOffMs, request.settings);
  const keys = [...new Set(all.map(({ step }) => step.voltageLevel))];
  return keys.sort(nullLast).map((key) => {
    const before = all.filter(({ step }) => step.voltageLevel === key);
    const after = before.filter(({ step }) => !isExcluded(step, request.settings));
    const steps = request.steps.filter(({ voltageLevel }) => voltageLevel === key);
    return {
      ...{ by: 'voltage' as const, key, basis: 'contribution' as const },
      ...indicesOf(reliabilityFrom({ ...request, steps }, { before, after })),
      eventIds: [...new Set(before.map(({ step }) => step.interruptionId))],
    };
  });
}

const nullLast = (a: string | null, b: string | null): number =>
  a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/** The sustained interruptions of a span with the most customer-minutes, before exclusions. */
export function topInterruptions(log: InterruptionLog, period: Period, most: number): InterruptionFacts[] {
  const { steps, cutOffMs, settings } = log.request(period);
  const all = contributionsOf(steps, period, cutOffMs, settings);
  const total = all.reduce((sum, { customerMinutes }) => sum + customerMinutes, 0);
  const byId = new Map<string, Contribution[]>();
  for (const each of all) {
    if (!each.sustained) continue;
    byId.set(each.step.interruptionId, [...(byId.get(each.step.interruptionId) ?? []), each]);
  }
  const list = [...byId].map(([id, parts]) =>
    interruptionFacts(id, parts, total, isExcluded(parts[0].step, settings)),
  );
  return list
    .sort((a, b) => b.customerMinutes - a.customerMinutes || (a.interruptionId < b.interruptionId ? -1 : 1))
    .slice(0, most);
}

function interruptionFacts(
  interruptionId: string,
  parts: readonly Contribution[],
  totalMinutes: number,
  excluded: boolean,
): InterruptionFacts {
  const [{ step, accruesTo }] = parts;
  const sum = (of: (part: Contribution) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const customerMinutes = sum((part) => part.customerMinutes);
  return {
    interruptionId,
    kind: step.kind,
    day: formatLocalDate(accruesTo),
    networkPath: step.networkPath,
    region: step.region,
    feeder: step.feeder,
    cause: step.cause,
    durationMinutes: Math.round(Math.max(...parts.map((part) => part.durationMinutes))),
    customers: sum((part) => part.customersInterrupted),
    customerMinutes: Math.round(customerMinutes),
    sharePercent: totalMinutes > 0 ? roundTo((100 * customerMinutes) / totalMinutes, 1) : null,
    excluded,
    open: parts.some((part) => part.open),
  };
}
