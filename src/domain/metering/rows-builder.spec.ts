import { RowsBuilder } from './rows-builder';

describe('growing columns', () => {
  it('keep every row however many come', () => {
    const builder = new RowsBuilder();
    for (let i = 0; i < 5000; i++) builder.add(i, i + 1, i % 7, 1000 * i, i % 3, (i % 4) + 1);
    const rows = builder.take();
    expect([rows.count, builder.count]).toEqual([5000, 5000]);
    for (const at of [0, 1023, 1024, 2048, 4999]) {
      const { key, day, channel, valueWh, meter, quality } = rows;
      expect([key[at], day[at], channel[at], valueWh[at], meter[at], quality[at]]).toEqual([
        at,
        at + 1,
        at % 7,
        1000 * at,
        at % 3,
        (at % 4) + 1,
      ]);
    }
    expect(rows.key).toHaveLength(5000);
  });

  it('are empty at first', () => {
    const rows = new RowsBuilder().take();
    expect([rows.count, rows.valueWh.length]).toEqual([0, 0]);
  });
});
