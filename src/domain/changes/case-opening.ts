import type { Period } from '../time/period';
import type { Instant } from '../time/zone';
import { type EscalationLevel, escalationOf } from './escalation';
import type { Actor, CaseEvent, CaseFigures, UsageCase } from './usage-case';
import type { FieldReason } from './verification';

/** What a new case is made from. */
export interface CaseGrounds {
  usagePointId: string;
  period: Period;
  route: string;
  reasons: FieldReason[];
  figures: CaseFigures;
  billDueAt: Instant;
}

/** Whose signature releases a bill of these figures (EVN 2020: ×3 to ×10); null = any approver's. */
export const signRoleOf = (
  { currentKwh, baseKwh }: Pick<CaseFigures, 'currentKwh' | 'baseKwh'>,
  levels: readonly EscalationLevel[],
): string | null => escalationOf(currentKwh ?? 0, baseKwh ?? 0, levels)?.role ?? null;

export function openCase(
  grounds: CaseGrounds,
  levels: readonly EscalationLevel[],
  actor: Actor,
  at: Instant,
): { opened: UsageCase; event: CaseEvent } {
  const opened: UsageCase = {
    ...grounds,
    doubted: grounds.figures,
    signRole: signRoleOf(grounds.figures, levels),
    state: 'new',
    openedAt: at,
    complaint: null,
    assignee: null,
    firstReader: null,
    reRead: null,
    finding: null,
    isCorrected: false,
    approvedBy: null,
    closed: null,
  };
  const note = grounds.reasons.join(', ');
  return { opened, event: { at, actor: actor.id, action: 'open', from: null, to: 'new', note } };
}
