import { type Contribution, contributionsOf } from '../../domain/reliability/contributions';
import {
  type InterruptionFinding,
  interruptionFindings,
} from '../../domain/reliability/interruption-findings';
import { contributionPair, stepsWithin } from '../../domain/reliability/reliability';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import type { InterruptionLog } from './interruption-log';
import type { EventFacts, EventParts, RepeatFeederFacts } from './reliability-facts';
import { shortened } from './span-facts';

/** Every interruption that the indices of a span are made of, in the order of their days. */
export function eventFacts(log: InterruptionLog, period: Period): EventFacts[] {
  const request = log.request(period);
  const { before, after } = contributionPair(request);
  const kept = byId(after);
  const { settings } = request;
  return [...byId(before)]
    .map(([interruptionId, parts]): EventFacts => {
      const [{ step, accruesTo }] = parts;
      const left = kept.get(interruptionId);
      return {
        interruptionId,
        kind: step.kind,
        day: formatLocalDate(accruesTo),
        durationMinutes: shortened(Math.max(...parts.map((part) => part.durationMinutes))),
        sustained: parts.some((part) => part.sustained),
        open: parts.some((part) => part.open),
        excluded: left ? null : (settings.excludedByName.get(interruptionId) ?? step.exclusion),
        before: sumsOf(parts),
        after: left ? sumsOf(left) : null,
      };
    })
    .sort((a, b) => (a.day + a.interruptionId < b.day + b.interruptionId ? -1 : 1));
}

function byId(contributions: readonly Contribution[]): Map<string, Contribution[]> {
  const found = new Map<string, Contribution[]>();
  for (const each of contributions) {
    const { interruptionId } = each.step;
    found.set(interruptionId, [...(found.get(interruptionId) ?? []), each]);
  }
  return found;
}

function sumsOf(parts: readonly Contribution[]): EventParts {
  const sum = (of: (part: Contribution) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return {
    customerMinutes: shortened(sum((part) => part.customerMinutes)),
    customersInterrupted: sum((part) => part.customersInterrupted),
    customersMomentary: sum((part) => part.customersMomentary),
  };
}

/** What is odd in the log of a span: listed, and left out only where somebody names it. */
export function logFindings(log: InterruptionLog, period: Period): InterruptionFinding[] {
  const { steps, served, settings } = log.request(period);
  return interruptionFindings(stepsWithin(steps, period), served, settings);
}

/** Days looked back on, and from how many interruptions on a feeder is named. */
const REPEAT_DAYS = 30;
const REPEATS = 2;

/** Feeders with several unplanned sustained interruptions in the 30 days up to a day, most of them first. */
export function repeatFeeders(log: InterruptionLog, until: LocalDate, most: number): RepeatFeederFacts[] {
  const span = { from: until - REPEAT_DAYS, until };
  const { steps, cutOffMs, settings } = log.request(span);
  const unplanned = steps.filter(({ kind, feeder }) => kind === 'unplanned' && feeder !== null);
  const feeders = new Map<string, Contribution[]>();
  for (const each of contributionsOf(unplanned, span, cutOffMs, settings)) {
    if (!each.sustained) continue;
    const key = `${each.step.networkPath ?? ''} ${each.step.feeder}`;
    feeders.set(key, [...(feeders.get(key) ?? []), each]);
  }
  return [...feeders.values()]
    .map(feederFacts)
    .filter(({ interruptions }) => interruptions >= REPEATS)
    .sort((a, b) => b.interruptions - a.interruptions || b.customerMinutes - a.customerMinutes)
    .slice(0, most);
}

const feederFacts = (parts: readonly Contribution[]): RepeatFeederFacts => ({
  feeder: parts[0].step.feeder!,
  networkPath: parts[0].step.networkPath,
  interruptions: byId(parts).size,
  customerMinutes: Math.round(parts.reduce((sum, { customerMinutes }) => sum + customerMinutes, 0)),
  lastDay: formatLocalDate(Math.max(...parts.map(({ accruesTo }) => accruesTo))),
});
