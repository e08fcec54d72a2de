import fc from 'fast-check';
import { parseLocalDate } from './local-date';
import { Zone } from './zone';

const day = (text: string) => parseLocalDate(text)!;
const iso = (instant: number) => new Date(instant).toISOString();
const vietnam = new Zone('Asia/Ho_Chi_Minh');
const sydney = new Zone('Australia/Sydney');
const at = (zone: Zone, date: string, minute: number, occurrence?: 1 | 2) => {
  const found = zone.instantAt(day(date), minute, occurrence);
  return found.kind === 'instant' ? `${iso(found.instant)}${found.doubled ? ' doubled' : ''}` : found.kind;
};

describe('a zone without summer time', () => {
  test('days start at 17:00 UTC and have 1440 minutes', () => {
    expect(iso(vietnam.startOfDay(day('2025-06-09')))).toBe('2025-06-08T17:00:00.000Z');
    expect(vietnam.minutesInDay(day('2025-06-09'))).toBe(1440);
    expect(vietnam.offsetMinutes(0)).toBe(480); // Saigon kept UTC+8 until 1975
    expect(vietnam.offsetMinutes(Date.UTC(2025, 0, 1))).toBe(420);
  });

  test('an instant to its local day and minute, seconds dropped', () => {
    expect(vietnam.dayOf(Date.UTC(2025, 5, 8, 16, 59, 59, 999))).toBe(day('2025-06-08'));
    expect(vietnam.dayOf(Date.UTC(2025, 5, 8, 17))).toBe(day('2025-06-09'));
    expect(vietnam.momentOf(Date.UTC(2025, 5, 9, 6, 40, 59))).toEqual({
      day: day('2025-06-09'),
      wallMinute: 820,
      elapsedMinute: 820,
    });
  });
});

describe('a zone with summer time (ruling M16)', () => {
  test('the day of 23, of 25 and of 24 hours', () => {
    expect(sydney.minutesInDay(day('2012-10-07'))).toBe(1380);
    expect(sydney.minutesInDay(day('2013-04-07'))).toBe(1500);
    expect(sydney.minutesInDay(day('2013-04-08'))).toBe(1440);
    expect(iso(sydney.startOfDay(day('2012-10-07')))).toBe('2012-10-06T14:00:00.000Z');
    expect(iso(sydney.startOfDay(day('2012-10-08')))).toBe('2012-10-07T13:00:00.000Z');
  });

  test('an ordinary hour comes once, whichever is asked for', () => {
    expect(at(vietnam, '2025-06-09', 420)).toBe('2025-06-09T00:00:00.000Z');
    expect(at(sydney, '2013-06-09', 150, 2)).toBe('2013-06-08T16:30:00.000Z');
  });

  test('the skipped hour does not exist', () => {
    expect(at(sydney, '2012-10-07', 119)).toBe('2012-10-06T15:59:00.000Z');
    expect(at(sydney, '2012-10-07', 120)).toBe('nonexistent');
    expect(at(sydney, '2012-10-07', 179)).toBe('nonexistent');
    expect(at(sydney, '2012-10-07', 180)).toBe('2012-10-06T16:00:00.000Z');
    expect(at(sydney, '2012-10-07', 150, 2)).toBe('nonexistent');
  });

  test('in the doubled hour the first is summer time, the second winter time', () => {
    expect(at(sydney, '2013-04-07', 119)).toBe('2013-04-06T14:59:00.000Z');
    expect(at(sydney, '2013-04-07', 120)).toBe('2013-04-06T15:00:00.000Z doubled');
    expect(at(sydney, '2013-04-07', 120, 2)).toBe('2013-04-06T16:00:00.000Z doubled');
    expect(at(sydney, '2013-04-07', 179, 2)).toBe('2013-04-06T16:59:00.000Z doubled');
    expect(at(sydney, '2013-04-07', 180)).toBe('2013-04-06T17:00:00.000Z');
    expect(at(sydney, '2013-04-07', 180, 2)).toBe('2013-04-06T17:00:00.000Z');
  });

  test('elapsed minutes go on where the clock repeats itself', () => {
    const second = sydney.momentOf(Date.UTC(2013, 3, 6, 16, 30));
    expect(second).toEqual({ day: day('2013-04-07'), wallMinute: 150, elapsedMinute: 210 });
  });
});

describe('odd zones', () => {
  test('where midnight is skipped the day starts at the change', () => {
    const saoPaulo = new Zone('America/Sao_Paulo');
    expect(iso(saoPaulo.startOfDay(day('2018-11-04')))).toBe('2018-11-04T03:00:00.000Z');
    expect(saoPaulo.minutesInDay(day('2018-11-04'))).toBe(1380);
    expect(saoPaulo.instantAt(day('2018-11-04'), 0)).toEqual({ kind: 'nonexistent' });
    expect(saoPaulo.minutesInDay(day('2018-02-17'))).toBe(1500);
  });

  test('where midnight comes twice the day starts at the first', () => {
    const havana = new Zone('America/Havana');
    expect(iso(havana.startOfDay(day('2024-11-03')))).toBe('2024-11-03T04:00:00.000Z');
    expect(havana.minutesInDay(day('2024-11-03'))).toBe(1500);
  });

  test('half-hour summer time and a day that was left out', () => {
    expect(new Zone('Australia/Lord_Howe').minutesInDay(day('2024-10-06'))).toBe(1410);
    expect(new Zone('Pacific/Apia').minutesInDay(day('2011-12-30'))).toBe(0);
  });

  test('an unknown zone cannot be used', () => {
    const message = 'cannot use the time zone "Asia/Nowhere": not in the IANA database of this machine';
    expect(() => new Zone('Asia/Nowhere')).toThrow(
      expect.objectContaining({ message, cause: expect.any(RangeError) }),
    );
  });
});

test('instants survive the way over the wall clock', () => {
  const zones = ['Asia/Ho_Chi_Minh', 'Australia/Sydney', 'America/Havana', 'UTC'].map(
    (name) => new Zone(name),
  );
  const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60000, max: Date.UTC(2030, 0) / 60000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
      const moment = zone.momentOf(minute * 60000);
      const ways = ([1, 2] as const).map((each) => zone.instantAt(moment.day, moment.wallMinute, each));
      expect(ways).toContainEqual(expect.objectContaining({ kind: 'instant', instant: minute * 60000 }));
      expect(zone.startOfDay(moment.day) + moment.elapsedMinute * 60000).toBe(minute * 60000);
    }),
  );
});

test('offsets are remembered: the platform is asked about a day once', () => {
  const asked = jest.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
  const zone = new Zone('Australia/Melbourne');
  const walk = () => {
    for (let each = 0; each < 10_000; each++) zone.dayOf(1.3e12 + each * 1_800_000);
    return asked.mock.calls.length;
  };
  const first = walk();
  expect(walk()).toBe(first);
  expect(first).toBeLessThan(10_000);
  asked.mockRestore();
});
