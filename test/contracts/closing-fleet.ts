import type { ClosingFleet } from '../../src/ports/closing-fleet';
import type { ImportRecords } from '../../src/ports/import-records';
import type { UsagePointRecords } from '../../src/ports/usage-point-records';
import type { Storage } from './storage';
import { version } from './usage-point-version';

const DAY = 20_000;

interface Ports {
  fleet: ClosingFleet;
  usagePoints: UsagePointRecords;
  imports: ImportRecords;
}

/** What every keeper of the fleet tells the close of periods. */
export function describeClosingFleet(name: string, prepare: () => Promise<Storage<Ports>>): void {
  describe(`ClosingFleet: ${name}`, () => {
    let storage: Storage<Ports>;
    let ports: Ports;
    beforeEach(async () => {
      storage = await prepare();
      ports = await storage.open();
      await ports.usagePoints.saveUsagePoints([
        version({ usagePointId: 'A', email: 'a@example.vn' }),
        version({ usagePointId: 'B', billingCycle: '10', readingMode: 'monthly', validFrom: DAY - 5 }),
        version({ usagePointId: 'C', customerCode: 'OLD', validTo: DAY - 100 }),
        version({ usagePointId: 'C', customerCode: 'NEW', validFrom: DAY - 50, networkPath: 'EVN/Huế' }),
        version({ usagePointId: 'D', validTo: DAY - 1 }),
      ]);
    });
    afterEach(() => storage.remove());

    it('gives the points of a cycle as they stand on a day', async () => {
      expect(await ports.fleet.cycles()).toEqual(['10', 'month-end']);
      const areas = (await ports.usagePoints.areas()).map(({ path }) => path);
      const { key, node, daily, heldSince } = await ports.fleet.pointsOf('month-end', DAY);
      expect([...key]).toEqual([0, 2]);
      expect([...node].map((index) => areas[index])).toEqual(['EVN/Bắc Ninh/Từ Sơn', 'EVN/Huế']);
      expect([...daily]).toEqual([1, 1]);
      expect(heldSince[0]).toBe(-Infinity);
      const ten = await ports.fleet.pointsOf('10', DAY);
      expect([[...ten.key], [...ten.daily], [...ten.heldSince]]).toEqual([[1], [0], [DAY - 5]]);
      expect((await ports.fleet.pointsOf('10', DAY - 6)).key).toHaveLength(0);
    });

    it('gives every state of the points that have several', async () => {
      const { spans } = await ports.fleet.pointsOf('month-end', DAY);
      expect([...spans]).toEqual([
        [
          2,
          [
            { customerCode: 'OLD', validFrom: -Infinity, validTo: DAY - 100 },
            { customerCode: 'NEW', validFrom: DAY - 50, validTo: Infinity },
          ],
        ],
      ]);
    });

    it('knows whom to tell, and nobody where nobody is served', async () => {
      const contacts = await ports.fleet.contacts(Int32Array.of(0, 2, 3), DAY);
      expect([...contacts.keys()].sort()).toEqual([0, 2]);
      expect(contacts.get(0)).toMatchObject({
        usagePointId: 'A',
        customerCode: 'KH01',
        email: 'a@example.vn',
        transformer: 'T1',
      });
      expect(contacts.get(2)?.customerCode).toBe('NEW');
      expect(await ports.fleet.contacts(new Int32Array(0), DAY)).toEqual(new Map());
    });

    it('counts doubts and warnings by point, and no mere remarks', async () => {
      const finding = { channel: 0, message: '' };
      await ports.imports.replaceFindings(
        { key: new Int32Array(0), day: new Int32Array(0), channel: new Uint8Array(0) },
        [
          { ...finding, key: 0, day: DAY, code: 'rollback', severity: 'suspect' },
          { ...finding, key: 0, day: DAY - 1, code: 'high-usage', severity: 'warning' },
          { ...finding, key: 2, day: DAY, code: 'rollover', severity: 'info' },
          { ...finding, key: 2, day: DAY + 1, code: 'rollback', severity: 'suspect' },
        ],
        1,
      );
      expect(await ports.fleet.openFindings(DAY - 1, DAY)).toEqual(new Map([[0, 2]]));
    });
  });
}
