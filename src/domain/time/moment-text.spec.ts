import { readMoment } from './moment-text';
import { Zone } from './zone';

const HANOI = new Zone('Asia/Ho_Chi_Minh');
const SYDNEY = new Zone('Australia/Sydney');
const iso = (text: string, zone = HANOI, occurrence?: 1 | 2): string => {
  const found = readMoment(text, zone, occurrence);
  return found.kind === 'instant' ? new Date(found.instant).toISOString() : found.kind;
};

describe('moments of files', () => {
  it.each([
    ['2025-06-30T13:30', '2025-06-30T06:30:00.000Z'],
    ['2025-06-30 13:30:15', '2025-06-30T06:30:00.000Z'],
    ['2025-06-30T24:00', '2025-06-30T17:00:00.000Z'],
    ['2025-06-30T13:30:15+07:00', '2025-06-30T06:30:15.000Z'],
    ['2025-06-30 13:30Z', '2025-06-30T13:30:00.000Z'],
    ['2025-06-30T13:60', 'unreadable'],
    ['2025-06-30T25:00', 'unreadable'],
    ['2025-02-30T10:00', 'unreadable'],
    ['2025-06-30', 'unreadable'],
    ['2025-06-30T25:00Z', 'unreadable'],
    ['2025-06-30T13:30:75Z', 'unreadable'],
    ['', 'unreadable'],
  ])('%s is %s', (text, expected) => expect(iso(text)).toBe(expected));

  it('takes the first of a doubled hour unless told otherwise, and refuses an hour that is not (M16)', () => {
    expect(iso('2025-04-06T02:30', SYDNEY)).toBe('2025-04-05T15:30:00.000Z');
    expect(iso('2025-04-06T02:30', SYDNEY, 2)).toBe('2025-04-05T16:30:00.000Z');
    expect(readMoment('2025-04-06T02:30', SYDNEY)).toMatchObject({ doubled: true });
    expect(iso('2025-10-05T02:30', SYDNEY)).toBe('nonexistent');
  });

  it('an offset says which of the doubled hours is meant', () => {
    expect(readMoment('2025-04-06T02:30+11:00', SYDNEY)).toMatchObject({ doubled: false });
    expect(iso('2025-04-06T02:30+10:00', SYDNEY)).toBe('2025-04-05T16:30:00.000Z');
  });
});
