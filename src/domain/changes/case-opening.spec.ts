import { openCase, signRoleOf } from './case-opening';
import { DEFAULT_ESCALATION } from './escalation';
import { billIssueDay, DATA_ACTOR } from './usage-case';
import { AT, opened } from './usage-case.fixture';
import type { FieldReason } from './verification';

describe('opening', () => {
  test('a new case is nobody’s yet, and its first event names the reasons', () => {
    const reasons: FieldReason[] = ['finding', 'ratio'];
    const figures = { currentKwh: 300, baseKwh: 100, changePercent: 200, outcome: 'compared' as const };
    const { opened: fresh, event } = openCase(
      { ...opened(), reasons, figures },
      DEFAULT_ESCALATION,
      DATA_ACTOR,
      AT,
    );
    expect(fresh).toMatchObject({
      state: 'new',
      openedAt: AT,
      signRole: 'team-lead',
      assignee: null,
      isCorrected: false,
      closed: null,
    });
    expect(event).toEqual({
      at: AT,
      actor: 'data',
      action: 'open',
      from: null,
      to: 'new',
      note: 'finding, ratio',
    });
  });

  test('figures that are not known have no multiple to sign for', () =>
    expect(signRoleOf({ currentKwh: null, baseKwh: null }, DEFAULT_ESCALATION)).toBeNull());

  test('the bill is issued so many days after the last day of the period', () => {
    expect(billIssueDay({ from: 100, until: 130 }, 0)).toBe(129);
    expect(billIssueDay({ from: 100, until: 130 }, 3)).toBe(132);
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
});
