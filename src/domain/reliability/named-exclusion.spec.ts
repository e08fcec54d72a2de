import { exclude, EXCLUSION_ROLE, type ExclusionDecision, inForce, revoke } from './named-exclusion';

const lead = { id: 't.an', roles: [EXCLUSION_ROLE] };
const decision = (given: Partial<ExclusionDecision> = {}): ExclusionDecision => ({
  ...{ interruptionId: 'S1', reason: 'bão số 3', actor: lead, at: 1000 },
  ...given,
});
const held = { interruptionId: 'S1', reason: 'bão số 3', by: 't.an', at: 1000, revoked: null };

describe('excluding an interruption by its name', () => {
  it('keeps who, when and why', () => {
    expect(exclude([], decision())).toEqual({ kind: 'done', exclusion: held });
  });

  it.each([
    ['without the role', decision({ actor: { id: 'x', roles: ['reader'] } }), 'wrong-role'],
    ['without any role', decision({ actor: { id: 'x', roles: [] } }), 'wrong-role'],
    ['without a reason', decision({ reason: '' }), 'reason-missing'],
  ])('is refused %s', (_, given, code) => {
    expect(exclude([], given)).toMatchObject({ kind: 'refused', code });
    expect(revoke([held], given)).toMatchObject({ kind: 'refused', code });
  });

  it('is done once, until it is revoked', () => {
    expect(exclude([held], decision({ reason: 'other' }))).toMatchObject({ code: 'already-excluded' });
    expect(revoke([], decision())).toMatchObject({ code: 'not-excluded' });
    const revoked = revoke([held], decision({ reason: 'counted after all', at: 2000 }));
    const exclusion = { ...held, revoked: { by: 't.an', at: 2000, reason: 'counted after all' } };
    expect(revoked).toEqual({ kind: 'done', exclusion });
    expect(inForce([exclusion])).toEqual([]);
    expect(exclude([exclusion], decision({ at: 3000 }))).toMatchObject({ exclusion: { at: 3000 } });
    expect(revoke([exclusion], decision())).toMatchObject({ code: 'not-excluded' });
  });

  it('of several the named one is meant', () => {
    const other = { ...held, interruptionId: 'S2', reason: 'lũ', by: 'm.ha' };
    expect(exclude([other], decision())).toMatchObject({ kind: 'done' });
    expect(revoke([other, held], decision())).toMatchObject({ exclusion: { interruptionId: 'S1' } });
    expect(revoke([other], decision())).toMatchObject({ code: 'not-excluded' });
  });

  it.each([
    [() => exclude([held], decision()), 't.an has excluded it already: bão số 3'],
    [() => revoke([], decision()), 'nobody has excluded it by name'],
    [
      () => exclude([], decision({ actor: { id: 'x', roles: ['reader', 'approver'] } })),
      'it needs the role reliability-lead; x has reader, approver',
    ],
    [
      () => exclude([], decision({ actor: { id: 'x', roles: [] } })),
      'it needs the role reliability-lead; x has no role',
    ],
    [() => exclude([], decision({ reason: '' })), 'give the reason: it is printed beside the figures'],
  ])('says why not and what would do (%#)', (step, message) =>
    expect(step()).toMatchObject({ kind: 'refused', message }),
  );
});
