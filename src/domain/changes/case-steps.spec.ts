import { openCase, signRoleOf } from './case-opening';
import { stepCase } from './case-steps';
import { DEFAULT_ESCALATION } from './escalation';
import {
  type Actor,
  type CaseAction,
  caseDueAt,
  type CaseFigures,
  DATA_ACTOR,
  isOverdue,
  type UsageCase,
} from './usage-case';

const HOUR = 3_600_000;
const AT = 1_000 * HOUR;

const actor = (id: string, ...roles: string[]): Actor => ({ id, roles });
const [LEAD, HOA, NAM] = [actor('minh', 'case-lead'), actor('hoa', 'reader'), actor('nam', 'reader')];
const [CLERK, APPROVER] = [actor('lan', 'case-clerk'), actor('hung', 'approver')];

function opened(currentKwh = 140, baseKwh: number | null = 100): UsageCase {
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

const ASSIGN: CaseAction = { kind: 'assign', to: 'hoa', firstReader: 'nam' };
const RE_READ: CaseAction = { kind: 're-read', registerKwh: 12345, readAt: AT, evidence: 'photo.jpg' };
const RIGHT: CaseAction = { kind: 'finding', outcome: 'register-correct', note: '' };
const APPROVE: CaseAction = { kind: 'approve', note: '' };
const CLOSE: CaseAction = { kind: 'close', evidence: null, note: '' };
const COMPLAIN: CaseAction = { kind: 'complain', by: 'Mr A', note: 'too much', answerWithinMs: 24 * HOUR };

/** Takes steps that have to go well. */
function after(current: UsageCase, ...steps: [CaseAction, Actor][]): UsageCase {
  return steps.reduce((each, [action, by]) => {
    const step = stepCase(each, action, by, AT);
    if (step.kind !== 'done') throw new Error(JSON.stringify(step));
    return step.next;
  }, current);
}

const FOUND: [CaseAction, Actor][] = [
  [ASSIGN, LEAD],
  [RE_READ, HOA],
  [RIGHT, CLERK],
];

/** Code of a refusal, else the state that was reached. */
function outcomeOf(current: UsageCase, action: CaseAction, by: Actor, at = AT): string {
  const step = stepCase(current, action, by, at);
  return step.kind === 'done' ? step.next.state : step.kind === 'refused' ? step.code : step.kind;
}

describe('the steps of a case', () => {
  test('new → assigned → re-read → finding → approved → closed, each with who and when', () => {
    const states: string[] = [];
    let current = opened();
    for (const [action, by] of [...FOUND, [APPROVE, APPROVER], [CLOSE, CLERK]] as [CaseAction, Actor][]) {
      const step = stepCase(current, action, by, AT);
      if (step.kind !== 'done') throw new Error(JSON.stringify(step));
      states.push(`${step.event.from} ${step.event.action} ${step.event.to} by ${step.event.actor}`);
      current = step.next;
    }
    expect(states).toEqual([
      'new assign assigned by minh',
      'assigned re-read re-read by hoa',
      're-read finding finding by lan',
      'finding approve approved by hung',
      'approved close closed by lan',
    ]);
    expect(current.closed).toEqual({ at: AT, by: 'lan', reason: 'settled' });
  });

  test.each<[string, UsageCase, CaseAction, Actor, string]>([
    ['no step is left out', opened(), RE_READ, HOA, 'wrong-state'],
    ['nothing happens to a closed case', { ...opened(), state: 'closed' }, ASSIGN, LEAD, 'wrong-state'],
    ['the role counts', opened(), ASSIGN, CLERK, 'wrong-role'],
    ['the first reader does not read again', opened(), { ...ASSIGN, to: 'nam' }, LEAD, 'same-person'],
    [
      'whom it was given to reads again',
      after(opened(), [ASSIGN, LEAD]),
      RE_READ,
      NAM,
      'not-assigned-to-you',
    ],
    [
      'the re-reader does not approve',
      after(opened(), ...FOUND),
      APPROVE,
      actor('hoa', 'approver'),
      'same-person',
    ],
    [
      'nor does the first reader',
      after(opened(), ...FOUND),
      APPROVE,
      actor('nam', 'approver'),
      'same-person',
    ],
    ['an approver may have it assigned again', after(opened(), ...FOUND), ASSIGN, LEAD, 'assigned'],
  ])('%s', (_name, current, action, by, expected) => expect(outcomeOf(current, action, by)).toBe(expected));

  test('a reading that is to come is none', () => {
    expect(outcomeOf(after(opened(), [ASSIGN, LEAD]), { ...RE_READ, readAt: AT + 1 }, HOA)).toBe(
      'future-reading',
    );
  });

  test('closing needs evidence, with the reading or at last', () => {
    const blind: [CaseAction, Actor][] = [
      [ASSIGN, LEAD],
      [{ ...RE_READ, evidence: null }, HOA],
      [RIGHT, CLERK],
      [APPROVE, APPROVER],
    ];
    const current = after(opened(), ...blind);
    expect(outcomeOf(current, CLOSE, CLERK)).toBe('evidence-missing');
    expect(after(current, [{ ...CLOSE, evidence: 'late.jpg' }, CLERK]).reRead?.evidence).toBe('late.jpg');
  });

  test('a wrong register closes once its correction has come in', () => {
    const wrong: CaseAction = { kind: 'finding', outcome: 'entry-wrong', note: 'digits swapped' };
    const current = after(opened(), [ASSIGN, LEAD], [RE_READ, HOA], [wrong, CLERK], [APPROVE, APPROVER]);
    expect(outcomeOf(current, CLOSE, CLERK)).toBe('correction-missing');
    const figures = { ...current.figures, currentKwh: 135 };
    const corrected = after(current, [
      { kind: 'data', flagged: true, figures, reasons: [], signRole: null },
      DATA_ACTOR,
    ]);
    expect(corrected).toMatchObject({
      isCorrected: true,
      figures: { currentKwh: 135 },
      reasons: ['finding'],
    });
    expect(outcomeOf(corrected, CLOSE, CLERK)).toBe('closed');
  });
});

describe('escalation by ratio (EVN 2020)', () => {
  test.each([
    [299, null],
    [300, 'team-lead'],
    [500, 'business-manager'],
    [1000, 'director'],
  ])('%d kWh on 100 is signed by %s', (kwh, role) =>
    expect(signRoleOf({ currentKwh: kwh, baseKwh: 100 }, DEFAULT_ESCALATION)).toBe(role),
  );

  test('no multiple of nothing', () =>
    expect(signRoleOf({ currentKwh: 5, baseKwh: 0 }, DEFAULT_ESCALATION)).toBeNull());

  test('nobody but the named role lets it go', () => {
    const current = after(opened(300), ...FOUND);
    expect(outcomeOf(current, APPROVE, APPROVER)).toBe('signature-missing');
    expect(outcomeOf(current, APPROVE, actor('thu', 'team-lead'))).toBe('approved');
  });
});

describe('complaints and clocks', () => {
  test('a complaint is answered within its hours, or before the bill where that is earlier', () => {
    const current = after(opened(), [COMPLAIN, CLERK]);
    expect([caseDueAt(opened()), caseDueAt(current)]).toEqual([AT + 48 * HOUR, AT + 24 * HOUR]);
    expect(current.reasons).toEqual(['finding', 'complaint']);
    expect([isOverdue(current, AT + 24 * HOUR), isOverdue(current, AT + 24 * HOUR + 1)]).toEqual([
      false,
      true,
    ]);
    expect(isOverdue({ ...current, state: 'closed' }, AT + 99 * HOUR)).toBe(false);
  });

  test('against a closed case it opens again', () => {
    const closed = after(opened(), ...FOUND, [APPROVE, APPROVER], [CLOSE, CLERK]);
    const again = after(closed, [COMPLAIN, CLERK]);
    expect(again).toMatchObject({
      state: 'new',
      closed: null,
      reRead: null,
      assignee: null,
      firstReader: 'nam',
    });
  });
});

describe('later data', () => {
  const figures = { ...opened().figures, currentKwh: 110 };
  const data = (flagged: boolean, given: CaseFigures = figures): CaseAction => ({
    kind: 'data',
    flagged,
    figures: given,
    reasons: ['day-not-measured'],
    signRole: null,
  });

  test('take the flag away: closed with that reason', () => {
    const step = stepCase(after(opened(), [ASSIGN, LEAD]), data(false), DATA_ACTOR, AT);
    expect(step).toMatchObject({
      next: { state: 'closed', closed: { by: 'data', reason: 'flag-removed-by-data' } },
      event: { from: 'assigned', to: 'closed', note: '140 → 110 kWh, no flag any more' },
    });
  });

  test('a complaint stays to be answered', () => {
    const current = after(opened(), [COMPLAIN, CLERK], [data(false), DATA_ACTOR]);
    expect(current).toMatchObject({ state: 'new', figures: { currentKwh: 110 } });
  });

  test('the same figures change nothing, others give the reasons of now', () => {
    expect(outcomeOf(opened(), data(true, opened().figures), DATA_ACTOR)).toBe('unchanged');
    expect(after(opened(), [data(true), DATA_ACTOR]).reasons).toEqual(['day-not-measured']);
    expect(outcomeOf({ ...opened(), state: 'closed' }, data(false), DATA_ACTOR)).toBe('unchanged');
  });
});
