import type { Instant } from '../time/zone';

/** Somebody has taken an interruption out of "sau miễn trừ" by its name, with a reason that is printed beside the figures. */
export interface NamedExclusion {
  interruptionId: string;
  reason: string;
  by: string;
  at: Instant;
  /** null while it holds */
  revoked: { by: string; at: Instant; reason: string } | null;
}

/** Who may exclude by name and revoke it; the name stands in the people's roles of the utility's file (ruling W1). */
export const EXCLUSION_ROLE = 'reliability-lead';

/** Who acts, when, and why. */
export interface ExclusionDecision {
  interruptionId: string;
  reason: string;
  actor: { id: string; roles: readonly string[] };
  at: Instant;
}

export type ExclusionStep =
  | { kind: 'done'; exclusion: NamedExclusion }
  | {
      kind: 'refused';
      code: 'wrong-role' | 'reason-missing' | 'already-excluded' | 'not-excluded';
      message: string;
    };

/** The exclusions that hold. */
export const inForce = (exclusions: readonly NamedExclusion[]): NamedExclusion[] =>
  exclusions.filter(({ revoked }) => revoked === null);

/** Excludes an interruption by its name. One that is excluded already is refused: the reason that stands would be lost. */
export function exclude(known: readonly NamedExclusion[], decision: ExclusionDecision): ExclusionStep {
  const { interruptionId, reason, actor, at } = decision;
  const holding = holdingOf(known, interruptionId);
  if (holding) return refused('already-excluded', `${holding.by} has excluded it already: ${holding.reason}`);
  return (
    refusalOf(decision) ?? {
      kind: 'done',
      exclusion: { interruptionId, reason, by: actor.id, at, revoked: null },
    }
  );
}

/** Takes an exclusion back; it stays in the history with who did and why. */
export function revoke(known: readonly NamedExclusion[], decision: ExclusionDecision): ExclusionStep {
  const { interruptionId, reason, actor, at } = decision;
  const holding = holdingOf(known, interruptionId);
  if (!holding) return refused('not-excluded', 'nobody has excluded it by name');
  return (
    refusalOf(decision) ?? {
      kind: 'done',
      exclusion: { ...holding, revoked: { by: actor.id, at, reason } },
    }
  );
}

const holdingOf = (known: readonly NamedExclusion[], id: string): NamedExclusion | undefined =>
  inForce(known).find(({ interruptionId }) => interruptionId === id);

function refusalOf({ reason, actor }: ExclusionDecision): ExclusionStep | null {
  if (!actor.roles.includes(EXCLUSION_ROLE)) {
    const has = actor.roles.length > 0 ? actor.roles.join(', ') : 'no role';
    return refused('wrong-role', `it needs the role ${EXCLUSION_ROLE}; ${actor.id} has ${has}`);
  }
  return reason === ''
    ? refused('reason-missing', 'give the reason: it is printed beside the figures')
    : null;
}

type RefusalCode = Extract<ExclusionStep, { kind: 'refused' }>['code'];
const refused = (code: RefusalCode, message: string): ExclusionStep => ({ kind: 'refused', code, message });
