import fc from 'fast-check';
import { Channel, Quality, SUSPECT_BIT } from '../../src/domain/metering/reading';
import type { ReadingStore } from '../../src/ports/reading-store';
import { describeAreaDays, describeIntervalDays } from './interval-days';
import { days, fleet, fromRows, reading, toRows, written } from './reading-rows';
import type { Reading } from './reading-rows';
import type { Storage } from './storage';

const DAY = 20_000;

/** What every store of readings does. */
export function describeReadingStore(name: string, prepare: () => Promise<Storage<ReadingStore>>): void {
  describe(`ReadingStore: ${name}`, () => {
    let storage: Storage<ReadingStore>;
    let store: ReadingStore;
    beforeEach(async () => {
      storage = await prepare();
      store = await storage.open();
    });
    afterEach(async () => {
      await store.close();
      await storage.remove();
    });
    const reopen = async () => {
      await store.close();
      store = await storage.open();
    };
    const keys = (...list: number[]) => Int32Array.from(list);
    const rowsOf = async (list: Int32Array, from: number, to: number) =>
      fromRows(await store.rowsOf(list, from, to));

    describe('empty', () => {
      it('has no rows, no days and neither a first nor a last one', async () => {
        expect(await rowsOf(keys(0, 1), 0, 30_000)).toEqual([]);
        expect((await store.fleetDay(DAY, Channel.Total, 3)).received).toBe(0);
        expect(await store.intervals(keys(0), 0, 30_000)).toEqual([]);
        expect(await store.areaDays(keys(0), 0, 30_000)).toEqual([]);
        expect([await store.firstDay(), await store.lastDay()]).toEqual([null, null]);
      });

      it('takes nothing', async () => {
        await store.write(toRows([]));
        await store.writeIntervals([]);
        await store.writeAreaDays([]);
        expect(await rowsOf(keys(), 0, 30_000)).toEqual([]);
        expect([await store.firstDay(), await store.lastDay()]).toEqual([null, null]);
      });
    });

    describe('upsert', () => {
      it('replaces every field of a value', async () => {
        await store.write(toRows([{ valueWh: 100, meter: 1, quality: Quality.Estimated | SUSPECT_BIT }]));
        await store.write(toRows([{ valueWh: 130, meter: 2, quality: Quality.Measured }]));
        expect(await rowsOf(keys(0), DAY, DAY)).toEqual([
          reading({ valueWh: 130, meter: 2, quality: Quality.Measured }),
        ]);
      });

      it('is safe to repeat', async () => {
        const rows = toRows(days('100 130 _ 190', DAY));
        for (let time = 0; time < 3; time++) await store.write(rows);
        expect(await rowsOf(keys(0), DAY, DAY + 3)).toEqual(days('100 130 _ 190', DAY).map(reading));
      });

      it('keeps channels, days and usage points apart', async () => {
        const given = [
          reading({ key: 1, valueWh: 1 }),
          reading({ key: 1, day: DAY + 1, valueWh: 2 }),
          reading({ key: 1, channel: Channel.Export, valueWh: 3 }),
          reading({ key: 2, valueWh: 4 }),
        ];
        await store.write(toRows(given));
        expect(await rowsOf(keys(1, 2), DAY, DAY + 1)).toEqual(given);
      });

      it('corrects old months and leaves their neighbours', async () => {
        for (let month = 0; month < 14; month++)
          await store.write(toRows(days('10 20 30', DAY + month * 31, { key: 3 })));
        await store.merge();
        await store.write(toRows([{ key: 3, day: DAY + 1, valueWh: 21, quality: Quality.Substituted }]));
        const check = async () => {
          const first = await store.pointDays(3, Channel.Total, DAY, DAY + 33);
          expect(written(first.valueWh)).toBe(`10 21 30 ${'_ '.repeat(28)}10 20 30`);
          expect(first.quality[1]).toBe(Quality.Substituted);
          const day = await store.fleetDay(DAY + 1, Channel.Total, 4);
          expect([day.received, written(day.valueWh)]).toEqual([1, '_ _ _ 21']);
        };
        await check();
        await store.merge();
        await check();
      });

      it('takes back a usage point that left and returned', async () => {
        await store.write(toRows(days('100 110', DAY, { key: 5, meter: 1 })));
        await store.write(toRows(days('7 9', DAY + 90, { key: 5, meter: 2 })));
        const point = await store.pointDays(5, Channel.Total, DAY, DAY + 91);
        expect(written(point.valueWh)).toBe(`100 110 ${'_ '.repeat(88)}7 9`);
        expect([point.meter[1], point.meter[2], point.meter[90]]).toEqual([1, 0, 2]);
      });

      it('keeps one value when one day is saved many times at once', async () => {
        const values = Array.from({ length: 8 }, (_, index) => 1000 + index);
        await Promise.all(
          values.map((valueWh) =>
            store.write(
              toRows([
                { key: 0, valueWh },
                { key: 1, valueWh },
              ]),
            ),
          ),
        );
        const rows = await rowsOf(keys(0, 1), DAY, DAY);
        expect(rows).toHaveLength(2);
        expect(values).toContain(rows[0].valueWh);
        expect(rows[1].valueWh).toBe(rows[0].valueWh);
      });
    });

    describe('values', () => {
      it('brings every quality byte and ordinal back', async () => {
        const bytes = Array.from({ length: 256 }, (_, byte) => byte);
        await store.write(toRows(bytes.map((byte) => ({ key: byte, quality: byte, meter: 255 - byte }))));
        const day = await store.fleetDay(DAY, Channel.Total, 256);
        expect(Array.from(day.quality)).toEqual(bytes);
        expect(Array.from(day.meter)).toEqual(bytes.map((byte) => 255 - byte));
      });

      it('brings zero, negative and thirteen-digit values back', async () => {
        await store.write(toRows(days('0 -5 9999999999999000', DAY)));
        const point = await store.pointDays(0, Channel.Total, DAY, DAY + 2);
        expect(Array.from(point.valueWh)).toEqual([0, -5, 9_999_999_999_999_000]);
      });

      it('takes large keys', async () => {
        const large = 0x7fff_ffff;
        await store.write(
          toRows([
            { key: large, valueWh: 7 },
            { key: 2_000_000, valueWh: 8 },
          ]),
        );
        expect((await rowsOf(keys(2_000_000, large), DAY, DAY)).map((row) => row.valueWh)).toEqual([8, 7]);
        expect((await store.fleetDay(DAY, Channel.Total, 2_000_001)).valueWh[2_000_000]).toBe(8);
      });
    });

    describe('fleetDay', () => {
      it('is NaN and 0 where nothing is stored, and ignores keys beyond its size', async () => {
        await store.write(
          toRows([
            { key: 1, valueWh: 0, meter: 3 },
            { key: 4, valueWh: 9 },
          ]),
        );
        const day = await store.fleetDay(DAY, Channel.Total, 3);
        expect(day.received).toBe(1);
        expect(written(day.valueWh)).toBe('_ 0 _');
        expect(Array.from(day.meter)).toEqual([0, 3, 0]);
        expect(Array.from(day.quality)).toEqual([0, Quality.Measured, 0]);
      });

      it('reads its own day and channel only', async () => {
        await store.write(toRows([{ day: DAY - 1 }, { day: DAY + 1 }, { channel: Channel.Energy }]));
        expect((await store.fleetDay(DAY, Channel.Total, 1)).received).toBe(0);
        expect((await store.fleetDay(DAY, Channel.Energy, 1)).received).toBe(1);
      });

      it('refills and returns the vectors it is given', async () => {
        await store.write(
          toRows([
            { key: 0, meter: 1 },
            { key: 1, day: DAY + 1, valueWh: 5 },
          ]),
        );
        const into = await store.fleetDay(DAY, Channel.Total, 2);
        const vector = into.valueWh;
        const next = await store.fleetDay(DAY + 1, Channel.Total, 2, into);
        expect(next).toBe(into);
        expect(next.valueWh).toBe(vector);
        expect([next.day, next.received, written(next.valueWh), next.meter[0]]).toEqual([
          DAY + 1,
          1,
          '_ 5',
          0,
        ]);
      });

      it('makes new vectors when the fleet has grown', async () => {
        await store.write(toRows([{ key: 2 }]));
        const next = await store.fleetDay(DAY, Channel.Total, 3, await store.fleetDay(DAY, Channel.Total, 2));
        expect(next.valueWh).toHaveLength(3);
        expect(next.received).toBe(1);
      });
    });

    describe('pointDays and rowsOf', () => {
      it('take both ends, and nothing beyond them', async () => {
        await store.write(toRows(days('1 2 3 4 5', DAY)));
        const point = await store.pointDays(0, Channel.Total, DAY + 1, DAY + 3);
        expect([point.from, written(point.valueWh)]).toEqual([DAY + 1, '2 3 4']);
        expect((await rowsOf(keys(0), DAY + 1, DAY + 3)).map((row) => row.valueWh)).toEqual([2, 3, 4]);
        expect(written((await store.pointDays(0, Channel.Total, DAY + 4, DAY + 6)).valueWh)).toBe('5 _ _');
        expect((await store.pointDays(0, Channel.Total, DAY + 1, DAY)).valueWh).toHaveLength(0);
      });

      it('sorts by key, channel and day, whatever the order of writing', async () => {
        const sorted = [1, 2, 40].flatMap((key) =>
          [Channel.Total, Channel.Peak].flatMap((channel) =>
            [DAY, DAY + 1, DAY + 40].map((day) => reading({ key, channel, day, valueWh: key * 100 + day })),
          ),
        );
        await store.write(toRows(sorted.slice(9).reverse()));
        await store.merge();
        await store.write(toRows(sorted.slice(0, 9).reverse()));
        expect(await rowsOf(keys(1, 2, 40), DAY, DAY + 40)).toEqual(sorted);
      });

      it('finds many usage points as it finds few', async () => {
        await store.write(fleet(3000, DAY, (key) => key));
        await store.merge();
        await store.write(fleet(1500, DAY + 1, (key) => key * 2));
        const odd = Int32Array.from({ length: 1500 }, (_, index) => index * 2 + 1);
        const rows = await store.rowsOf(odd, DAY, DAY + 1);
        expect(rows.count).toBe(1500 + 750);
        expect(
          fromRows(rows)
            .slice(0, 2)
            .map((row) => row.valueWh),
        ).toEqual([1, 2]);
        expect(rows.key[rows.count - 1]).toBe(2999);
      });
    });

    describeIntervalDays(() => store, reopen);
    describeAreaDays(() => store);

    describe('firstDay and lastDay', () => {
      it('are the earliest and latest of any channel, not the first and last written', async () => {
        await store.write(toRows([{ day: DAY + 5, channel: Channel.Energy }, { day: DAY }]));
        await store.write(toRows([{ day: DAY - 3, channel: Channel.Export }]));
        await store.write(toRows([{ day: DAY + 2 }]));
        expect([await store.firstDay(), await store.lastDay()]).toEqual([DAY - 3, DAY + 5]);
      });
    });

    describe('keeping', () => {
      it('finds everything again after it was closed', async () => {
        await store.write(toRows(days('1 2 3', DAY)));
        await store.merge();
        await store.write(toRows(days('20 _ 4', DAY + 1)));
        await store.writeAreaDays([
          { area: 0, day: DAY, measuredWh: 1, estimatedWh: 2, received: 3, expected: 4 },
        ]);
        await reopen();
        await store.write(toRows([{ day: DAY + 2, valueWh: 30 }]));
        await reopen();
        expect(written((await store.pointDays(0, Channel.Total, DAY, DAY + 3)).valueWh)).toBe('1 20 30 4');
        expect(await store.areaDays(keys(0), DAY, DAY)).toHaveLength(1);
        expect([await store.firstDay(), await store.lastDay()]).toEqual([DAY, DAY + 3]);
      });

      it('answers as a plain table would, through any course of writes, merges and restarts', async () => {
        const oneReading = fc.record({
          key: fc.nat(5),
          day: fc.integer({ min: DAY, max: DAY + 70 }),
          channel: fc.constantFrom(Channel.Total, Channel.Export),
          valueWh: fc.nat(100_000),
          meter: fc.nat(255),
          quality: fc.integer({ min: 1, max: 255 }),
        });
        const identity = (one: Reading) => `${one.key} ${one.channel} ${one.day}`;
        const step = fc.oneof(
          { weight: 4, arbitrary: fc.uniqueArray(oneReading, { selector: identity, maxLength: 30 }) },
          { weight: 2, arbitrary: fc.constant('merge' as const) },
          { weight: 1, arbitrary: fc.constant('restart' as const) },
        );
        await fc.assert(
          fc
            .asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
              const table = new Map<string, Reading>();
              for (const one of steps) {
                if (one === 'merge') await store.merge();
                else if (one === 'restart') await reopen();
                else {
                  await store.write(toRows(one));
                  for (const row of one) table.set(identity(row), row);
                }
              }
              await expectSame(store, [...table.values()]);
            })
            .beforeEach(async () => {
              await store.close();
              await storage.remove();
              storage = await prepare();
              store = await storage.open();
            }),
          { numRuns: 25 },
        );
      });
    });

    describe('bulk', () => {
      it('takes a million rows in flat memory', async () => {
        const size = 250_000;
        const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
        for (let day = 0; day < 4; day++) await store.write(fleet(size, DAY + day, (key) => key + day));
        const after = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
        expect((after - before) / 1e6).toBeLessThan(300);
        const last = await store.fleetDay(DAY + 3, Channel.Total, size);
        expect([last.received, last.valueWh[0], last.valueWh[size - 1]]).toEqual([size, 3, size + 2]);
      });
    });
  });
}

async function expectSame(store: ReadingStore, table: Reading[]): Promise<void> {
  const sorted = [...table].sort((a, b) => a.key - b.key || a.channel - b.channel || a.day - b.day);
  const stored = await store.rowsOf(Int32Array.of(0, 1, 2, 3, 4, 5), DAY, DAY + 70);
  expect(fromRows(stored)).toEqual(sorted);
  for (const one of table.slice(0, 5)) {
    const sameDay = table.filter((row) => row.day === one.day && row.channel === one.channel);
    const day = await store.fleetDay(one.day, one.channel, 6);
    expect([day.received, day.valueWh[one.key], day.meter[one.key], day.quality[one.key]]).toEqual([
      sameDay.length,
      one.valueWh,
      one.meter,
      one.quality,
    ]);
    const point = await store.pointDays(one.key, one.channel, one.day - 1, one.day);
    expect([point.valueWh[1], point.meter[1], point.quality[1]]).toEqual([
      one.valueWh,
      one.meter,
      one.quality,
    ]);
  }
}
