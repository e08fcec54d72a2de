import fc from 'fast-check';
import { meter, registers } from '../../../test/builders/registers';
import { counted, counterRangeWh, usageBetween } from './usage';

const between = (text: string, segments: ReturnType<typeof meter>[] = []) => {
  const [start, ...rest] = registers(text);
  const usage = usageBetween(start, rest[rest.length - 1], segments);
  return usage.energyWh === null ? usage.gap : usage.energyWh / 1000;
};

describe('usage between two registers', () => {
  it.each([
    ['a rise', '100 130', [], 30],
    ['nothing used', '100 100', [], 0],
    ['several days', '100 _ _ 190', [], 90],
    ['a fall without digits', '99990 10', [], 'rollback'],
    ['rollover of five digits (M6)', '99990 10', [meter({ ordinal: 1, digits: 5 })], 20],
    [
      'a fall from below nine tenths is no rollover (M6)',
      '80000 10',
      [meter({ ordinal: 1, digits: 5 })],
      'rollback',
    ],
    ['a multiplier (M1)', '100 103', [meter({ ordinal: 1, multiplier: 40 })], 120],
    ['another serial without a meter row (M2)', '100@1 5@2', [], 'exchange-unrecorded'],
    ['one register without serial', '100@1 130', [], 30],
    [
      'an exchange: both meters add up (M3)',
      '100@1 130@1 12@2',
      [meter({ ordinal: 1, removed: [3, 140] }), meter({ ordinal: 2, installed: [3, 5] })],
      47,
    ],
    [
      'an exchange whose removal register is not known',
      '100@1 12@2',
      [meter({ ordinal: 1, removed: [2, null] }), meter({ ordinal: 2, installed: [2, 5] })],
      'exchange-unrecorded',
    ],
    [
      'an exchange to other current transformers',
      '100@1 _ 12@2',
      [
        meter({ ordinal: 1, removed: [2, 110], multiplier: 40 }),
        meter({ ordinal: 2, installed: [2, 5], multiplier: 60 }),
      ],
      10 * 40 + 7 * 60,
    ],
    [
      'an unnamed register on the day of exchange that stands near the old meter',
      '100 141',
      [meter({ ordinal: 1, removed: [2, 141] }), meter({ ordinal: 2, installed: [2, 5] })],
      41,
    ],
    [
      'a serial without a row behind current transformers',
      '100@1 12@2',
      [meter({ ordinal: 1, multiplier: 40 })],
      'meter-unknown',
    ],
    ['one serial', '100@1 130@1', [], 30],
    ['a serial that is named later', '100 130@1', [], 30],
    ['a fall at the very start of the counter, without digits', '0.95 0.01', [], 'rollback'],
    ['rollover from exactly nine tenths (M6)', '90000 10', [meter({ ordinal: 1, digits: 5 })], 10_010],
    [
      'a counter beyond its digits does not roll over',
      '100000 10',
      [meter({ ordinal: 1, digits: 5 })],
      'rollback',
    ],
    [
      'an unnamed register on the day of exchange that stands near the new meter',
      '100 6',
      [meter({ ordinal: 1, removed: [2, 141] }), meter({ ordinal: 2, installed: [2, 5] })],
      42,
    ],
    [
      'an unnamed register on the day of exchange that stands between: the new meter',
      '100 73',
      [meter({ ordinal: 1, removed: [2, 141] }), meter({ ordinal: 2, installed: [2, 5] })],
      41 + 68,
    ],
    [
      'a removal register that is not known stands near nothing',
      '100 2',
      [meter({ ordinal: 1, removed: [2, null] }), meter({ ordinal: 2, installed: [2, 5] })],
      'exchange-unrecorded',
    ],
    [
      'an exchange whose installation register is not known',
      '100@1 12@2',
      [
        meter({ ordinal: 1, removed: [2, 110] }),
        { ...meter({ ordinal: 2, installed: [2, 0] }), installedWh: null },
      ],
      'exchange-unrecorded',
    ],
    [
      'an exchange whose removal register lies below the reading before',
      '100@1 12@2',
      [meter({ ordinal: 1, removed: [2, 90] }), meter({ ordinal: 2, installed: [2, 5] })],
      'rollback',
    ],
    [
      'two exchanges: three meters add up',
      '100@1 _ _ 12@3',
      [
        meter({ ordinal: 1, removed: [2, 110] }),
        { ...meter({ ordinal: 2, installed: [2, 5], removed: [3, 8] }) },
        meter({ ordinal: 3, installed: [3, 10] }),
      ],
      10 + 3 + 2,
    ],
    [
      'a reset: one serial, two rows (M2)',
      '100@1 5@1',
      [meter({ ordinal: 1, removed: [2, 110] }), meter({ ordinal: 1, installed: [2, 0] })],
      15,
    ],
    [
      'back to the meter that was taken down',
      '5@2 120@1',
      [meter({ ordinal: 1, removed: [3, 141] }), meter({ ordinal: 2, installed: [1, 0] })],
      'exchange-unrecorded',
    ],
    ['a serial without a row measures as the one with a row (M2)', '3@2 8@2', [meter({ ordinal: 1 })], 5],
    ['two serials without a row', '3@2 8@3', [meter({ ordinal: 1 })], 'exchange-unrecorded'],
    ['from a serial without a row to one with', '3@2 120@1', [meter({ ordinal: 1 })], 'exchange-unrecorded'],
    [
      'a serial without a row beside one meter behind current transformers',
      '3@3 8@3',
      [meter({ ordinal: 1, removed: [1, 50] }), meter({ ordinal: 2, installed: [1, 0], multiplier: 40 })],
      'meter-unknown',
    ],
    [
      'an unnamed register before the meter hung',
      '100 110',
      [meter({ ordinal: 1, installed: [5, 0] })],
      'meter-unknown',
    ],
    [
      'a register before its meter hung',
      '100@1 110@1',
      [meter({ ordinal: 1, installed: [2, 0] })],
      'meter-unknown',
    ],
    [
      'a register after its meter was taken down',
      '120@1 130@1',
      [meter({ ordinal: 1, removed: [1, 125] }), meter({ ordinal: 2, installed: [1, 0] })],
      'meter-unknown',
    ],
  ])('%s', (_name, text, segments, expected) => {
    expect(between(text, segments)).toBe(expected);
  });

  it('says whether a counter rolled over and whether meters were exchanged', () => {
    const flags = (text: string, segments: ReturnType<typeof meter>[]) => {
      const [start, end] = registers(text);
      const usage = usageBetween(start, end, segments);
      return usage.energyWh === null ? usage.gap : [usage.rolledOver, usage.exchanged];
    };
    const five = meter({ ordinal: 1, digits: 5, removed: [2, 5] });
    const next = meter({ ordinal: 2, installed: [2, 0] });
    expect(flags('100@1 100@1', [meter({ ordinal: 1, digits: 5 })])).toEqual([false, false]);
    expect(flags('99990@1 3@1', [meter({ ordinal: 1, digits: 5 })])).toEqual([true, false]);
    expect(flags('99990@1 3@2', [five, next])).toEqual([true, true]);
    expect(flags('1@1 3@2', [five, next])).toEqual([false, true]);
  });
});

test('rollover, whatever the digits: what was counted is what is missing to the end and what came after', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 8 }), fc.nat(), fc.nat(), (digits, a, b) => {
      const range = counterRangeWh(digits);
      const start = range - 1 - (a % (range / 10));
      const end = b % start;
      expect(counted(start, end, digits)).toBe(range - start + end);
      expect(counted(end, start, digits)).toBe(start - end);
      expect(counted(start, end, null)).toBeNull();
    }),
  );
});
