import { stepCase } from './case-steps';
import {
  type CaseAction,
  type CaseFigures,
  caseDueAt,
  DATA_ACTOR,
  isOverdue,
  type UsageCase,
} from './usage-case';
import {
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
  HOUR,
  LEAD,
  noteOf,
  opened,
  outcomeOf,
  RE_READ,
} from './usage-case.fixture';
import type { FieldReason } from './verification';

describe('complaints and clocks', () => {
  test('against a case that is being worked on, it goes on where it is', () => {
    const reRead = after(opened(), [ASSIGN, LEAD], [RE_READ, HOA]);
    const current = after(reRead, [COMPLAIN, CLERK]);
    expect(current).toEqual({
      ...reRead,
      reasons: ['finding', 'complaint'],
      complaint: { at: AT, by: 'Mr A', note: 'too much', dueAt: AT + 24 * HOUR },
    });
    expect(after(current, [COMPLAIN, CLERK]).reasons).toEqual(['finding', 'complaint']);
  });

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

  test('a second one does not put the clock of the first back, until it has been answered', () => {
    const at = AT + 20 * HOUR;
    const twice = stepCase(after(opened(), [COMPLAIN, CLERK]), COMPLAIN, CLERK, at);
    expect(twice).toMatchObject({ next: { complaint: { at, dueAt: AT + 24 * HOUR } } });
    const answered = after(opened(), [COMPLAIN, CLERK], ...FOUND, [APPROVE, APPROVER], [CLOSE, CLERK]);
    expect(stepCase(answered, COMPLAIN, CLERK, at)).toMatchObject({
      next: { complaint: { dueAt: at + 24 * HOUR } },
    });
  });

  test('about a bill that is out, only the clock of the complaint runs', () => {
    const late = AT + 72 * HOUR;
    const dueAfter = (current: UsageCase, at: number) => {
      const step = stepCase(current, COMPLAIN, CLERK, at);
      return step.kind === 'done' && caseDueAt(step.next) - at;
    };
    const alone: UsageCase = { ...opened(), reasons: ['complaint'] };
    const closed = after(opened(), ...FOUND, [APPROVE, APPROVER], [CLOSE, CLERK]);
    expect([dueAfter(alone, late), dueAfter(closed, late)]).toEqual([24 * HOUR, 24 * HOUR]);
    // The day of the bill itself is not over yet, and what was late before stays late.
    expect(dueAfter(alone, AT + 48 * HOUR)).toBe(0);
    expect(dueAfter(opened(), late)).toBe(-24 * HOUR);
  });

  test('a second one after the bill leaves the first clock, and which clock it is', () => {
    const late = AT + 72 * HOUR;
    const first = stepCase({ ...opened(), reasons: ['complaint'] }, COMPLAIN, CLERK, late);
    const second = first.kind === 'done' && stepCase(first.next, COMPLAIN, CLERK, late + HOUR);
    expect(second && second.kind === 'done' && caseDueAt(second.next)).toBe(late + 24 * HOUR);
  });

  test('against a closed case it opens again', () => {
    const closed = after(opened(), ...FOUND, [APPROVE, APPROVER], [CLOSE, CLERK]);
    const again = after(closed, [COMPLAIN, CLERK]);
    expect(again).toMatchObject({
      state: 'new',
      isCorrected: false,
      finding: null,
      approvedBy: null,
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

  test('the note has both figures, a dash where there is none', () => {
    expect(noteOf(opened(), data(true), DATA_ACTOR)).toBe('140 → 110 kWh');
    const unknown = { ...figures, currentKwh: null };
    expect(noteOf(opened(), data(true, unknown), DATA_ACTOR)).toBe('140 → – kWh');
    expect(noteOf({ ...opened(), figures: unknown }, data(true), DATA_ACTOR)).toBe('– → 110 kWh');
  });

  test('the same figures under another signature are a change', () => {
    const signed = { ...data(true, opened().figures), signRole: 'director' } as CaseAction;
    expect(after(opened(), [signed, DATA_ACTOR]).signRole).toBe('director');
  });

  test('correct a case only when figures change after the register was read again', () => {
    expect(after(opened(), [data(true), DATA_ACTOR]).isCorrected).toBe(false);
    const reRead = after(opened(), [ASSIGN, LEAD], [RE_READ, HOA]);
    expect(after(reRead, [data(true), DATA_ACTOR]).isCorrected).toBe(true);
    const signed = { ...data(true, opened().figures), signRole: 'director' } as CaseAction;
    expect(after(reRead, [signed, DATA_ACTOR]).isCorrected).toBe(false);
    const corrected = after(reRead, [data(true), DATA_ACTOR]);
    expect(after(corrected, [signed, DATA_ACTOR]).isCorrected).toBe(true);
  });

  test('a complaint stays among the reasons, once; no reasons given leave those that stand', () => {
    const complained = after(opened(), [COMPLAIN, CLERK]);
    const given = (...reasons: FieldReason[]) =>
      after(complained, [{ ...data(true), reasons } as CaseAction, DATA_ACTOR]).reasons;
    expect(given('ratio')).toEqual(['ratio', 'complaint']);
    expect(given('complaint', 'ratio')).toEqual(['complaint', 'ratio']);
    expect(given()).toEqual(['finding', 'complaint']);
  });
});
