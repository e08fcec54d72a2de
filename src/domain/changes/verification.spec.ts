import { commonChange, sharedChange } from './common-share';
import { escalationOf } from './escalation';
import { byRisk } from './queue';
import { usageChange } from './usage-change';
import {
  chanceOf,
  DEFAULT_VERIFICATION,
  verificationOf,
  type Evidence,
  type FieldReason,
} from './verification';

const good: Evidence = {
  boundariesMeasured: true,
  daysMeasured: true,
  openFindings: 0,
  laterRegisterFits: true,
  complaint: false,
};
const verify = (currentKwh: number, baseKwh: number, evidence: Partial<Evidence> = {}, settings = {}) =>
  verificationOf(
    {
      usagePointId: 'PA18LC0093398001',
      closedOn: '2025-06-30',
      currentKwh,
      baseKwh,
      change: usageChange(currentKwh, baseKwh),
    },
    { ...good, ...evidence },
    { ...DEFAULT_VERIFICATION, ...settings },
  );

describe('verified remotely or in the field (ruling C4)', () => {
  test('no flag, nothing to verify', () => expect(verify(110, 100)).toEqual({ kind: 'none' }));
  test('measured throughout: remotely', () => expect(verify(140, 100)).toEqual({ kind: 'remote' }));

  test.each<[Partial<Evidence>, string]>([
    [{ boundariesMeasured: false }, 'boundary-not-measured'],
    [{ daysMeasured: false }, 'day-not-measured'],
    [{ openFindings: 1 }, 'finding'],
    [{ laterRegisterFits: false }, 'no-later-register'],
    [{ complaint: true }, 'complaint'],
  ])('%j opens a field case', (evidence, reason) => {
    expect(verify(140, 100, evidence)).toEqual({ kind: 'field', reasons: [reason] });
  });

  test('at three times, and to zero', () => {
    expect(verify(299, 100)).toEqual({ kind: 'remote' });
    expect(verify(300, 100)).toEqual({ kind: 'field', reasons: ['ratio'] });
    expect(verify(0, 100)).toEqual({ kind: 'field', reasons: ['to-zero'] });
    expect(verify(5, 0)).toEqual({ kind: 'remote' });
  });

  test('a complaint opens one without a flag', () => {
    expect(verify(110, 100, { complaint: true })).toEqual({ kind: 'field', reasons: ['complaint'] });
    expect(verify(110, 100, { openFindings: 3 })).toEqual({ kind: 'none' });
  });

  test('settings: nothing remotely, everything at random', () => {
    expect(verify(140, 100, {}, { remoteAllowed: false })).toEqual({
      kind: 'field',
      reasons: ['remote-not-allowed'],
    });
    expect(verify(140, 100, {}, { randomFieldShare: 1 })).toEqual({
      kind: 'field',
      reasons: ['random-check'],
    });
  });

  test('the random 1 % is the same in every run, and near 1 %', () => {
    expect(chanceOf('A', '2025-06-30')).toBe(chanceOf('A', '2025-06-30'));
    expect(chanceOf('A', '2025-06-30')).not.toBe(chanceOf('A', '2025-07-31'));
    const drawn = Array.from({ length: 100_000 }, (_, each) => chanceOf(`PA01${each}001`, '2025-06-30'));
    expect(drawn.filter((chance) => chance < 0.01).length).toBeGreaterThan(850);
    expect(drawn.filter((chance) => chance < 0.01).length).toBeLessThan(1150);
    expect(drawn.every((chance) => chance >= 0 && chance < 1)).toBe(true);
  });
});

test('a chance that meets the share exactly is not drawn', () => {
  const chance = chanceOf('PA18LC0093398001', '2025-06-30');
  expect(verify(140, 100, {}, { randomFieldShare: chance })).toEqual({ kind: 'remote' });
  expect(verify(140, 100, {}, { randomFieldShare: chance + 2 ** -32 }).kind).toBe('field');
});

describe('escalation by ratio (×3 is +200 %)', () => {
  test.each([
    [299, 100, undefined],
    [300, 100, 'team-lead'],
    [499, 100, 'team-lead'],
    [500, 100, 'business-manager'],
    [1000, 100, 'director'],
    [1000, 0, undefined],
  ])('%i after %i: %s', (current, base, role) => expect(escalationOf(current, base)?.role).toBe(role));

  test('levels are a setting, in any order', () => {
    const levels = [
      { ratio: 4, role: 'b' },
      { ratio: 1.5, role: 'a' },
    ];
    expect([149, 150, 400].map((current) => escalationOf(current, 100, levels)?.role)).toEqual([
      undefined,
      'a',
      'b',
    ]);
  });
});

describe('common and own share (ruling C6)', () => {
  const peers = (count: number, tenths: number) => new Array<number>(count).fill(tenths);

  test('the median of at least 30 peers; the rest is the customer’s own', () => {
    const common = commonChange([...peers(14, 220), ...peers(2, 223), ...peers(14, 900)]);
    expect(common).toEqual({ kind: 'common', percent: 22.3, peers: 30 });
    expect(sharedChange(38.1, common)).toEqual({ common: 22.3, own: 15.8, peers: 30 });
  });

  test('odd and even numbers, unsorted, negative', () => {
    expect(commonChange([30, -10, 20], 3)).toMatchObject({ percent: 2 });
    expect(commonChange([30, -10, 20, 25], 4)).toMatchObject({ percent: 2.3 });
    expect(commonChange([-30, -25], 2)).toMatchObject({ percent: -2.8 });
    expect(commonChange([-3, 3], 2)).toMatchObject({ percent: 0 });
  });

  test('29 are too few, and so is nobody', () => {
    expect(commonChange(peers(29, 1))).toEqual({ kind: 'too-few-peers', peers: 29 });
    expect(commonChange([], 0)).toEqual({ kind: 'too-few-peers', peers: 0 });
    expect(sharedChange(38.1, commonChange([]))).toBeNull();
    expect(sharedChange(null, commonChange(peers(30, 1)))).toBeNull();
  });

  test('both parts add up to the change as printed', () => {
    const found = sharedChange(0.3, { kind: 'common', percent: 0.1, peers: 30 })!;
    expect(found.own).toBe(0.2);
  });
});

describe('the queue goes by risk, then kWh', () => {
  const queued = (changeKwh: number, ...reasons: FieldReason[]) => ({ reasons, changeKwh });
  const cases = [
    queued(3, 'no-later-register'),
    queued(900, 'day-not-measured'),
    queued(1, 'complaint'),
    queued(50, 'random-check'),
    queued(11, 'to-zero', 'finding'),
    queued(10, 'finding'),
    queued(6, 'ratio', 'finding'),
    queued(5, 'complaint', 'ratio'),
    queued(9, 'boundary-not-measured'),
  ];
  const order = (floorKwh?: number) => [...cases].sort(byRisk(floorKwh)).map(({ changeKwh }) => changeKwh);

  test('×3, to zero, findings, complaints, then the rest by size', () =>
    expect(order()).toEqual([6, 5, 11, 10, 1, 900, 50, 9, 3]));

  test('changes below the floor come after all others, in the same order; complaints stay (ruling C2)', () =>
    expect(order(10)).toEqual([5, 11, 10, 1, 900, 50, 6, 9, 3]));

  test('nobody is left out', () => expect(order(10_000)).toHaveLength(cases.length));

  test('two that are alike are as urgent', () =>
    expect(byRisk(10)(queued(10, 'random-check'), queued(10, 'no-later-register'))).toBe(0));
});
