import { meter, registers } from '../../../test/builders/registers';
import { usageBetween } from './usage';

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
  ])('%s', (_name, text, segments, expected) => {
    expect(between(text, segments)).toBe(expected);
  });
});
