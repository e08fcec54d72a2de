import { meter, registers } from '../../../test/builders/registers';
import { isPlain, judge, DEFAULT_PLAUSIBILITY } from './judge';

/** Verdicts as text: `.` good, `S` suspect, `w` warning, `i` info. */
const verdicts = (text: string, segments: ReturnType<typeof meter>[] = []) =>
  judge(registers(text), segments)
    .map((verdict) =>
      verdict ? { suspect: 'S', warning: 'w', info: 'i', rejected: 'r' }[verdict.severity] : '.',
    )
    .join('');

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
  ])('%s', (_name, text, segments, expected) => {
    expect(verdicts(text, segments)).toBe(expected);
  });

  it('calls a spike only against a week of history, and lets the next reading confirm it', () => {
    const week = '100 110 120 130 140 150 160 170';
    expect(verdicts(`${week} 900`)).toBe('........S');
    expect(verdicts(`${week} 900 910`)).toBe('........w.');
    expect(verdicts('100 110 900')).toBe('...');
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
});
