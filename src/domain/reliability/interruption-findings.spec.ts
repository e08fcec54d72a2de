import { interruptionFindings } from './interruption-findings';
import { DEFAULT_RELIABILITY, type InterruptionStep } from './interruption';
import { outage } from './reliability.fixture';

const find = (...steps: InterruptionStep[]) => interruptionFindings(steps, () => 1000, DEFAULT_RELIABILITY);
const named = (
  start: string,
  minutes: number | null,
  customers: number | null,
  more: Partial<InterruptionStep> = {},
) => outage(start, minutes, customers, { interruptionId: 'A', ...more });

test('an ordinary interruption has none', () =>
  expect(find(named('2025-06-02 08:00', 60, 1000))).toEqual([]));

test.each([
  [
    'end-before-start',
    'rejected',
    named('2025-06-02 08:00', -1, 5),
    'ends before it starts: mend start or end',
  ],
  ['long', 'warning', named('2025-06-02 08:00', 7 * 1440 + 144, 5), 'lasts 7.1 days, more than 7'],
  [
    'customers-unknown',
    'warning',
    named('2025-06-02 08:00', 60, null),
    'customers unknown: listed, in no figure',
  ],
  [
    'customers-above-served',
    'warning',
    named('2025-06-02 08:00', 60, 1001),
    '1001 customers, but only 1000 are served',
  ],
  [
    'exclusion-unknown',
    'warning',
    named('2025-06-02 08:00', 60, 5, { exclusion: 'moon' }),
    '"moon" is no configured exclusion: not excluded',
  ],
])('%s is %s', (code, severity, step, message) => {
  expect(find(step)).toEqual([{ code, severity, interruptionIds: ['A'], message }]);
});

test('seven days are not long, zero minutes no mistake, a running one neither', () => {
  expect(find(named('2025-06-02 08:00', 7 * 1440, 5))).toEqual([]);
  expect(find(named('2025-06-02 08:00', 0, 5))).toEqual([]);
  expect(find(named('2025-06-02 08:00', null, 5))).toEqual([]);
  expect(find(named('2025-06-02 08:00', 60, 5, { exclusion: 'force-majeure' }))).toEqual([]);
});

test('customers served may be unknown', () => {
  expect(interruptionFindings([named('2025-06-02 08:00', 60, 9)], () => null, DEFAULT_RELIABILITY)).toEqual(
    [],
  );
});

test('the same record under two ids', () => {
  const a = named('2025-06-02 08:00', 60, 5);
  expect(find(a, { ...a, interruptionId: 'B' }, { ...a, step: 2 })).toEqual([
    {
      code: 'repeated-record',
      severity: 'warning',
      interruptionIds: ['A', 'B'],
      message: '2 interruptions agree in everything but their id',
    },
  ]);
});

describe('overlaps at one transformer', () => {
  const a = named('2025-06-02 08:00', 60, 5, { transformer: 'T' });
  const overlaps = (...steps: InterruptionStep[]) =>
    find(...steps)
      .filter(({ code }) => code === 'overlap')
      .map(({ interruptionIds }) => interruptionIds.join());

  test('found once a pair, the earlier first', () => {
    const b = outage('2025-06-02 08:30', 60, 6, { interruptionId: 'B', transformer: 'T' });
    expect(overlaps(b, a, { ...b, step: 2 })).toEqual(['A,B']);
    expect(find(a, b)[0].message).toBe('overlap at transformer T: its customers are counted once');
  });

  test('a running one overlaps all that follow', () => {
    const open = outage('2025-06-01 08:00', null, 6, { interruptionId: 'O', transformer: 'T' });
    expect(overlaps(open, a)).toEqual(['O,A']);
  });

  test('not where they meet, elsewhere, or among steps and reductions', () => {
    const at = (start: string, more: Partial<InterruptionStep>) =>
      outage(start, 60, 6, { interruptionId: 'B', transformer: 'T', ...more });
    expect(overlaps(a, at('2025-06-02 09:00', {}))).toEqual([]);
    expect(overlaps(a, at('2025-06-02 08:30', { transformer: 'U' }))).toEqual([]);
    expect(overlaps(a, at('2025-06-02 08:30', { transformer: null }))).toEqual([]);
    expect(overlaps(a, at('2025-06-02 08:30', { extent: 'reduction' }))).toEqual([]);
    expect(overlaps(a, { ...a, step: 2 })).toEqual([]);
  });
});
