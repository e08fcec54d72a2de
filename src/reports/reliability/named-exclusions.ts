import { contributionsOf } from '../../domain/reliability/contributions';
import type { NamedExclusion } from '../../domain/reliability/named-exclusion';
import { stepsWithin } from '../../domain/reliability/reliability';
import { formatLocalDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import type { InterruptionLog } from './interruption-log';
import type { NamedExclusionFacts } from './reliability-facts';
import { shortened } from './span-facts';

/** Interruptions of a span that are left out after exclusions by their name, the newest first. */
export function namedExclusionFacts(log: InterruptionLog, period: Period): NamedExclusionFacts[] {
  const { steps, cutOffMs, settings } = log.request(period);
  const counted = contributionsOf(steps, period, cutOffMs, settings);
  const within = new Map(
    stepsWithin(steps, period)
      .map((step) => [step.interruptionId, step] as const)
      .reverse(),
  );
  return log.named
    .filter(({ interruptionId }) => within.has(interruptionId))
    .map(({ interruptionId, reason, by, at }): NamedExclusionFacts => {
      const step = within.get(interruptionId)!;
      const minutes = counted
        .filter((each) => each.step.interruptionId === interruptionId)
        .reduce((sum, { customerMinutes }) => sum + customerMinutes, 0);
      return {
        ...{ interruptionId, reason, by },
        excludedOn: at === null ? null : formatLocalDate(log.zone.dayOf(at)),
        kind: step.kind,
        day: formatLocalDate(step.startDay),
        customerMinutes: shortened(minutes),
      };
    })
    .sort((a, b) => (a.day + a.interruptionId < b.day + b.interruptionId ? 1 : -1));
}

/** A decision as it is printed for programs, revoked ones too. */
export const exclusionJson = ({ at, revoked, ...exclusion }: NamedExclusion) => ({
  ...exclusion,
  at: new Date(at).toISOString(),
  revoked: revoked && { ...revoked, at: new Date(revoked.at).toISOString() },
});

export type ExclusionJson = ReturnType<typeof exclusionJson>;
