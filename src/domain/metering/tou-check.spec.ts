import { Channel, emptyRows, type ReadingRows } from './reading';
import { touDifferences } from './tou-check';

/** Registers in kWh of one point on two days: total, normal, peak, off-peak. */
function rows(
  first: number[],
  second: number[],
  given: { gapDays?: number; suspect?: boolean } = {},
): ReadingRows {
  const channels = [Channel.Total, Channel.Normal, Channel.Peak, Channel.Offpeak];
  const columns = emptyRows(8);
  channels.forEach((channel, index) => {
    [first[index], second[index]].forEach((kwh, at) => {
      const row = index * 2 + at;
      columns.key[row] = 3;
      columns.channel[row] = channel;
      columns.day[row] = at === 0 ? 10 : 10 + (given.gapDays ?? 1);
      columns.valueWh[row] = kwh * 1000;
      columns.quality[row] = given.suspect && at === 1 && index === 2 ? 0x84 : 4;
    });
  });
  return columns;
}

describe('registers by time of use against the total (M11)', () => {
  it.each([
    ['add up', [100, 50, 30, 20], [110, 56, 32, 22], {}, []],
    ['are a kWh apart', [100, 50, 30, 20], [110, 56, 32, 21], {}, []],
    [
      'are more than a kWh apart',
      [100, 50, 30, 20],
      [110, 56, 32, 20.9],
      {},
      [{ key: 3, day: 11, totalWh: 10_000, registersWh: 8_900 }],
    ],
    ['are within half a percent', [0, 0, 0, 0], [1000, 500, 300, 196], {}, []],
    ['are not read on adjacent days', [100, 50, 30, 20], [110, 50, 30, 20], { gapDays: 2 }, []],
    ['hold a suspect one', [100, 50, 30, 20], [110, 50, 30, 20], { suspect: true }, []],
  ])('%s', (_name, first, second, given, expected) => {
    expect(touDifferences(rows(first, second, given))).toEqual(expected);
  });

  it('a doubted register on the evening before counts as little', () => {
    const doubted = rows([100, 50, 30, 20], [110, 50, 30, 20]);
    doubted.quality[0] = 0x84;
    expect(touDifferences(doubted)).toEqual([]);
  });

  it('without a total there is nothing to compare with', () => {
    const { count, ...columns } = rows([100, 50, 30, 20], [110, 50, 30, 20]);
    const cut = Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, column.subarray(2)]),
    );
    expect(touDifferences({ count: count - 2, ...cut } as ReadingRows)).toEqual([]);
  });

  it('usage points are apart: the first register of one does not follow the last of another', () => {
    const [before, after] = [
      rows([100, 50, 30, 20], [110, 56, 32, 22]),
      rows([0, 50, 30, 20], [0, 56, 32, 22]),
    ];
    after.key.fill(4);
    // days 11 and 12; of the total only day 12 is there
    after.day.forEach((day, index) => (after.day[index] = day + 1));
    const joined = (name: 'key' | 'day' | 'channel' | 'valueWh' | 'quality') => [
      ...before[name],
      ...after[name].slice(1),
    ];
    const both = emptyRows(15);
    for (const name of ['key', 'day', 'channel', 'valueWh', 'quality'] as const) both[name].set(joined(name));
    expect(touDifferences(both)).toEqual([]);
  });
});
