import { contributionsOf } from './contributions';
import { dailySaidi, indicesOf, monthsWithoutCustomers } from './indices';
import { DEFAULT_RELIABILITY } from './interruption';
import { at, day, outage, request } from './reliability.fixture';
import { reliabilityOf, type Reliability } from './reliability';

const indices = (found: Reliability) => {
  if (found.kind !== 'indices') throw new Error(`withheld: ${JSON.stringify(found.withheld)}`);
  return found;
};
const all = (...steps: ReturnType<typeof outage>[]) =>
  indices(reliabilityOf(request(steps))).beforeExclusions.all;

describe('published indices', () => {
  test.each([
    [224_747, 24_102, 9.32],
    [98_559, 36_059, 2.73],
    [74_544, 39_296, 1.9],
  ])('V11 PGVCL India [86]: %i customer-hours over %i customers = %d', (sum, served, expected) => {
    const june = day('2025-06-01');
    const contribution = {
      ...contributionsOf(
        [outage('2025-06-01 00:00', 60, 1)],
        { from: june, until: june + 1 },
        0,
        DEFAULT_RELIABILITY,
      )[0],
      customerMinutes: sum,
    };
    expect(indicesOf([contribution], () => served).saidiMinutes).toBeCloseTo(expected, 2);
  });

  test('V12 EVNNPC 8 months of 2019 [56]: CAIDI = 283 ÷ 2,83 = 100,0 minutes', () => {
    const steps = Array.from({ length: 283 }, () => outage('2019-06-01 00:00', 100, 100));
    const period = { from: day('2019-06-01'), until: day('2019-07-01') };
    const found = indices(reliabilityOf(request(steps, { period }))).beforeExclusions.all;
    expect([found.saidiMinutes, found.saifi]).toEqual([283, 2.83]);
    expect(found.caidiMinutes).toBeCloseTo(100, 10);
  });

  test('V13 (computed): SAIDI 3,9; SAIFI 0,075; MAIFI 0,40; CAIDI 52', () => {
    const rows = [
      [30, 500],
      [90, 200],
      [5, 1000],
      [4, 3000],
      [120, 50],
    ];
    const found = all(...rows.map(([minutes, customers]) => outage('2025-06-02 08:00', minutes, customers)));
    expect(found).toEqual({
      saidiMinutes: 3.9,
      saifi: 0.075,
      maifi: 0.4,
      caidiMinutes: expect.closeTo(52, 10),
      customerMinutes: 39_000,
      customersInterrupted: 750,
      customersMomentary: 4000,
      events: 3,
      momentaryEvents: 2,
    });
  });
});

describe('what counts how', () => {
  test('exactly five minutes are momentary, a second more is sustained', () => {
    expect(all(outage('2025-06-02 08:00', 5, 100))).toMatchObject({
      saifi: 0,
      maifi: 0.01,
      events: 0,
      momentaryEvents: 1,
    });
    expect(all(outage('2025-06-02 08:00', 5 + 1 / 60, 100))).toMatchObject({ saifi: 0.01, maifi: 0 });
    const longer = { ...DEFAULT_RELIABILITY, sustainedMinutes: 3 };
    const found = indices(reliabilityOf(request([outage('2025-06-02 08:00', 4, 100)], { settings: longer })));
    expect(found.beforeExclusions.all.events).toBe(1);
  });

  test('an end equal to the start is momentary, an end before it counts nowhere (ruling L4)', () => {
    expect(all(outage('2025-06-02 08:00', 0, 100))).toMatchObject({ maifi: 0.01, saidiMinutes: 0 });
    expect(all(outage('2025-06-02 08:00', -1, 100))).toMatchObject({
      maifi: 0,
      events: 0,
      momentaryEvents: 0,
    });
  });

  test('nobody interrupted: zero, and CAIDI is null, not zero', () => {
    expect(all()).toMatchObject({ saidiMinutes: 0, saifi: 0, maifi: 0, caidiMinutes: null, events: 0 });
  });

  test('steps of restoration count each by their own duration (ruling L2)', () => {
    const steps = [
      outage('2025-06-02 08:00', 3, 1000, { interruptionId: 'S' }),
      outage('2025-06-02 08:00', 60, 500, { interruptionId: 'S', step: 2 }),
      outage('2025-06-02 08:00', 180, 100, { interruptionId: 'S', step: 3 }),
    ];
    expect(all(...steps)).toMatchObject({
      customerMinutes: 48_000,
      customersInterrupted: 600,
      customersMomentary: 1000,
      events: 1,
      momentaryEvents: 0,
    });
  });

  test('everything accrues to the first day, a later step too (ruling L4)', () => {
    const steps = [
      outage('2025-06-30 23:00', 120, 100, { interruptionId: 'N' }),
      outage('2025-07-01 00:30', 60, 50, { interruptionId: 'N', step: 2 }),
    ];
    expect(all(...steps).customerMinutes).toBe(15_000);
    const july = { from: day('2025-07-01'), until: day('2025-08-01') };
    expect(
      indices(reliabilityOf(request(steps, { period: july }))).beforeExclusions.all.customerMinutes,
    ).toBe(0);
  });

  test('a running one is reckoned to the cut-off and named', () => {
    const steps = [outage('2025-06-30 22:00', null, 100, { interruptionId: 'R' })];
    const found = indices(reliabilityOf(request(steps, { cutOffMs: at('2025-07-01 00:00') })));
    expect(found.open).toEqual(['R']);
    expect(found.beforeExclusions.all.customerMinutes).toBe(12_000);
    expect(found.contributions[0].open).toBe(true);
    const over = indices(reliabilityOf(request([outage('2025-06-30 22:00', 60, 100)])));
    expect([over.open, over.contributions[0].open]).toEqual([[], false]);
  });

  test('unknown customers and reductions are named and in no figure', () => {
    const steps = [
      outage('2025-06-02 08:00', 60, null, { interruptionId: 'U' }),
      outage('2025-06-02 08:00', 60, 10, { interruptionId: 'D', extent: 'reduction' }),
    ];
    const found = indices(reliabilityOf(request(steps)));
    expect([found.unknownCustomers, found.reductions]).toEqual([['U'], ['D']]);
    expect(found.beforeExclusions.all.events).toBe(0);
  });
});

describe('before and after exclusions, planned and unplanned', () => {
  const steps = [
    outage('2025-06-02 08:00', 60, 100, { kind: 'planned' }),
    outage('2025-06-03 08:00', 60, 200, { interruptionId: 'F', exclusion: 'force-majeure' }),
    outage('2025-06-04 08:00', 60, 300, { interruptionId: 'X', exclusion: 'somebody-said-so' }),
    outage('2025-06-05 08:00', 60, 400, { interruptionId: 'N' }),
  ];

  test('side by side; an unknown class excludes nothing', () => {
    const found = indices(reliabilityOf(request(steps)));
    expect(found.beforeExclusions.all.customersInterrupted).toBe(1000);
    expect(found.beforeExclusions.planned.customersInterrupted).toBe(100);
    expect(found.beforeExclusions.unplanned.customersInterrupted).toBe(900);
    expect(found.afterExclusions.all.customersInterrupted).toBe(800);
    expect(found.afterExclusions.unplanned.customersInterrupted).toBe(700);
    expect(found.excluded).toEqual([{ interruptionId: 'F', reason: 'force-majeure' }]);
  });

  test('by name, with the reason', () => {
    const settings = { ...DEFAULT_RELIABILITY, excludedByName: new Map([['N', 'test record']]) };
    const found = indices(reliabilityOf(request(steps, { settings })));
    expect(found.afterExclusions.all.customersInterrupted).toBe(400);
    expect(found.excluded).toContainEqual({ interruptionId: 'N', reason: 'test record' });
  });
});

describe('no log is not zero (ruling L1)', () => {
  const span = (from: string, until: string) => ({ from: day(from), until: day(until) });

  test('days without a log withhold the index and are named', () => {
    const covered = [span('2025-06-01', '2025-06-10'), span('2025-06-12', '2025-07-01')];
    expect(reliabilityOf(request([], { covered }))).toMatchObject({
      kind: 'withheld',
      withheld: { reason: 'log-incomplete', missing: [span('2025-06-10', '2025-06-12')] },
    });
  });

  test('imports add up; an empty log then means none', () => {
    const covered = [span('2025-06-10', '2025-07-01'), span('2025-05-01', '2025-06-10')];
    expect(indices(reliabilityOf(request([], { covered }))).beforeExclusions.all.saidiMinutes).toBe(0);
  });
});

describe('customers served (ruling L3)', () => {
  const steps = [outage('2025-05-31 08:00', 60, 100), outage('2025-06-01 08:00', 60, 100)];
  const period = { from: day('2025-05-26'), until: day('2025-06-02') };

  test('each day by its month', () => {
    const served = (month: number) => (month === 2025 * 12 + 4 ? 1000 : 2000);
    const found = indices(reliabilityOf(request(steps, { period, served })));
    expect(found.beforeExclusions.all).toMatchObject({ saidiMinutes: 9, saifi: expect.closeTo(0.15) });
    expect(found.customersServed).toBe(2000);
  });

  test.each([null, 0])('%p customers: withheld, with the month', (none) => {
    const served = (month: number) => (month === 2025 * 12 + 4 ? none : 2000);
    expect(reliabilityOf(request(steps, { period, served }))).toMatchObject({
      kind: 'withheld',
      withheld: { reason: 'no-customers', months: [2025 * 12 + 4] },
    });
  });

  test('all months without customers, in order', () => {
    const reversed = [...steps].reverse();
    expect(reliabilityOf(request(reversed, { period, served: () => null }))).toMatchObject({
      withheld: { months: [2025 * 12 + 4, 2025 * 12 + 5] },
    });
  });

  test('all months without customers, in order, whatever the order of what was contributed', () => {
    const found = contributionsOf(steps, period, 0, DEFAULT_RELIABILITY).reverse();
    expect(monthsWithoutCustomers(found, () => 0)).toEqual([2025 * 12 + 4, 2025 * 12 + 5]);
  });

  test('a day has a SAIDI where somebody was out for long: momentary ones give none', () => {
    const days = (minutes: number) =>
      dailySaidi(
        contributionsOf([outage('2025-06-01 08:00', minutes, 100)], period, 0, DEFAULT_RELIABILITY),
        () => 1000,
      );
    expect([...days(60)]).toEqual([[day('2025-06-01'), 6]]);
    expect([...days(5)]).toEqual([]);
  });

  test.each([null, 0])('dividing by %p customers cannot happen silently', (none) => {
    const found = contributionsOf(steps, period, 0, DEFAULT_RELIABILITY);
    const message = 'cannot divide by the customers of 2025-05: they are not known';
    expect(() => indicesOf(found, () => none)).toThrow(message);
    expect(() => dailySaidi(found, () => none)).toThrow(message);
  });
});
