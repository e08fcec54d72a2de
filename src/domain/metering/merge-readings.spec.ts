import { meter } from '../../../test/builders/registers';
import { rejudgeReadings, splitPlain } from './merge-readings';
import { Channel, Quality } from './reading';
import { CONTEXT, merge, type Row, rowsOf, staged, SUSPECT, written } from './readings.fixture';

describe('readings meet what is stored', () => {
  it('new ones are written, and touch their day and the next (M8)', () => {
    const merged = merge(
      [[1, 10, 100]],
      [
        [1, 11, 110],
        [2, 11, 7],
      ],
    );
    expect(written(merged)).toEqual([
      [1, 11, 110, 4],
      [2, 11, 7, 4],
    ]);
    expect(merged).toMatchObject({ accepted: 2, unchanged: 0, corrected: 0, replaced: [], cleared: 0 });
    expect(merged).toMatchObject({ judged: [], rejudged: [] });
    expect([...merged.touchedDays].sort()).toEqual([11, 12]);
  });

  it('the same value changes nothing', () => {
    const merged = merge(
      [
        [1, 10, 100],
        [1, 11, 110],
      ],
      [
        [1, 10, 100],
        [1, 11, 110],
      ],
    );
    expect(merged).toMatchObject({ accepted: 0, unchanged: 2, corrected: 0 });
    expect(written(merged)).toEqual([]);
    expect(merged.touchedDays.size).toBe(0);
  });

  it('a different value replaces, and the old one is told', () => {
    const merged = merge(
      [
        [1, 10, 100],
        [1, 11, 110],
      ],
      [[1, 11, 112]],
    );
    expect(merged.corrected).toBe(1);
    expect(merged.replaced).toEqual([
      {
        key: 1,
        day: 11,
        channel: 0,
        oldValueWh: 110_000,
        oldQuality: 4,
        oldMeter: 0,
        newValueWh: 112_000,
        newQuality: 4,
      },
    ]);
    expect(written(merged)).toEqual([[1, 11, 112, 4]]);
  });

  it('a lower rank never replaces a higher, a better rank of the same value does (M9)', () => {
    const lower = merge([[1, 10, 100]], [[1, 10, 105, { quality: Quality.Estimated }]]);
    expect(lower).toMatchObject({ unchanged: 1, corrected: 0, betterKept: { count: 1, line: 2 } });
    const same = merge([[1, 10, 100]], [[1, 10, 100, { quality: Quality.Estimated }]]);
    expect(same).toMatchObject({ unchanged: 1, betterKept: { count: 0 } });
    const better = merge([[1, 10, 100, { quality: Quality.Estimated }]], [[1, 10, 100]]);
    expect(better.corrected).toBe(1);
    expect(written(better)).toEqual([[1, 10, 100, 4]]);
  });

  it('a serial that is named later is a correction; one that is left out later is none', () => {
    expect(merge([[1, 10, 100]], [[1, 10, 100, { meter: 2 }]]).corrected).toBe(1);
    expect(merge([[1, 10, 100, { meter: 2 }]], [[1, 10, 100]]).unchanged).toBe(1);
  });

  it('channels of one point are apart, and energy touches its own day only', () => {
    const merged = merge([[1, 10, 100]], [[1, 10, 9, { channel: Channel.Energy }]]);
    expect(merged).toMatchObject({ accepted: 1, corrected: 0 });
    expect([...merged.touchedDays]).toEqual([10]);
  });

  it('a doubtful one is written as suspect, and its finding carries the line', () => {
    const merged = merge(
      [
        [1, 9, 90],
        [1, 10, 100],
      ],
      [[1, 11, 5]],
    );
    expect(written(merged)).toEqual([[1, 11, 5, SUSPECT]]);
    expect(merged.judged).toEqual([
      { code: 'rollback', severity: 'suspect', key: 1, day: 11, channel: 0, line: 2 },
    ]);
  });

  it('the next reading clears the doubt of the one before', () => {
    const week: Row[] = Array.from({ length: 9 }, (_, index) => [1, index, 100 + 10 * index]);
    const merged = merge([...week, [1, 9, 900, { quality: SUSPECT }]], [[1, 10, 910]]);
    expect(written(merged)).toEqual([
      [1, 9, 900, 4],
      [1, 10, 910, 4],
    ]);
    expect(merged.cleared).toBe(1);
    expect([...merged.touchedDays].sort((a, b) => a - b)).toEqual([9, 10, 11]);
    expect(merged.rejudged).toContainEqual({ key: 1, day: 9, channel: 0 });
  });

  it('a reading long before keeps its verdict, and is not trusted while it is doubted', () => {
    const stored: Row[] = [
      [1, 0, 500, { quality: SUSPECT }],
      ...Array.from({ length: 6 }, (_, i): Row => [1, i + 1, 100 + i]),
    ];
    const merged = merge(stored, [[1, 8, 108]]);
    expect(written(merged)).toEqual([[1, 8, 108, 4]]);
  });
});

describe('what needs a wider look', () => {
  const wide = (stored: Row[], fresh: Row[]) => [...splitPlain(rowsOf(stored), staged(fresh), CONTEXT)];

  it.each<[string, Row[], Row[], number[]]>([
    ['a plain rise behind a trusted reading', [[1, 10, 100]], [[1, 11, 110]], []],
    ['no reading before', [], [[1, 11, 110]], [1]],
    ['only a later one', [[1, 12, 120]], [[1, 11, 110]], [1]],
    ['a fall', [[1, 10, 100]], [[1, 11, 90]], [1]],
    ['a rise above the floor', [[1, 10, 100]], [[1, 11, 151]], [1]],
    ['a doubted neighbour', [[1, 10, 100, { quality: SUSPECT }]], [[1, 11, 110]], [1]],
    ['another serial', [[1, 10, 100, { meter: 1 }]], [[1, 11, 110, { meter: 2 }]], [1]],
    ['ordinary day energy', [], [[1, 11, 9, { channel: Channel.Energy }]], []],
    ['day energy of 50 kWh', [], [[1, 11, 50, { channel: Channel.Energy }]], []],
    [
      'day energy above the floor, of another point',
      [],
      [
        [1, 11, 9, { channel: Channel.Energy }],
        [2, 11, 90, { channel: Channel.Energy }],
      ],
      [2],
    ],
    ['a correction with nothing before it', [[1, 11, 110]], [[1, 11, 112]], [1]],
    ['day energy above the floor', [], [[1, 11, 90, { channel: Channel.Energy }]], [1]],
  ])('%s', (_name, stored, fresh, expected) => expect(wide(stored, fresh)).toEqual(expected));
});

describe('judging again', () => {
  it('frees what a meter row explains, and leaves the rest', () => {
    const stored: Row[] = [
      [1, 10, 100, { meter: 1 }],
      [1, 11, 4, { meter: 2, quality: SUSPECT }],
      [2, 10, 50],
      [2, 10, 9, { channel: Channel.Energy }],
      [2, 11, 5, { channel: Channel.Energy }],
    ];
    const segments = [meter({ ordinal: 1, removed: [11, 103] }), meter({ ordinal: 2, installed: [11, 0] })];
    const merged = rejudgeReadings(rowsOf(stored), {
      ...CONTEXT,
      segmentsOf: (key) => (key === 1 ? segments : []),
    });
    expect(written(merged)).toEqual([[1, 11, 4, 4]]);
    expect(merged.cleared).toBe(1);
    expect(merged.judged).toEqual([
      { code: 'exchange', severity: 'info', key: 1, day: 11, channel: 0, line: null },
    ]);
  });
});
