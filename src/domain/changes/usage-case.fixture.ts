import { openCase } from './case-opening';
import { stepCase } from './case-steps';
import { DEFAULT_ESCALATION } from './escalation';
import { type Actor, type CaseAction, DATA_ACTOR, type UsageCase } from './usage-case';

/** People, actions and a case for the specs of re-verification cases. */

export const HOUR = 3_600_000;
export const AT = 1_000 * HOUR;

export const actor = (id: string, ...roles: string[]): Actor => ({ id, roles });
export const [LEAD, HOA, NAM] = [actor('minh', 'case-lead'), actor('hoa', 'reader'), actor('nam', 'reader')];
export const [CLERK, APPROVER] = [actor('lan', 'case-clerk'), actor('hung', 'approver')];

/** A new case of so many kWh, to be billed in 48 hours. */
export function opened(currentKwh = 140, baseKwh: number | null = 100): UsageCase {
  const grounds = {
    usagePointId: 'P1',
    period: { from: 100, until: 130 },
    route: 'F1/T1',
    reasons: ['finding' as const],
    figures: { currentKwh, baseKwh, changePercent: 40, outcome: 'compared' as const },
    billDueAt: AT + 48 * HOUR,
  };
  return openCase(grounds, DEFAULT_ESCALATION, DATA_ACTOR, AT).opened;
}

export const ASSIGN = { kind: 'assign', to: 'hoa', firstReader: 'nam' } as const;
export const RE_READ = { kind: 're-read', registerKwh: 12345, readAt: AT, evidence: 'photo.jpg' } as const;
export const RIGHT = { kind: 'finding', outcome: 'register-correct', note: '' } as const;
export const APPROVE = { kind: 'approve', note: '' } as const;
export const CLOSE = { kind: 'close', evidence: null, note: '' } as const;
export const COMPLAIN = {
  kind: 'complain',
  by: 'Mr A',
  note: 'too much',
  answerWithinMs: 24 * HOUR,
} as const;

/** Takes steps that have to go well. */
export function after(current: UsageCase, ...steps: [CaseAction, Actor][]): UsageCase {
  return steps.reduce((each, [action, by]) => {
    const step = stepCase(each, action, by, AT);
    if (step.kind !== 'done') throw new Error(JSON.stringify(step));
    return step.next;
  }, current);
}

export const FOUND: [CaseAction, Actor][] = [
  [ASSIGN, LEAD],
  [RE_READ, HOA],
  [RIGHT, CLERK],
];

/** Code of a refusal, else the state that was reached. */
export function outcomeOf(current: UsageCase, action: CaseAction, by: Actor, at = AT): string {
  const step = stepCase(current, action, by, at);
  return step.kind === 'done' ? step.next.state : step.kind === 'refused' ? step.code : step.kind;
}

/** What the history of the case says of a step that has to go well. */
export function noteOf(current: UsageCase, action: CaseAction, by: Actor): string {
  const step = stepCase(current, action, by, AT);
  if (step.kind !== 'done') throw new Error(JSON.stringify(step));
  return step.event.note;
}
