import { stepCase } from './case-steps';
import { type Actor, type CaseAction, type UsageCase, DATA_ACTOR } from './usage-case';
import {
  actor,
  after,
  APPROVE,
  APPROVER,
  ASSIGN,
  AT,
  CLERK,
  CLOSE,
  COMPLAIN,
  FOUND,
  HOA,
  LEAD,
  NAM,
  noteOf,
  opened,
  outcomeOf,
  RE_READ,
  RIGHT,
} from './usage-case.fixture';

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

  test('each step adds what it brings and nothing else', () => {
    const found = after(opened(), ...FOUND);
    expect(found.finding).toEqual({ by: 'lan', outcome: 'register-correct', note: '' });
    const approved = after(found, [APPROVE, APPROVER]);
    expect(approved).toMatchObject({ state: 'approved', approvedBy: 'hung', closed: null });
    const reading = { by: 'hoa', registerKwh: 12345, readAt: AT, evidence: 'photo.jpg' };
    expect(after(approved, [CLOSE, CLERK]).reRead).toEqual(reading);
    expect(after(approved, [{ ...CLOSE, evidence: 'other.jpg' }, CLERK]).reRead).toEqual(reading);
  });

  test('the history says what was done', () => {
    const entry = { kind: 'finding', outcome: 'entry-wrong', note: 'digits swapped' } as const;
    const checked = { kind: 'approve', note: 'checked' } as const;
    const settled = { kind: 'close', evidence: null, note: 'customer told' } as const;
    const assigned = after(opened(), [ASSIGN, LEAD]);
    const reRead = after(assigned, [RE_READ, HOA]);
    const found = after(reRead, [RIGHT, CLERK]);
    const approved = after(found, [APPROVE, APPROVER]);
    const steps: [UsageCase, CaseAction, Actor][] = [
      [opened(), ASSIGN, LEAD],
      [assigned, RE_READ, HOA],
      [reRead, RIGHT, CLERK],
      [reRead, entry, CLERK],
      [found, checked, APPROVER],
      [approved, settled, CLERK],
      [opened(), COMPLAIN, CLERK],
      [opened(), { ...COMPLAIN, note: '' }, CLERK],
    ];
    expect(steps.map(([current, action, by]) => noteOf(current, action, by))).toEqual([
      'to hoa',
      '12345 kWh',
      'register-correct',
      'entry-wrong: digits swapped',
      'checked',
      'customer told',
      'Mr A: too much',
      'Mr A',
    ]);
  });

  test('assigned again, everything is found anew, and the first reader stays', () => {
    const again = after({ ...after(opened(), ...FOUND), isCorrected: true }, [
      { ...ASSIGN, to: 'tam', firstReader: null },
      LEAD,
    ]);
    expect(again).toMatchObject({
      assignee: 'tam',
      firstReader: 'nam',
      reRead: null,
      finding: null,
      isCorrected: false,
    });
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
    ['only approvers approve', after(opened(), ...FOUND), APPROVE, CLERK, 'wrong-role'],
    ['a signature above does not open the other steps', opened(300), ASSIGN, CLERK, 'wrong-role'],
    [
      'who read it first may assign it',
      after(opened(), [ASSIGN, LEAD]),
      { ...ASSIGN, to: 'tam' },
      actor('nam', 'case-lead'),
      'assigned',
    ],
    [
      'who read it again may conclude',
      after(opened(), [ASSIGN, LEAD], [RE_READ, HOA]),
      RIGHT,
      actor('hoa', 'reader', 'case-clerk'),
      'finding',
    ],
  ])('%s', (_name, current, action, by, expected) => expect(outcomeOf(current, action, by)).toBe(expected));

  test.each<[UsageCase, CaseAction, Actor, string]>([
    [opened(), RE_READ, HOA, 're-read needs a case that is assigned; it is new'],
    [
      { ...opened(), state: 'closed' },
      ASSIGN,
      LEAD,
      'assign needs a case that is new or assigned or finding; it is closed',
    ],
    [opened(), ASSIGN, actor('an'), 'assign needs the role case-lead; an has no role'],
    [
      opened(),
      ASSIGN,
      actor('an', 'reader', 'case-clerk'),
      'assign needs the role case-lead; an has reader, case-clerk',
    ],
    [
      after(opened(300), ...FOUND),
      APPROVE,
      APPROVER,
      'a change of this size is released by team-lead only; hung has approver',
    ],
    [opened(), { ...ASSIGN, to: 'nam' }, LEAD, 'nam took the first reading; somebody else has to read again'],
    [after(opened(), [ASSIGN, LEAD]), RE_READ, NAM, 'the case is assigned to hoa, not to nam'],
    [
      after(opened(), ...FOUND),
      APPROVE,
      actor('hoa', 'approver'),
      'hoa has read the register; somebody else has to approve',
    ],
    [
      after(opened(), [ASSIGN, LEAD]),
      { ...RE_READ, readAt: AT + 1 },
      HOA,
      'the time of the reading lies in the future',
    ],
    [
      after(
        opened(),
        [ASSIGN, LEAD],
        [{ ...RE_READ, evidence: null }, HOA],
        [RIGHT, CLERK],
        [APPROVE, APPROVER],
      ),
      CLOSE,
      CLERK,
      'closing needs evidence of the reading (a photo): give its name',
    ],
    [
      after(
        opened(),
        [ASSIGN, LEAD],
        [RE_READ, HOA],
        [{ ...RIGHT, outcome: 'entry-wrong' }, CLERK],
        [APPROVE, APPROVER],
      ),
      CLOSE,
      CLERK,
      'entry-wrong: import the corrected figures first, the rule then runs again',
    ],
  ])('a refusal says why and what would do (%#)', (current, action, by, expected) => {
    const step = stepCase(current, action, by, AT);
    expect(step.kind === 'refused' ? step.message : 'taken').toBe(expected);
  });

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

test.each(['register-correct', 'meter-faulty', 'price-wrong'] as const)(
  '%s needs no corrected reading before it closes',
  (outcome) => {
    const steps: [CaseAction, Actor][] = [
      [ASSIGN, LEAD],
      [RE_READ, HOA],
      [{ kind: 'finding', outcome, note: '' }, CLERK],
      [APPROVE, APPROVER],
    ];
    expect(outcomeOf(after(opened(), ...steps), CLOSE, CLERK)).toBe('closed');
  },
);

test('nobody but the named role lets a large change go (EVN 2020)', () => {
  const current = after(opened(300), ...FOUND);
  expect(outcomeOf(current, APPROVE, APPROVER)).toBe('signature-missing');
  expect(outcomeOf(current, APPROVE, actor('thu', 'team-lead'))).toBe('approved');
});
