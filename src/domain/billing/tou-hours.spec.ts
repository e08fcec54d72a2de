import { day, splitRows } from './billing.fixture';
import { parseTouHours, touHoursOn, touRegisterAt, type TouHours } from './tou-hours';

const parse = (...lines: string[]) =>
  parseTouHours(splitRows(['valid_from,decision,register,weekdays,from,until,status', ...lines].join('\n')));

describe('reading the hours of time of use', () => {
  test('rows of one day and decision belong together', () => {
    expect(
      parse(
        '2019-03-20,A,peak,1-6,09:30,11:30,',
        '2019-03-20,A,offpeak,1-7,22:00,24:00,',
        '2025-01-01,B,peak,7-7,17:00,20:00,',
      ),
    ).toEqual({
      faults: [],
      hours: [
        {
          validFrom: day('2019-03-20'),
          decision: 'A',
          bands: [
            { register: 'peak', firstWeekday: 1, lastWeekday: 6, fromMinute: 570, untilMinute: 690 },
            { register: 'offpeak', firstWeekday: 1, lastWeekday: 7, fromMinute: 1320, untilMinute: 1440 },
          ],
        },
        {
          validFrom: day('2025-01-01'),
          decision: 'B',
          bands: [{ register: 'peak', firstWeekday: 7, lastWeekday: 7, fromMinute: 1020, untilMinute: 1200 }],
        },
      ],
    });
  });

  test('what is not in force has no day, whatever is written there', () => {
    const { hours, faults } = parse(
      ',C,peak,1-6,17:30,22:30,not-in-force',
      '2030-01-01,D,peak,1-6,17:30,22:30,not-in-force',
    );
    expect(faults).toEqual([]);
    expect(hours.map(({ decision, validFrom }) => [decision, validFrom])).toEqual([
      ['C', null],
      ['D', null],
    ]);
  });

  const WEEKDAYS = 'write weekdays as 1-6, Monday being 1';
  const HOURS = 'write hours as 09:30 and 11:30; over midnight takes two rows, 22:00-24:00 and 00:00-04:00';
  test.each([
    [
      '2025-01-01,D,night,1-6,09:30,11:30,',
      'register',
      '"night" is neither peak nor offpeak: hours without a row are normal',
    ],
    ['2025-01-01,D,peak,Mo-Sa,09:30,11:30,', 'weekdays', WEEKDAYS],
    ['2025-01-01,D,peak,6-1,09:30,11:30,', 'weekdays', WEEKDAYS],
    ['2025-01-01,D,peak,11-6,09:30,11:30,', 'weekdays', WEEKDAYS],
    ['2025-01-01,D,peak,1-67,09:30,11:30,', 'weekdays', WEEKDAYS],
    ['2025-01-01,D,peak,0-6,09:30,11:30,', 'weekdays', WEEKDAYS],
    ['2025-01-01,D,peak,1-6,9:30,11:30,', 'from', HOURS],
    ['2025-01-01,D,peak,1-6,109:30,11:30,', 'from', HOURS],
    ['2025-01-01,D,peak,1-6,09:30,11:305,', 'from', HOURS],
    ['2025-01-01,D,peak,1-6,09:60,11:30,', 'from', HOURS],
    ['2025-01-01,D,peak,1-6,09:30,noon,', 'from', HOURS],
    ['2025-01-01,D,peak,1-6,09:30,09:30,', 'from', HOURS],
    ['2025-01-01,D,peak,1-6,22:00,04:00,', 'from', HOURS],
    ['2025-01-01,D,peak,1-6,22:00,24:01,', 'from', HOURS],
    [
      'soon,D,peak,1-6,09:30,11:30,',
      'valid_from',
      '"soon" is no date: write it as 2025-05-10, or set the status not-in-force',
    ],
    [
      ',D,peak,1-6,09:30,11:30,',
      'valid_from',
      '"" is no date: write it as 2025-05-10, or set the status not-in-force',
    ],
  ])('%s: fault in %s', (line, column, message) =>
    expect(parse(line)).toEqual({ hours: [], faults: [{ line: 2, column, message }] }),
  );
});

describe('which hours hold', () => {
  const { hours } = parse(
    '2019-03-20,A,peak,1-6,09:30,11:30,',
    '2025-01-01,B,peak,7-7,17:00,20:00,',
    ',C,offpeak,1-7,00:00,24:00,not-in-force',
  );
  const decisionOn = (text: string, among: TouHours[] = hours) => touHoursOn(among, day(text))?.decision;

  test('the latest that have begun, in any order; never those that are not in force', () => {
    for (const among of [hours, [...hours].reverse()]) {
      expect(decisionOn('2019-03-19', among)).toBeUndefined();
      expect(decisionOn('2019-03-20', among)).toBe('A');
      expect(decisionOn('2024-12-31', among)).toBe('A');
      expect(decisionOn('2025-01-01', among)).toBe('B');
    }
  });

  test('a band has its weekdays, both inclusive, and its minutes, half-open', () => {
    const [a, b] = hours;
    const at = (each: TouHours, minute: number) =>
      [1, 6, 7].map((weekday) => touRegisterAt(each, weekday, minute));
    expect(at(a, 570)).toEqual(['peak', 'peak', 'normal']);
    expect(at(a, 569)).toEqual(['normal', 'normal', 'normal']);
    expect(at(b, 1199)).toEqual(['normal', 'normal', 'peak']);
    expect(at(b, 1200)).toEqual(['normal', 'normal', 'normal']);
  });
});
