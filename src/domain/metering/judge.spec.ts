import { meter, registers } from '../../../test/builders/registers';
import { isPlain, judge, judgeEnergy, DEFAULT_PLAUSIBILITY } from './judge';

/** Verdicts as text: `.` good, `S` suspect, `w` warning, `i` info. */
const verdicts = (text: string, segments: ReturnType<typeof meter>[] = []) =>
  judge(registers(text), segments)
    .map((verdict) =>
      verdict ? { suspect: 'S', warning: 'w', info: 'i', rejected: 'r' }[verdict.severity] : '.',
    )
    .join('');

/** Codes of the readings about which there is something to say. */
const codes = (text: string, segments: ReturnType<typeof meter>[] = []) =>
  judge(registers(text), segments).flatMap((verdict) => (verdict ? [verdict.code] : []));

/** A counter that rises by so many kWh a day, `days` times, from the first reading on. */
const rises = (from: number, perDay: number, days: number) =>
  Array.from({ length: days + 1 }, (_, index) => from + index * perDay).join(' ');

describe('judging registers by their neighbours', () => {
  it.each([
    ['plain rises', '100 110 120', [], '...'],
    ['a dip between two that fit is suspect (M7)', '100 110 5 130', [], '..S.'],
    ['a leap between two that fit is suspect, not the one after (M7)', '100 110 112 9000 120', [], '...S.'],
    ['the last register fell: the one before may be wrong', '100 130 120', [], '.S.'],
    ['the last register fell below everything', '100 110 5', [], '..S'],
    ['three that agree after a fall: an exchange nobody recorded', '100 110 5 10 15', [], '..w..'],
    ['rollover with known digits', '99980 99990 0 10', [meter({ ordinal: 1, digits: 5 })], '..i.'],
    [
      'rollover that would be implausibly much (M6)',
      '99000 99010 9000 9010',
      [meter({ ordinal: 1, digits: 5 })],
      '..SS',
    ],
    ['a serial that nobody confirms', '100@1 110@1 3@2 130@1', [meter({ ordinal: 1 })], '..S.'],
    ['a serial that the next reading confirms', '100@1 110@1 3@2 8@2', [meter({ ordinal: 1 })], '..w.'],
    [
      'a recorded exchange',
      '100@1 110@1 3@2 8@2',
      [meter({ ordinal: 1, removed: [3, 115] }), meter({ ordinal: 2, installed: [3, 0] })],
      '..i.',
    ],
    [
      'a recorded exchange whose removal register is not known',
      '100@1 110@1 3@2 8@2',
      [meter({ ordinal: 1, removed: [3, null] }), meter({ ordinal: 2, installed: [3, 0] })],
      '..w.',
    ],
    ['the second register fell: nothing tells which is wrong', '100 5', [], '.S'],
    ['a dip is suspect though what follows agrees with it too (M7)', '100 110 5 130 140', [], '..S..'],
    [
      'a rollover over several days',
      `${rises(99000, 100, 9)} _ _ _ 300`,
      [meter({ ordinal: 1, digits: 5 })],
      '..........i',
    ],
    ['a serial without any meter row', '100@1 110@1', [], '..'],
    ['a serial that is named later, without any meter row', '100 110@1 120@1', [], '...'],
    ['another serial without any meter row, not confirmed', '100@1 110@2 120@1', [], '.S.'],
    ['another serial without any meter row, confirmed', '100@1 110@2 120@2', [], '.w.'],
    ['a strange serial after an unnamed register', '100 110@2 120@1', [meter({ ordinal: 1 })], '.S.'],
    ['a strange serial at the start', '3@2 130@1', [meter({ ordinal: 1 })], 'S.'],
    ['a strange serial at the start that is confirmed', '3@2 8@2', [meter({ ordinal: 1 })], 'w.'],
    ['a strange serial at the end', '100@1 110@1 3@2', [meter({ ordinal: 1 })], '..S'],
  ])('%s', (_name, text, segments, expected) => {
    expect(verdicts(text, segments)).toBe(expected);
  });

  it.each([
    ['rollback', '100 110 5 130', []],
    ['rollback', '100 110 5', []],
    ['spike', '100 130 120', []],
    ['spike', `${rises(100, 10, 7)} 900`, []],
    ['high-usage', `${rises(100, 10, 7)} 900 910`, []],
    ['rollover', '99980 99990 0 10', [meter({ ordinal: 1, digits: 5 })]],
    ['strange-serial', '100@1 110@1 3@2 130@1', [meter({ ordinal: 1 })]],
    ['exchange-unrecorded', '100@1 110@1 3@2 8@2', [meter({ ordinal: 1 })]],
    ['exchange-unrecorded', '100 110 5 10 15', []],
    [
      'exchange-unrecorded',
      '100@1 110@1 3@2 8@2',
      [meter({ ordinal: 1, removed: [3, null] }), meter({ ordinal: 2, installed: [3, 0] })],
    ],
    [
      'exchange',
      '100@1 110@1 3@2 8@2',
      [meter({ ordinal: 1, removed: [3, 115] }), meter({ ordinal: 2, installed: [3, 0] })],
    ],
  ])('is told as %s: %s', (code, text, segments) => expect(codes(text, segments)).toEqual([code]));

  it('says null where there is nothing to say', () =>
    expect([judge(registers('100 110'), []), judge([], [])]).toEqual([[null, null], []]));

  it('calls a spike only against a week of history, and lets the next reading confirm it', () => {
    const week = '100 110 120 130 140 150 160 170';
    expect(verdicts(`${week} 900`)).toBe('........S');
    expect(verdicts(`${week} 900 910`)).toBe('........w.');
    expect(verdicts('100 110 900')).toBe('...');
  });

  it.each([
    ['five times the highest day is plausible, a kWh more is not', rises(0, 20, 7), 240, 241],
    ['50 kWh a day are plausible whatever came before', rises(0, 1, 7), 57, 58],
    ['a gap counts by its days', `${rises(0, 20, 7)} ${'_ '.repeat(9)}`, 1140, 1141],
    ['so does a gap in the history', `0 _ 40 ${rises(60, 20, 4)}`, 240, 241],
  ])('plausible (M6): %s', (_name, history, plausible, implausible) => {
    expect(codes(`${history} ${plausible}`)).toEqual([]);
    expect(codes(`${history} ${implausible}`)).toEqual(['spike']);
  });

  it('looks back 60 days and not further', () => {
    const dayOf100 = (quietDays: number) => `0 ${rises(100, 1, quietDays)} ${100 + quietDays + 60}`;
    expect(codes(dayOf100(58))).toEqual([]);
    expect(codes(dayOf100(59))).toEqual(['spike']);
  });

  it('needs seven known days: one across an exchange that nobody recorded is none', () => {
    expect(codes(`${rises(100, 10, 6)} 900`)).toEqual([]);
    expect(codes(`100 110 120 5 ${rises(15, 10, 3)} 900`)).toEqual(['exchange-unrecorded']);
    expect(codes(`100 110 120 5 ${rises(15, 10, 4)} 900`)).toEqual(['exchange-unrecorded', 'spike']);
  });

  it('does not call a large customer implausible for being large', () => {
    expect(verdicts('0 500 1000 1500 2000 2500 3000 3500 4000 6000')).toBe('..........');
  });

  it('needs no second look for plain rises on one meter', () => {
    const plain = (text: string) => isPlain(registers(text), [], DEFAULT_PLAUSIBILITY);
    expect(plain('100 110 _ 130')).toBe(true);
    expect(plain('100 151')).toBe(false);
    expect(plain('100 99')).toBe(false);
    expect(plain('100@1 110@2')).toBe(false);
  });

  it('needs no second look at exactly what is never implausible, day by day', () => {
    const plain = (text: string, segments: ReturnType<typeof meter>[] = []) =>
      isPlain(registers(text), segments, DEFAULT_PLAUSIBILITY);
    expect(plain('')).toBe(true);
    expect(plain('100 100 150')).toBe(true);
    expect(plain('100 _ 200')).toBe(true);
    expect(plain('100 _ 201')).toBe(false);
  });

  it.each([
    ['one meter', '100@1 110@1', [meter({ ordinal: 1 })], true],
    ['a register without serial', '100 110', [meter({ ordinal: 1 })], true],
    ['a serial that is not the meter’s', '100@2 110@2', [meter({ ordinal: 1 })], false],
    ['from the day of its installation on', '100@1 110@1', [meter({ ordinal: 1, installed: [1, 90] })], true],
    ['before its installation', '100@1 110@1', [meter({ ordinal: 1, installed: [2, 90] })], false],
    ['after the multiplier', '100@1 102@1', [meter({ ordinal: 1, multiplier: 40 })], false],
    ['up to the floor after the multiplier', '100@1 101@1', [meter({ ordinal: 1, multiplier: 50 })], true],
    ['two meters', '100@1 110@1', [meter({ ordinal: 1 }), meter({ ordinal: 2, installed: [9, 0] })], false],
  ])('plain: %s', (_name, text, segments, expected) =>
    expect(isPlain(registers(text), segments, DEFAULT_PLAUSIBILITY)).toBe(expected),
  );
});

describe('judging delivered energy (M17)', () => {
  /** Days of so many kWh from day 1 on; what is said about the last. */
  const last = (...kwh: number[]) =>
    judgeEnergy(kwh.map((each, index) => ({ day: index + 1, valueWh: each * 1000 }))).at(-1);
  const week = new Array<number>(7).fill(20);
  const HIGH = { code: 'high-usage', severity: 'warning' };

  it('remarks what lies above five times the highest day of a week or more', () => {
    expect(last(...week, 101)).toEqual(HIGH);
    expect(last(...week, 100)).toBeNull();
    expect(last(...week.slice(1), 101)).toBeNull();
    expect(last(...week, 21, 105)).toBeNull();
    expect(last(...week, 21, 106)).toEqual(HIGH);
  });

  it('remarks nothing up to 50 kWh', () => {
    const quiet = new Array<number>(7).fill(1);
    expect(last(...quiet, 50)).toBeNull();
    expect(last(...quiet, 51)).toEqual(HIGH);
  });

  it('knows no later day, and none before the last 60', () => {
    const days = [...week, 101, 500].map((each, index) => ({ day: index + 1, valueWh: each * 1000 }));
    expect(judgeEnergy(days)[7]).toEqual(HIGH);
    const after = (quietDays: number) => last(200, ...new Array<number>(quietDays).fill(10), 60);
    expect(after(59)).toBeNull();
    expect(after(60)).toEqual(HIGH);
  });
});
