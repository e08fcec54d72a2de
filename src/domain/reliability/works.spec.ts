import { heatAssessments, type MaximumOf } from './heat-conflicts';
import type { InterruptionStep } from './interruption';
import { day, outage, work } from './reliability.fixture';
import type { WorkVersion } from './work';
import { adherenceOf, judgeWork } from './work-adherence';

const actual = (start: string, minutes: number | null, more: Partial<InterruptionStep> = {}) =>
  outage(start, minutes, 100, { kind: 'planned', workId: 'W1', ...more });

describe('notice (Electricity Law 61/2024 Đ49.2, ruling L6)', () => {
  test('five days are enough, four are not', () => {
    expect(judgeWork([work(1, '2025-06-05', '2025-06-10')], []).notice).toBe('in-time');
    expect(judgeWork([work(1, '2025-06-06', '2025-06-10')], []).notice).toBe('late');
    expect(
      judgeWork([work(1, '2025-06-06', '2025-06-10')], [], {
        noticeDays: 4,
        emergencyNoticeHours: 24,
        toleranceMinutes: 15,
      }).notice,
    ).toBe('in-time');
  });

  test('judged by the last announcement in time; later ones are changed late', () => {
    const versions = [
      work(3, '2025-06-08', '2025-06-12'),
      work(1, '2025-06-01', '2025-06-10'),
      work(2, '2025-06-02', '2025-06-11'),
    ];
    expect(judgeWork(versions, [])).toMatchObject({
      judgedBy: { version: 2 },
      notice: 'in-time',
      changedLate: 1,
    });
  });

  test('none in time: judged by the last of all', () => {
    const versions = [work(1, '2025-06-08', '2025-06-10'), work(2, '2025-06-09', '2025-06-11')];
    expect(judgeWork(versions, [])).toMatchObject({
      judgedBy: { version: 2 },
      notice: 'late',
      changedLate: 0,
    });
  });

  test('drafts are no announcement; the latest version gives the status', () => {
    const versions = [work(1, '2025-06-01', '2025-06-10', { status: 'draft' })];
    expect(judgeWork(versions, [])).toMatchObject({
      judgedBy: null,
      notice: 'none',
      changedLate: 0,
      status: 'draft',
    });
    const postponed = [
      work(1, '2025-06-01', '2025-06-10'),
      work(2, '2025-06-09', '2025-06-10', { status: 'postponed' }),
    ];
    expect(judgeWork(postponed, [])).toMatchObject({
      status: 'postponed',
      judgedBy: { version: 1 },
      start: null,
    });
  });

  test('an emergency is announced within 24 hours of its start', () => {
    const sudden = [actual('2025-06-10 09:00', 60, { kind: 'unplanned' })];
    expect(judgeWork([work(1, '2025-06-11', '2025-06-10')], sudden).notice).toBe('in-time');
    expect(judgeWork([work(1, '2025-06-12', '2025-06-10')], sudden).notice).toBe('late');
  });
});

describe('start and end as announced', () => {
  const announced = [work(1, '2025-06-01', '2025-06-10')];

  test.each([
    ['2025-06-10 08:15', 'on-time', 15],
    ['2025-06-10 08:16', 'late', 16],
    ['2025-06-10 07:45', 'on-time', -15],
    ['2025-06-10 07:44', 'early', -16],
  ])('%s is %s', (start, verdict, off) => {
    expect(judgeWork(announced, [actual(start, 30)])).toMatchObject({ start: verdict, startOffMinutes: off });
  });

  test('overrun in minutes and customer-minutes, step by step', () => {
    const steps = [
      actual('2025-06-10 08:00', 240, { customers: 1000 }),
      actual('2025-06-10 08:00', 255, { customers: 100, step: 2 }),
      actual('2025-06-10 08:00', 300, { customers: 50, step: 3 }),
    ];
    expect(judgeWork(announced, steps)).toMatchObject({ overrunMinutes: 60, overrunCustomerMinutes: 3000 });
    expect(judgeWork(announced, steps.slice(0, 2))).toMatchObject({
      overrunMinutes: 0,
      overrunCustomerMinutes: 0,
    });
  });

  test('a work starts with the first of its interruptions', () => {
    const steps = [actual('2025-06-10 09:00', 60), actual('2025-06-10 08:00', 60)];
    expect(judgeWork(announced, steps)).toMatchObject({ start: 'on-time', startOffMinutes: 0 });
    const sudden = steps.map((step) => ({ ...step, kind: 'unplanned' as const }));
    const told = [work(1, '2025-06-11', '2025-06-10', { publishedAtMs: sudden[1].startMs + 24 * 3_600_000 })];
    expect(judgeWork(told, sudden).notice).toBe('in-time');
    const late = [{ ...told[0], publishedAtMs: told[0].publishedAtMs + 1 }];
    expect(judgeWork(late, sudden).notice).toBe('late');
  });

  test('one that still goes on or whose customers are unknown leaves the whole work unknown', () => {
    const ended = actual('2025-06-10 08:00', 300);
    expect(judgeWork(announced, [ended, actual('2025-06-10 08:00', null)])).toMatchObject({
      overrunMinutes: null,
      overrunCustomerMinutes: null,
    });
    expect(judgeWork(announced, [ended, actual('2025-06-10 08:00', 240, { customers: null })])).toMatchObject(
      { overrunMinutes: 60, overrunCustomerMinutes: null },
    );
  });

  test('still going on, or customers unknown: not known', () => {
    expect(judgeWork(announced, [actual('2025-06-10 08:00', null)])).toMatchObject({
      start: 'on-time',
      overrunMinutes: null,
      overrunCustomerMinutes: null,
    });
    expect(judgeWork(announced, [actual('2025-06-10 08:00', 300, { customers: null })])).toMatchObject({
      overrunMinutes: 60,
      overrunCustomerMinutes: null,
    });
  });

  test('counts', () => {
    const verdicts = [
      judgeWork(announced, [actual('2025-06-10 08:00', 300)]),
      judgeWork([work(1, '2025-06-09', '2025-06-10')], [actual('2025-06-10 09:00', null)]),
      judgeWork([...announced, work(2, '2025-06-08', '2025-06-11', { status: 'announced' })], []),
      judgeWork([...announced, work(2, '2025-06-08', '2025-06-11', { status: 'cancelled' })], []),
      judgeWork([...announced, work(2, '2025-06-08', '2025-06-11', { status: 'postponed' })], []),
    ];
    expect(adherenceOf(verdicts)).toEqual({
      works: 5,
      noticeInTime: 4,
      changedLate: 1,
      started: 2,
      startedOnTime: 1,
      ended: 1,
      endedLate: 1,
      overrunCustomerMinutes: 6000,
      postponed: 1,
      cancelled: 1,
    });
  });
});

describe('works and heat', () => {
  const maxima: Record<number, { maxC: number; kind: 'observed' | 'forecast' }> = {
    [day('2025-06-10')]: { maxC: 35.9, kind: 'forecast' },
    [day('2025-06-11')]: { maxC: 36, kind: 'observed' },
    [day('2025-06-12')]: { maxC: 39, kind: 'forecast' },
  };
  const maximumOf: MaximumOf = (region, each) => (region === 'north' ? (maxima[each] ?? null) : null);
  const assess = (...versions: WorkVersion[]) => heatAssessments(new Map([['W1', versions]]), maximumOf, 36);

  test('36 °C conflicts, 35,9 does not', () => {
    expect(assess(work(1, '2025-06-01', '2025-06-11', { note: 'unsafe cable' }))).toMatchObject([
      { kind: 'conflict', day: day('2025-06-11'), maxC: 36, source: 'observed', note: 'unsafe cable' },
    ]);
    expect(assess(work(1, '2025-06-01', '2025-06-10'))).toMatchObject([{ kind: 'clear', maxC: 35.9 }]);
  });

  test('the hottest of several days counts', () => {
    const long = work(1, '2025-06-01', '2025-06-10', { endDay: day('2025-06-13') });
    expect(assess(long)).toMatchObject([
      { kind: 'conflict', day: day('2025-06-12'), maxC: 39, source: 'forecast' },
    ]);
  });

  test('the hottest day counts wherever it lies, the first of equals', () => {
    const heatOf = (...maximaC: number[]) =>
      heatAssessments(
        new Map([['W1', [work(1, '2025-06-01', '2025-06-10', { endDay: day('2025-06-12') })]]]),
        (_region, each) => ({ maxC: maximaC[each - day('2025-06-10')], kind: 'forecast' }),
        36,
      );
    expect(heatOf(39, 36, 37)).toMatchObject([{ kind: 'conflict', day: day('2025-06-10'), maxC: 39 }]);
    expect(heatOf(35, 38, 38)).toMatchObject([{ kind: 'conflict', day: day('2025-06-11'), maxC: 38 }]);
    expect(heatOf(35, 34, 33)).toMatchObject([{ kind: 'clear', maxC: 35 }]);
  });

  test('without forecast or region it is not assessed, unless a known day is hot already', () => {
    expect(assess(work(1, '2025-06-01', '2025-06-20'))).toMatchObject([{ kind: 'not-assessed' }]);
    expect(assess(work(1, '2025-06-01', '2025-06-10', { region: null }))).toMatchObject([
      { kind: 'not-assessed' },
    ]);
    const half = work(1, '2025-06-01', '2025-06-09', { endDay: day('2025-06-10') });
    expect(assess(half)).toMatchObject([{ kind: 'not-assessed' }]);
  });

  test('the latest version decides; postponed works take no power', () => {
    const hot = work(1, '2025-06-01', '2025-06-11');
    expect(assess(hot, work(2, '2025-06-09', '2025-06-11', { status: 'postponed' }))).toEqual([]);
    expect(assess(work(2, '2025-06-02', '2025-06-10'), hot)).toMatchObject([{ kind: 'clear' }]);
  });
});
