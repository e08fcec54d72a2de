import { Channel, Quality, SUSPECT_BIT } from '../../src/domain/metering/reading';
import type { IntervalDay, ReadingStore } from '../../src/ports/reading-store';

const DAY = 20_000;
const keys = (...list: number[]) => Int32Array.from(list);

export function describeIntervalDays(store: () => ReadingStore, reopen: () => Promise<void>): void {
  describe('intervals', () => {
    const intervalDay = (given: Partial<IntervalDay>, count = 48): IntervalDay => ({
      key: 0,
      day: DAY,
      channel: Channel.Total,
      minutes: 30,
      valueWh: Float64Array.from({ length: count }, (_, index) => index * 10),
      quality: new Uint8Array(count).fill(Quality.Measured),
      ...given,
    });

    it.each([46, 48, 50])('brings a day of %i half-hours back, with what was not received', async (count) => {
      const day = intervalDay({}, count);
      day.valueWh[3] = NaN;
      day.quality[3] = 0;
      day.quality[5] = Quality.Estimated | SUSPECT_BIT;
      await store().writeIntervals([day]);
      await reopen();
      expect(await store().intervals(keys(0), DAY, DAY)).toEqual([day]);
    });

    it('replaces a day wholly, its length of interval too', async () => {
      await store().writeIntervals([intervalDay({}), intervalDay({ channel: Channel.Export })]);
      const finer = intervalDay({ minutes: 15 }, 96);
      await store().writeIntervals([finer]);
      expect(await store().intervals(keys(0), DAY, DAY)).toEqual([
        finer,
        intervalDay({ channel: Channel.Export }),
      ]);
    });

    it('takes both ends and sorts by key, channel and day', async () => {
      const sorted = [1, 2].flatMap((key) =>
        [Channel.Total, Channel.Export].flatMap((channel) =>
          [DAY, DAY + 1, DAY + 2].map((day) => intervalDay({ key, channel, day })),
        ),
      );
      await store().writeIntervals([...sorted].reverse());
      const inside = sorted.filter((one) => one.day <= DAY + 1);
      expect(await store().intervals(keys(1, 2), DAY, DAY + 1)).toEqual(inside);
      expect(await store().intervals(keys(2), DAY, DAY + 1)).toEqual(inside.filter((one) => one.key === 2));
    });

    it('says which usage points have any', async () => {
      expect(await store().keysWithIntervals()).toEqual(keys());
      await store().writeIntervals([
        intervalDay({ key: 70_000, day: DAY + 400 }),
        intervalDay({ key: 3 }),
        intervalDay({ key: 3, day: DAY + 1 }),
      ]);
      expect(await store().keysWithIntervals()).toEqual(keys(3, 70_000));
    });
  });
}

export function describeAreaDays(store: () => ReadingStore): void {
  describe('area days', () => {
    const area = (index: number, day: number, measuredWh: number) => ({
      area: index,
      day,
      measuredWh,
      estimatedWh: 0.5,
      received: 98,
      expected: 100,
    });

    it('replaces by area and day, takes both ends, sorts', async () => {
      await store().writeAreaDays([
        area(1, DAY + 1, 4),
        area(1, DAY, 3),
        area(0, DAY, 1),
        area(0, DAY + 2, 2),
      ]);
      await store().writeAreaDays([{ ...area(1, DAY, 30), estimatedWh: 7, received: 1, expected: 2 }]);
      expect(await store().areaDays(keys(0, 1), DAY, DAY + 1)).toEqual([
        area(0, DAY, 1),
        { area: 1, day: DAY, measuredWh: 30, estimatedWh: 7, received: 1, expected: 2 },
        area(1, DAY + 1, 4),
      ]);
      expect(await store().areaDays(keys(1), DAY + 1, DAY + 9)).toEqual([area(1, DAY + 1, 4)]);
    });
  });
}
