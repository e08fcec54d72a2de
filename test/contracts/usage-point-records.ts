import { UNRECORDED_METER } from '../../src/domain/metering/meter';
import type { MeterRow, UsagePointRecords } from '../../src/ports/usage-point-records';
import type { Storage } from './storage';
import { version } from './usage-point-version';

const DAY = 20_000;

const meter = (given: Partial<MeterRow> = {}): MeterRow => ({
  usagePointId: 'PA01',
  serial: 'S1',
  installedDay: DAY,
  installedWh: 1000,
  removedDay: Infinity,
  removedWh: null,
  digits: 5,
  multiplier: 1,
  installedAt: '2024-10-04',
  removedAt: '',
  reason: '',
  ...given,
});

/** What every keeper of usage points does. */
export function describeUsagePointRecords(
  name: string,
  prepare: () => Promise<Storage<UsagePointRecords>>,
): void {
  describe(`UsagePointRecords: ${name}`, () => {
    let storage: Storage<UsagePointRecords>;
    let records: UsagePointRecords;
    beforeEach(async () => {
      storage = await prepare();
      records = await storage.open();
    });
    afterEach(() => storage.remove());

    const spans = async (id: string) =>
      (await records.versionsOf(id)).map((one) => [one.validFrom, one.validTo, one.customerCode]);

    describe('usage points', () => {
      it('gives dense keys in the order of arrival, for good', async () => {
        const outcomes = await records.saveUsagePoints(
          ['B', 'A', 'C'].map((usagePointId) => version({ usagePointId })),
        );
        expect(outcomes).toEqual(['accepted', 'accepted', 'accepted']);
        await records.saveUsagePoints([
          version({ usagePointId: 'D' }),
          version({ usagePointId: 'A', tariff: 'other' }),
        ]);
        records = await storage.open();
        expect([...(await records.keysOf(['A', 'B', 'C', 'D', 'E']))]).toEqual([1, 0, 2, 3, -1]);
        expect(await records.idsOf(Int32Array.of(2, 0, 0))).toEqual(['C', 'B', 'B']);
        await expect(records.idsOf(Int32Array.of(4))).rejects.toThrow('cannot name usage point 4');
        expect([...(await records.allKeys())].sort()).toEqual([
          ['A', 1],
          ['B', 0],
          ['C', 2],
          ['D', 3],
        ]);
        expect(await records.size()).toBe(4);
      });

      it('brings every field back', async () => {
        const given = version({
          customerName: '=1+1, "quoted" Đặng',
          email: 'a@b.vn',
          phone: '+84 1',
          householdQuarters: 6,
          customerClass: 'household',
          billingCycle: '10,20,month-end',
          readingMode: 'monthly',
          validFrom: DAY,
          validTo: DAY + 9,
        });
        await records.saveUsagePoints([given]);
        expect(await records.versionsOf('PA01')).toEqual([{ ...given, key: 0 }]);
        expect(await records.versionsOf('nobody')).toEqual([]);
      });

      it('tells new, equal and changed versions apart', async () => {
        await records.saveUsagePoints([version()]);
        const outcomes = await records.saveUsagePoints([
          version(),
          version({ address: '2 Trần Phú' }),
          version({ validFrom: DAY }),
          version({ validFrom: DAY }),
          version({ validFrom: DAY, tariff: 'other' }),
        ]);
        expect(outcomes).toEqual(['unchanged', 'corrected', 'accepted', 'unchanged', 'corrected']);
        expect((await records.usagePointOn('PA01', DAY))?.tariff).toBe('other');
        expect((await records.usagePointOn('PA01', DAY - 1))?.address).toBe('2 Trần Phú');
      });

      it('ends a version the day before the next begins, in whatever order they come', async () => {
        await records.saveUsagePoints([version({ validFrom: DAY + 20, customerCode: 'C' })]);
        await records.saveUsagePoints([version({ customerCode: 'A' })]);
        await records.saveUsagePoints([version({ validFrom: DAY, customerCode: 'B' })]);
        expect(await spans('PA01')).toEqual([
          [-Infinity, DAY - 1, 'A'],
          [DAY, DAY + 19, 'B'],
          [DAY + 20, Infinity, 'C'],
        ]);
      });

      it('keeps an end that was delivered where it is earlier, and knows it again', async () => {
        const left = version({ validFrom: DAY, validTo: DAY + 5 });
        const back = version({ validFrom: DAY + 20, customerCode: 'KH02' });
        const overlong = version({ validFrom: DAY - 50, validTo: DAY + 3, customerCode: 'KH00' });
        await records.saveUsagePoints([left, back, overlong]);
        expect(await spans('PA01')).toEqual([
          [DAY - 50, DAY - 1, 'KH00'],
          [DAY, DAY + 5, 'KH01'],
          [DAY + 20, Infinity, 'KH02'],
        ]);
        expect(await records.usagePointOn('PA01', DAY + 6)).toBeNull();
        expect(await records.saveUsagePoints([left, back, overlong])).toEqual(Array(3).fill('unchanged'));
      });

      it('finds the points that a customer held within a span', async () => {
        await records.saveUsagePoints([
          version({ usagePointId: 'PB', customerCode: 'KH01' }),
          version({ usagePointId: 'PA', customerCode: 'KH01', validTo: DAY }),
          version({ usagePointId: 'PA', customerCode: 'KH02', validFrom: DAY + 1 }),
          version({ usagePointId: 'PB', customerCode: 'KH01', validFrom: DAY + 5, tariff: 'later' }),
        ]);
        const points = async (code: string, from: number, to: number) =>
          (await records.pointsOfCustomer(code, from, to)).map((one) => `${one.usagePointId} ${one.tariff}`);
        expect(await points('KH01', DAY, DAY)).toEqual(['PA residential', 'PB residential']);
        expect(await points('KH01', DAY + 1, DAY + 5)).toEqual(['PB later']);
        expect(await points('KH02', DAY - 9, DAY)).toEqual([]);
        expect(await records.customerCodes(DAY - 9, DAY)).toEqual(['KH01']);
        expect(await records.customerCodes(DAY, DAY + 1)).toEqual(['KH01', 'KH02']);
      });
    });

    describe('network', () => {
      it('numbers nodes above before those below, regions apart', async () => {
        await records.saveUsagePoints([version({ networkPath: 'EVN/X', region: 'X' })]);
        await records.saveUsagePoints([version({ usagePointId: 'P2', networkPath: 'EVN/X/Y', region: 'X' })]);
        records = await storage.open();
        const areas = await records.areas();
        expect(areas.map((area) => area.index)).toEqual([0, 1, 2, 3]);
        const at = (kind: string, path: string) =>
          areas.find((area) => area.kind === kind && area.path === path)!;
        expect(at('network', 'EVN')).toMatchObject({ name: 'EVN', level: 0, parent: -1 });
        expect(at('network', 'EVN/X')).toMatchObject({
          name: 'X',
          level: 1,
          parent: at('network', 'EVN').index,
        });
        expect(at('network', 'EVN/X/Y')).toMatchObject({
          name: 'Y',
          level: 2,
          parent: at('network', 'EVN/X').index,
        });
        expect(at('region', 'X')).toMatchObject({ name: 'X', level: 0, parent: -1 });
      });

      it('gives the fleet of a day as columns', async () => {
        await records.saveUsagePoints([
          version({ usagePointId: 'P0', networkPath: 'EVN/A', region: 'N' }),
          version({
            usagePointId: 'P1',
            networkPath: 'EVN/B',
            region: 'S',
            readingMode: 'monthly',
            customerClass: 'shop',
          }),
          version({ usagePointId: 'P2', networkPath: 'EVN/A', validFrom: DAY + 1, region: 'N' }),
          version({ usagePointId: 'P1', networkPath: 'EVN/A', region: 'N', validFrom: DAY + 1 }),
        ]);
        const paths = (await records.areas()).map((area) => area.path);
        const onDay = async (day: number) => {
          const fleet = await records.fleetOn(day);
          return Array.from({ length: fleet.size }, (_, key) =>
            fleet.node[key] < 0
              ? null
              : [
                  paths[fleet.node[key]],
                  paths[fleet.region[key]],
                  fleet.classes[fleet.classIndex[key]],
                  fleet.daily[key],
                ],
          );
        };
        expect(await onDay(DAY)).toEqual([
          ['EVN/A', 'N', 'residential', 1],
          ['EVN/B', 'S', 'residential/shop', 0],
          null,
        ]);
        expect(await onDay(DAY + 1)).toEqual(Array(3).fill(['EVN/A', 'N', 'residential', 1]));
      });

      it('counts customers once at every level above them', async () => {
        await records.saveUsagePoints([
          version({ usagePointId: 'P0', customerCode: 'K1', networkPath: 'EVN/A/1', region: 'N' }),
          version({ usagePointId: 'P1', customerCode: 'K1', networkPath: 'EVN/A/2', region: 'N' }),
          version({
            usagePointId: 'P2',
            customerCode: 'K2',
            networkPath: 'EVN/B',
            region: 'N',
            validTo: DAY,
          }),
        ]);
        const served = async (day: number) => {
          const customers = await records.customersServed(day);
          return Object.fromEntries(
            (await records.areas()).map((area) => [area.path, customers[area.index]]),
          );
        };
        expect(await served(DAY)).toEqual({
          EVN: 2,
          'EVN/A': 1,
          'EVN/A/1': 1,
          'EVN/A/2': 1,
          'EVN/B': 1,
          N: 2,
        });
        expect(await served(DAY + 1)).toMatchObject({ EVN: 1, 'EVN/B': 0, N: 1 });
      });
    });

    describe('meters', () => {
      beforeEach(() => records.saveUsagePoints([version(), version({ usagePointId: 'PA02' })]));

      it('brings segments back, ascending by installation', async () => {
        const rows = [
          meter({ serial: 'S2', installedDay: DAY + 9, multiplier: 40, digits: null }),
          meter({ installedDay: -Infinity, installedWh: null, removedDay: DAY + 9, removedWh: 99_000 }),
        ];
        expect(await records.saveMeters(rows)).toEqual(['accepted', 'accepted']);
        const expected = [
          {
            ...UNRECORDED_METER,
            ordinal: 2,
            serial: 'S1',
            digits: 5,
            removedDay: DAY + 9,
            removedWh: 99_000,
          },
          {
            ...UNRECORDED_METER,
            ordinal: 1,
            serial: 'S2',
            installedDay: DAY + 9,
            installedWh: 1000,
            multiplier: 40,
          },
        ];
        expect(await records.segmentsOf(Int32Array.of(0, 1))).toEqual(new Map([[0, expected]]));
        const fleet = await records.fleetMeters();
        expect([fleet.segmentsOf(0), fleet.segmentsOf(1), fleet.segmentsOf(7)]).toEqual([expected, [], []]);
      });

      it('tells new, equal and changed rows apart, and a reset by its day', async () => {
        await records.saveMeters([meter()]);
        await records.fleetMeters();
        const reset = meter({ installedDay: DAY + 3, installedWh: 0, reason: 'reset' });
        const removed = meter({ removedDay: DAY + 3, removedWh: 5000 });
        expect(await records.saveMeters([meter(), removed, reset, reset])).toEqual([
          'unchanged',
          'corrected',
          'accepted',
          'unchanged',
        ]);
        const segments = (await records.fleetMeters()).segmentsOf(0);
        expect(segments.map((one) => [one.ordinal, one.installedDay, one.removedDay])).toEqual([
          [1, DAY, DAY + 3],
          [1, DAY + 3, Infinity],
        ]);
      });

      it('refuses a point that is not known, and saves nothing then', async () => {
        await expect(records.saveMeters([meter(), meter({ usagePointId: 'PX' })])).rejects.toThrow(
          /cannot .*PX/,
        );
        expect(await records.segmentsOf(Int32Array.of(0))).toEqual(new Map());
      });

      it('gives serials their ordinals once, before or after their meter row', async () => {
        const first = await records.meterOrdinals([
          { key: 0, serial: 'S9' },
          { key: 1, serial: 'S9' },
          { key: 0, serial: 'S1' },
          { key: 0, serial: 'S9' },
          { key: 0, serial: '' },
        ]);
        expect([...first]).toEqual([1, 1, 2, 1, 0]);
        await records.saveMeters([meter({ serial: 'S8' }), meter({ serial: 'S1' })]);
        records = await storage.open();
        const pairs = ['S1', 'S8', 'S9'].map((serial) => ({ key: 0, serial }));
        expect([...(await records.meterOrdinals(pairs))]).toEqual([2, 3, 1]);
      });

      it('takes 255 meters at a point and no more', async () => {
        const pairs = Array.from({ length: 256 }, (_, index) => ({ key: 0, serial: `S${index}` }));
        expect((await records.meterOrdinals(pairs.slice(0, 255)))[254]).toBe(255);
        await expect(records.meterOrdinals(pairs)).rejects.toThrow(/cannot .*255 meters/);
      });
    });

    it('saves many at once', async () => {
      const many = Array.from({ length: 5000 }, (_, index) =>
        version({ usagePointId: `P${index}`, customerCode: `K${index}` }),
      );
      expect(new Set(await records.saveUsagePoints(many))).toEqual(new Set(['accepted']));
      expect(new Set(await records.saveUsagePoints(many))).toEqual(new Set(['unchanged']));
      expect((await records.usagePointOn('P4999', DAY))?.key).toBe(4999);
    });
  });
}
