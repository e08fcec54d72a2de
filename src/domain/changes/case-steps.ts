import type { Instant } from '../time/zone';
import type { FieldReason } from './verification';
import {
  type Actor,
  type CaseAction,
  type CaseEvent,
  type CaseState,
  CORRECTABLE_OUTCOMES,
  type UsageCase,
} from './usage-case';

/** Who may do what; the names stand in the people's roles of the utility's file. */
export const CASE_ROLES: Record<'assign' | 're-read' | 'finding' | 'approve' | 'close' | 'release', string> =
  {
    assign: 'case-lead',
    're-read': 'reader',
    finding: 'case-clerk',
    approve: 'approver',
    close: 'case-clerk',
    release: 'case-clerk',
  };

/** From which states an action leads where. */
const STEPS: Record<
  'assign' | 're-read' | 'finding' | 'approve' | 'close',
  { from: CaseState[]; to: CaseState }
> = {
  // An approver who does not agree has the case assigned again.
  assign: { from: ['new', 'assigned', 'finding'], to: 'assigned' },
  're-read': { from: ['assigned'], to: 're-read' },
  finding: { from: ['re-read'], to: 'finding' },
  approve: { from: ['finding'], to: 'approved' },
  close: { from: ['approved'], to: 'closed' },
};

export type CaseRefusalCode =
  | 'wrong-state'
  | 'wrong-role'
  | 'not-assigned-to-you'
  | 'same-person'
  | 'evidence-missing'
  | 'signature-missing'
  | 'correction-missing'
  | 'future-reading';

export type CaseStep =
  | { kind: 'done'; next: UsageCase; event: CaseEvent }
  /** late data changed nothing */
  | { kind: 'unchanged' }
  | { kind: 'refused'; code: CaseRefusalCode; message: string };

/** Takes a case one step on, or says why not. Pure: the moment is given. */
export function stepCase(current: UsageCase, action: CaseAction, actor: Actor, at: Instant): CaseStep {
  if (action.kind === 'complain') return complained(current, action, actor, at);
  if (action.kind === 'data') return dataChanged(current, action, actor, at);
  const refusal = stepRefusal(current, action, actor, at);
  if (refusal) return refusal;
  const next = { ...current, ...changesOf(current, action, actor, at), state: STEPS[action.kind].to };
  return done(current, next, action, actor, at, noteOf(action));
}

type PersonalAction = Extract<CaseAction, { kind: keyof typeof STEPS }>;

function stepRefusal(current: UsageCase, action: PersonalAction, actor: Actor, at: Instant): CaseStep | null {
  const { from } = STEPS[action.kind];
  if (!from.includes(current.state))
    return refused(
      'wrong-state',
      `${action.kind} needs a case that is ${from.join(' or ')}; it is ${current.state}`,
    );
  return (
    roleRefusal(current, action, actor) ??
    personRefusal(current, action, actor) ??
    proofRefusal(current, action, at)
  );
}

function roleRefusal(
  { signRole }: UsageCase,
  { kind }: PersonalAction,
  { id, roles }: Actor,
): CaseStep | null {
  if (kind === 'approve' && signRole !== null && !roles.includes(signRole))
    return refused(
      'signature-missing',
      `a change of this size is released by ${signRole} only; ${id} has ${listOf(roles)}`,
    );
  const isSigner = kind === 'approve' && signRole !== null;
  if (isSigner || roles.includes(CASE_ROLES[kind])) return null;
  return refused('wrong-role', `${kind} needs the role ${CASE_ROLES[kind]}; ${id} has ${listOf(roles)}`);
}

/** Re-reader ≠ first reader, approver ≠ both; a case is re-read by whom it was given to. */
function personRefusal(current: UsageCase, action: PersonalAction, { id }: Actor): CaseStep | null {
  const { firstReader, assignee, reRead } = current;
  if (action.kind === 'assign' && action.to === (action.firstReader ?? firstReader))
    return refused('same-person', `${action.to} took the first reading; somebody else has to read again`);
  if (action.kind === 're-read' && id !== assignee)
    return refused('not-assigned-to-you', `the case is assigned to ${assignee}, not to ${id}`);
  if (action.kind === 'approve' && (id === firstReader || id === reRead?.by))
    return refused('same-person', `${id} has read the register; somebody else has to approve`);
  return null;
}

/** Closing needs register, time and evidence, and figures that are known to be wrong are corrected first. */
function proofRefusal(current: UsageCase, action: PersonalAction, at: Instant): CaseStep | null {
  const { reRead, finding, isCorrected } = current;
  if (action.kind === 're-read' && action.readAt > at)
    return refused('future-reading', 'the time of the reading lies in the future');
  if (action.kind === 'close' && !reRead?.evidence && !action.evidence)
    return refused('evidence-missing', 'closing needs evidence of the reading (a photo): give its name');
  if (action.kind === 'close' && finding && CORRECTABLE_OUTCOMES.includes(finding.outcome) && !isCorrected)
    return refused(
      'correction-missing',
      `${finding.outcome}: import the corrected figures first, the rule then runs again`,
    );
  return null;
}

const refused = (code: CaseRefusalCode, message: string): CaseStep => ({ kind: 'refused', code, message });
const listOf = (roles: readonly string[]): string => (roles.length > 0 ? roles.join(', ') : 'no role');

function changesOf(
  current: UsageCase,
  action: PersonalAction,
  { id }: Actor,
  at: Instant,
): Partial<UsageCase> {
  switch (action.kind) {
    case 'assign':
      return {
        assignee: action.to,
        firstReader: action.firstReader ?? current.firstReader,
        reRead: null,
        finding: null,
        isCorrected: false,
      };
    case 're-read':
      return {
        reRead: { by: id, registerKwh: action.registerKwh, readAt: action.readAt, evidence: action.evidence },
      };
    case 'finding':
      return { finding: { by: id, outcome: action.outcome, note: action.note } };
    case 'approve':
      return { approvedBy: id };
    case 'close':
      return {
        reRead: current.reRead && { ...current.reRead, evidence: current.reRead.evidence ?? action.evidence },
        closed: { at, by: id, reason: 'settled' },
      };
  }
}

const noteOf = (action: PersonalAction): string => {
  if (action.kind === 'assign') return `to ${action.to}`;
  if (action.kind === 're-read') return `${action.registerKwh} kWh`;
  return action.kind === 'finding' ? [action.outcome, action.note].filter(Boolean).join(': ') : action.note;
};

/**
 * A complaint sets its own clock, which a second one before the answer does not put back; one against a closed case
 * opens it again, the history stays.
 */
function complained(
  current: UsageCase,
  action: Extract<CaseAction, { kind: 'complain' }>,
  actor: Actor,
  at: Instant,
): CaseStep {
  const { by, note, answerWithinMs } = action;
  const wasClosed = current.state === 'closed';
  const reasons = current.reasons.includes('complaint')
    ? current.reasons
    : [...current.reasons, 'complaint' as const];
  const waiting = wasClosed ? null : current.complaint;
  const dueAt = Math.min(at + answerWithinMs, waiting?.dueAt ?? Infinity);
  const isAlone = wasClosed || reasons.every((each) => each === 'complaint');
  const afterBill = waiting ? waiting.afterBill : isAlone && at > current.billDueAt;
  const complaint = { at, by, note, dueAt, ...(afterBill ? { afterBill } : {}) };
  const again = {
    assignee: null,
    reRead: null,
    finding: null,
    isCorrected: false,
    approvedBy: null,
    closed: null,
    state: 'new' as const,
  };
  const doubted = current.figures;
  const next: UsageCase = { ...current, reasons, complaint, doubted, ...(wasClosed ? again : {}) };
  return done(current, next, action, actor, at, [by, note].filter(Boolean).join(': '));
}

/** Later data take the flag away: the case closes with that reason, unless somebody has complained. */
function dataChanged(
  current: UsageCase,
  action: Extract<CaseAction, { kind: 'data' }>,
  actor: Actor,
  at: Instant,
): CaseStep {
  const { flagged, figures, signRole } = action;
  const isSame = JSON.stringify(figures) === JSON.stringify(current.figures);
  const isSettled = !flagged && current.complaint === null;
  if (current.state === 'closed' || (isSame && flagged && signRole === current.signRole))
    return { kind: 'unchanged' };
  const reasons = flagged ? reasonsNow(current, action.reasons) : current.reasons;
  const closed = isSettled ? { at, by: actor.id, reason: 'flag-removed-by-data' as const } : null;
  const state = isSettled ? 'closed' : current.state;
  const note = `${current.figures.currentKwh ?? '–'} → ${figures.currentKwh ?? '–'} kWh${isSettled ? ', no flag any more' : ''}`;
  const isCorrected = current.isCorrected || (current.reRead !== null && !isSame);
  const next: UsageCase = { ...current, figures, signRole, reasons, closed, state, isCorrected };
  return done(current, next, action, actor, at, note);
}

/** Those that the data give now, the old ones where they give none; a complaint stays. */
function reasonsNow({ reasons }: UsageCase, given: readonly FieldReason[]): FieldReason[] {
  if (given.length === 0) return reasons;
  return [...given, ...reasons.filter((each) => each === 'complaint' && !given.includes(each))];
}

function done(
  before: UsageCase,
  next: UsageCase,
  { kind }: CaseAction,
  { id }: Actor,
  at: Instant,
  note: string,
): CaseStep {
  return {
    kind: 'done',
    next,
    event: { at, actor: id, action: kind, from: before.state, to: next.state, note },
  };
}
