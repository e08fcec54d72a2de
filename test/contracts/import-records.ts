import type { Correction, ImportRecords, ImportResult, ReadingFinding } from '../../src/ports/import-records';
import type { UsagePointRecords } from '../../src/ports/usage-point-records';
import { version } from './usage-point-version';
import type { Storage } from './storage';

const DAY = 20_000;
const at = (minute: number) => new Date(Date.UTC(2025, 5, 1, 0, minute, 0, 123));

const correction = (given: Partial<Correction> = {}): Correction => ({
  key: 0,
  day: DAY,
  channel: 0,
  oldValueWh: 100,
  oldQuality: 1,
  oldMeter: 1,
  newValueWh: 130,
  newQuality: 4,
  ...given,
});

const finding = (given: Partial<ReadingFinding> = {}): ReadingFinding => ({
  key: 0,
  day: DAY,
  channel: 0,
  code: 'rollback',
  severity: 'suspect',
  message: 'chỉ số lùi',
  ...given,
});

const touch = (...values: [key: number, day: number, channel: number][]) => ({
  key: Int32Array.from(values, ([key]) => key),
  day: Int32Array.from(values, ([, day]) => day),
  channel: Uint8Array.from(values, ([, , channel]) => channel),
});

/** What every log of imports does. `open` gives the usage points of the same storage beside it. */
export function describeImportRecords(
  name: string,
  prepare: () => Promise<Storage<{ imports: ImportRecords; usagePoints: UsagePointRecords }>>,
): void {
  describe(`ImportRecords: ${name}`, () => {
    let storage: Storage<{ imports: ImportRecords; usagePoints: UsagePointRecords }>;
    let imports: ImportRecords;
    let usagePoints: UsagePointRecords;
    beforeEach(async () => {
      storage = await prepare();
      ({ imports, usagePoints } = await storage.open());
    });
    afterEach(() => storage.remove());

    const result = (importId: string): ImportResult => ({
      importId,
      file: 'a.csv',
      kind: 'register-readings',
      rows: 4,
      accepted: 1,
      unchanged: 1,
      corrected: 1,
      rejected: 1,
      findings: [
        { code: 'rollback', severity: 'suspect', count: 2, example: { line: 7, message: 'thấp hơn' } },
        { code: 'unknown-column', severity: 'info', count: 1, example: { line: null, message: 'x' } },
      ],
      days: { from: '2025-06-01', to: '2025-06-02' },
      rejectsFile: '/data/rejects/a.csv',
    });

    describe('log', () => {
      it('numbers imports from 1 and keeps what each did', async () => {
        const first = await imports.begin('register-readings', 'a.csv', at(0));
        const second = await imports.begin('meters', 'b.csv', at(1));
        expect([first.number, second.number]).toEqual([1, 2]);
        expect(first.importId).not.toBe(second.importId);
        await imports.finish(1, result(first.importId), at(2));
        await imports.fail(2, 'cannot read b.csv', at(3));
        ({ imports } = await storage.open());
        const done = {
          ...result(first.importId),
          number: 1,
          state: 'done',
          startedAt: at(0),
          endedAt: at(2),
          error: null,
        };
        expect(await imports.get(first.importId)).toEqual(done);
        const [latest, before] = await imports.latest(5);
        expect(before).toEqual(done);
        expect(latest).toMatchObject({
          importId: second.importId,
          kind: 'meters',
          file: 'b.csv',
          state: 'failed',
          rows: 0,
          error: 'cannot read b.csv',
          endedAt: at(3),
        });
        expect(await imports.latest(1)).toHaveLength(1);
        expect(await imports.lastFinishedAt()).toEqual(at(2));
        expect(await imports.get('nothing')).toBeNull();
      });

      it('marks what was running as interrupted, once', async () => {
        expect(await imports.lastFinishedAt()).toBeNull();
        const { importId } = await imports.begin('meters', 'b.csv', at(0));
        expect((await imports.get(importId))?.state).toBe('running');
        expect(await imports.markInterrupted(at(5))).toBe(1);
        expect(await imports.markInterrupted(at(6))).toBe(0);
        expect(await imports.get(importId)).toMatchObject({ state: 'interrupted', endedAt: at(5) });
      });

      it('gives imports that begin at once a number each', async () => {
        const begun = await Promise.all(Array.from({ length: 6 }, () => imports.begin('meters', 'm', at(0))));
        expect(begun.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
      });
    });

    describe('corrections', () => {
      it('come back with where they came from, oldest first, and once', async () => {
        await imports.begin('register-readings', 'a.csv', at(0));
        await imports.begin('register-readings', 'b.csv', at(1));
        const later = correction({ oldValueWh: 130, newValueWh: 140 });
        await imports.logCorrections(2, [later], at(4));
        await imports.logCorrections(
          1,
          [correction(), correction({ day: DAY + 1 }), correction({ key: 1 })],
          at(3),
        );
        await imports.logCorrections(1, [correction(), correction({ channel: 4 })], at(3));
        await imports.logCorrections(1, [], at(3));
        expect(await imports.corrections(0, DAY, DAY)).toEqual([
          { ...correction(), importNumber: 1, file: 'a.csv', at: at(3) },
          { ...correction({ channel: 4 }), importNumber: 1, file: 'a.csv', at: at(3) },
          { ...later, importNumber: 2, file: 'b.csv', at: at(4) },
        ]);
        expect(await imports.corrections(0, DAY + 1, DAY + 9)).toHaveLength(1);
      });
    });

    describe('findings', () => {
      it('are replaced where a value was touched, and stay elsewhere', async () => {
        const kept = finding({ day: DAY + 1 });
        await imports.replaceFindings(
          touch(),
          [kept, finding(), finding({ code: 'spike' }), finding({ channel: 4 })],
          1,
        );
        await imports.replaceFindings(touch([0, DAY, 0], [1, DAY + 1, 0]), [finding({ code: 'cleared' })], 2);
        expect(await imports.findingsOf(0, DAY, DAY + 1)).toEqual([
          finding({ code: 'cleared' }),
          finding({ channel: 4 }),
          kept,
        ]);
        await imports.replaceFindings(touch([0, DAY, 0], [0, DAY, 4]), [], 3);
        expect(await imports.findingsOf(0, DAY, DAY + 1)).toEqual([kept]);
        expect(await imports.findingsOf(0, DAY + 2, DAY + 3)).toEqual([]);
      });

      it('are counted by code and severity, with the usage points they concern', async () => {
        const two = [finding(), finding({ day: DAY + 1 })];
        await imports.replaceFindings(
          touch(),
          [...two, finding({ key: 1 }), finding({ code: 'gap', severity: 'info' })],
          1,
        );
        expect(await imports.findingCounts(DAY, DAY + 1)).toEqual([
          { code: 'gap', severity: 'info', count: 1, usagePoints: 1 },
          { code: 'rollback', severity: 'suspect', count: 3, usagePoints: 2 },
        ]);
        expect(await imports.findingCounts(DAY + 2, DAY + 3)).toEqual([]);
      });
    });

    describe('parking', () => {
      const parked = (usagePointId: string, day: string) => ({
        kind: 'register-readings',
        usagePointId,
        fields: { usage_point_id: usagePointId, day, note: 'đỗ "x"' },
      });

      it('gives back, in order and once, the rows of points that are known now', async () => {
        await imports.park([parked('PA01', '1'), parked('PX', '1'), parked('PA01', '2')], at(0));
        await imports.park([], at(0));
        expect(await imports.takeParked(at(0))).toEqual([]);
        expect(await imports.parkedCount()).toBe(3);
        await usagePoints.saveUsagePoints([version()]);
        expect(await imports.takeParked(at(0))).toEqual([parked('PA01', '1'), parked('PA01', '2')]);
        expect(await imports.takeParked(at(0))).toEqual([]);
        expect(await imports.parkedCount()).toBe(1);
      });

      it('drops what has waited too long', async () => {
        await imports.park([parked('PA01', '1')], at(0));
        await imports.park([parked('PA01', '2')], at(9));
        await usagePoints.saveUsagePoints([version()]);
        expect(await imports.takeParked(at(5))).toEqual([parked('PA01', '2')]);
        expect(await imports.parkedCount()).toBe(0);
      });
    });
  });
}
