import { majorEventDays, majorEventThreshold, tmed, withoutMajorEventDays } from './major-event-days';
import { day, outage, request } from './reliability.fixture';

describe('2.5 β (IEEE 1366-2012)', () => {
  test('V14 [60]: α = 1,62, β = 1,18 give T_MED = 96,5 minutes', () =>
    expect(tmed(1.62, 1.18)).toBeCloseTo(96.5, 1));

  test('V15 (computed): nine days, sample deviation, zero day dropped', () => {
    const found = majorEventThreshold([0.5, 1.2, 0.8, 2.5, 0, 3.1, 0.9, 0.4, 1.6, 0.7])!;
    expect(found.days).toBe(9);
    expect(found.alpha).toBeCloseTo(0.045045, 6);
    expect(found.beta).toBeCloseTo(0.694955, 6);
    expect(found.tmedMinutes).toBeCloseTo(5.9443, 4);
  });

  test('one day has no deviation', () => {
    expect(majorEventThreshold([3, 0, 0])).toBeNull();
    expect(majorEventThreshold([3, 3])).toMatchObject({ beta: 0, days: 2 });
  });
});

describe('major event days of a period (ruling L5)', () => {
  /** Each year 2020–2024 has days of 1 and 2 minutes; June 2025 one of 2 and one of 90. */
  const past = [2020, 2021, 2022, 2023, 2024].flatMap((year) => [
    outage(`${year}-03-01 08:00`, 100, 100),
    outage(`${year}-09-01 08:00`, 100, 200),
  ]);
  const normal = outage('2025-06-10 08:00', 100, 200);
  const storm = outage('2025-06-20 08:00', 1000, 900);
  const planned = outage('2025-06-25 08:00', 1000, 900, { kind: 'planned' });
  const steps = [...past, normal, storm, planned];

  test('the day above the threshold, from five covered years; planned works are none', () => {
    const [found] = majorEventDays(request(steps));
    expect(found).toMatchObject({ kind: 'threshold', year: 2025, threshold: { days: 10 } });
    expect(found.kind === 'threshold' && found.majorEventDays).toEqual([
      { day: day('2025-06-20'), saidiMinutes: 90 },
    ]);
  });

  test('a third line without them', () => {
    const [found] = majorEventDays(request(steps));
    const days = found.kind === 'threshold' ? found.majorEventDays : [];
    expect(withoutMajorEventDays(request(steps), days)).toMatchObject({
      all: { saidiMinutes: 92, events: 2 },
      unplanned: { saidiMinutes: 2 },
    });
    expect(withoutMajorEventDays(request(steps, { served: () => null }), days)).toBeNull();
  });

  test('planned works of the past do not raise the threshold', () => {
    const more = past.map((step) => ({
      ...step,
      kind: 'planned' as const,
      interruptionId: `${step.interruptionId}P`,
    }));
    const [found] = majorEventDays(request([...steps, ...more]));
    expect(found).toMatchObject({ threshold: { days: 10 } });
  });

  test('a reference day without a log: none, with why', () => {
    const covered = [{ from: day('2020-01-02'), until: day('2026-01-01') }];
    expect(majorEventDays(request(steps, { covered }))).toEqual([
      {
        kind: 'none',
        year: 2025,
        reason: 'log-incomplete',
        missing: [{ from: day('2020-01-01'), until: day('2020-01-02') }],
      },
    ]);
  });

  test('New Year belongs to its own year, not to the reference', () => {
    const newYear = outage('2025-01-01 08:00', 100, 5000);
    const period = { from: day('2025-01-01'), until: day('2025-01-02') };
    expect(majorEventDays(request([...past, newYear], { period }))).toMatchObject([
      { threshold: { days: 10 }, majorEventDays: [{ day: day('2025-01-01'), saidiMinutes: 50 }] },
    ]);
  });

  test('no customers, or too few days: none, with why', () => {
    const none = { kind: 'none', year: 2025, missing: [] };
    expect(majorEventDays(request(steps, { served: () => null }))).toEqual([
      { ...none, reason: 'no-customers' },
    ]);
    expect(majorEventDays(request([normal]))).toEqual([{ ...none, reason: 'too-few-days' }]);
  });

  /** The days that are found in June 2025, or in another period. */
  const daysFound = (more: ReturnType<typeof outage>[], period = request([]).period) =>
    majorEventDays(request([...past, ...more], { period })).flatMap((found) =>
      found.kind === 'threshold' ? found.majorEventDays.map((each) => each.day) : [],
    );
  const large = (start: string, more = {}) => outage(start, 1000, 900, more);

  test('only those of the period that is asked for, each in its year', () => {
    const storms = ['2025-05-31', '2025-06-01', '2025-06-30', '2025-07-01'].map((date) =>
      large(`${date} 08:00`),
    );
    expect(daysFound(storms)).toEqual([day('2025-06-01'), day('2025-06-30')]);
    const turn = { from: day('2024-12-31'), until: day('2025-01-02') };
    const both = [large('2024-12-31 08:00'), large('2025-01-01 08:00')];
    expect(daysFound(both, turn)).toEqual([day('2024-12-31'), day('2025-01-01')]);
  });

  test('in the order of their days, where a long step follows late too', () => {
    const slow = { interruptionId: 'SLOW' };
    const steps = [
      large('2025-06-12 08:00', { ...slow, step: 2 }),
      outage('2025-06-10 08:00', 3, 900, slow),
      large('2025-06-11 08:00'),
    ];
    expect(daysFound(steps)).toEqual([day('2025-06-10'), day('2025-06-11')]);
  });

  test('a day that only meets the threshold is none', () => {
    const alike = [2020, 2021, 2022, 2023, 2024].map((year) => outage(`${year}-03-01 08:00`, 100, 200));
    const [found] = majorEventDays(request([...alike, normal]));
    expect(found).toMatchObject({ threshold: { beta: 0, tmedMinutes: 2 }, majorEventDays: [] });
  });

  test('one threshold for each year that is asked for', () => {
    const period = { from: day('2024-12-30'), until: day('2025-01-06') };
    const found = majorEventDays(request(steps, { period }));
    expect(found.map(({ year, kind }) => [year, kind])).toEqual([
      [2024, 'threshold'],
      [2025, 'threshold'],
    ]);
    expect(found[0]).toMatchObject({ threshold: { days: 8 }, majorEventDays: [] });
  });
});
