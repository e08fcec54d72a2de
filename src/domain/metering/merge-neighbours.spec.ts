import { Channel } from './reading';
import { merge, type Row, SUSPECT, written } from './readings.fixture';

describe('a reading meets its own neighbours', () => {
  const energy = (key: number, day: number, kwh: number): Row => [key, day, kwh, { channel: Channel.Energy }];
  const week = (perDay: number): Row[] =>
    Array.from({ length: 8 }, (_, index) => [1, index, 100 + perDay * index]);

  it.each<[string, Row[], Row[], number[][]]>([
    [
      'points before it are passed over',
      [
        [1, 10, 900],
        [2, 10, 100],
        [2, 11, 110],
      ],
      [[2, 11, 110]],
      [],
    ],
    [
      'so are channels before its own',
      [
        [1, 10, 900],
        [1, 10, 100, { channel: Channel.Normal }],
      ],
      [[1, 10, 100, { channel: Channel.Normal }]],
      [],
    ],
    [
      'points and channels after it are kept for those that meet them',
      [[3, 10, 100]],
      [
        [2, 10, 50, { channel: Channel.Normal }],
        [3, 10, 100],
      ],
      [[2, 10, 50, 4]],
    ],
    [
      'points after it are left alone',
      [
        [1, 10, 100],
        [2, 10, 5],
      ],
      [[1, 11, 110]],
      [[1, 11, 110, 4]],
    ],
    [
      'also on the same day',
      [
        [1, 10, 100],
        [2, 11, 5],
      ],
      [[1, 11, 110]],
      [[1, 11, 110, 4]],
    ],
    [
      'one between two that are stored is new',
      [
        [1, 10, 100],
        [1, 12, 130],
      ],
      [[1, 11, 110]],
      [[1, 11, 110, 4]],
    ],
    [
      'one between two that are stored is judged by both (M7)',
      [
        [1, 10, 100],
        [1, 12, 105],
      ],
      [[1, 11, 110]],
      [[1, 11, 110, SUSPECT]],
    ],
    ['a spike is judged by the week before', week(10), [[1, 8, 900]], [[1, 8, 900, SUSPECT]]],
    [
      'a corrected value is written though its quality stays, beside a doubted one',
      [
        [1, 10, 100],
        [1, 11, 110],
        [1, 12, 5, { quality: SUSPECT }],
      ],
      [[1, 11, 112]],
      [[1, 11, 112, 4]],
    ],
  ])('%s', (_name, stored, fresh, expected) => expect(written(merge(stored, fresh))).toEqual(expected));

  it('a stored reading of the next point on the same day is another reading', () =>
    expect(merge([[2, 11, 5]], [[1, 11, 110]])).toMatchObject({ accepted: 1, corrected: 0, replaced: [] }));

  it('the counter of export is a register: it touches the day after, and may fall', () => {
    const given = { channel: Channel.Export };
    const merged = merge([[1, 10, 100, given]], [[1, 11, 110, given]]);
    expect([...merged.touchedDays]).toEqual([11, 12]);
    expect(merge([[1, 10, 100, given]], [[1, 11, 90, given]]).judged).toMatchObject([{ code: 'rollback' }]);
  });

  it('a doubted one long before is not looked at again, the third before is', () => {
    const doubted = { quality: SUSPECT };
    const long = merge(
      [
        [1, 0, 5000, doubted],
        [1, 1, 120],
        [1, 2, 130],
        [1, 3, 140],
      ],
      [[1, 4, 150]],
    );
    expect([written(long), long.judged]).toEqual([[[1, 4, 150, 4]], []]);
    expect(long.rejudged).toEqual([1, 2, 3].map((day) => ({ key: 1, day, channel: 0 })));
    const trusted = merge(
      [
        [1, 0, 100],
        [1, 1, 110],
        [1, 2, 120, doubted],
        [1, 3, 130],
        [1, 4, 140],
      ],
      [[1, 5, 150]],
    );
    expect(trusted.rejudged.map(({ day }) => day)).toEqual([2, 3, 4]);
    const third = merge(
      [
        [1, 1, 100, doubted],
        [1, 2, 110],
        [1, 3, 120],
      ],
      [[1, 4, 130]],
    );
    expect(written(third)).toEqual([
      [1, 1, 100, 4],
      [1, 4, 130, 4],
    ]);
    expect(third.cleared).toBe(1);
  });

  it('a corrected value is judged anew, a new one has nothing to be judged anew', () => {
    const rejudged = (stored: Row[], fresh: Row[]) => merge(stored, fresh).rejudged;
    expect(
      rejudged(
        [
          [1, 10, 100],
          [1, 11, 110],
        ],
        [[1, 11, 112]],
      ),
    ).toEqual([{ key: 1, day: 11, channel: 0 }]);
    expect(rejudged([energy(1, 10, 9)], [energy(1, 10, 8)])).toEqual([
      { key: 1, day: 10, channel: Channel.Energy },
    ]);
    expect(rejudged([energy(1, 10, 9)], [energy(1, 10, 9), energy(1, 11, 9)])).toEqual([]);
  });

  it('delivered energy far above its history is used with a warning, told once (M17)', () => {
    const days = Array.from({ length: 8 }, (_, index) => energy(1, index, 10));
    const high = {
      code: 'high-usage',
      severity: 'warning',
      key: 1,
      day: 8,
      channel: Channel.Energy,
      line: 2,
    };
    const merged = merge(days, [energy(1, 8, 100)]);
    expect([written(merged), merged.judged]).toEqual([[[1, 8, 100, 4]], [high]]);
    expect(merge([...days, energy(1, 8, 10)], [energy(1, 8, 100)]).judged).toEqual([high]);
    expect(merge([...days, energy(1, 8, 100)], [energy(1, 8, 100)]).judged).toEqual([]);
    expect(merge([...days, energy(1, 8, 100)], [energy(1, 9, 10)]).judged).toEqual([]);
  });
});
