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
});
