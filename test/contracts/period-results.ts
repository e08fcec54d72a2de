import {
  emptyPeriods,
  EVIDENCE,
  type PeriodResults,
  type PeriodTable,
  resultAt,
  VERIFICATIONS,
} from '../../src/ports/period-results';
import type { Storage } from './storage';

const DAY = 20_000;

/** Results of June periods: `[key, billed, base]`. */
function june(...rows: [key: number, billedKwh: number, previousBilledKwh: number][]): PeriodTable {
  const table = emptyPeriods(rows.length);
  rows.forEach(([key, billedKwh, previousBilledKwh], row) => {
    table.key[row] = key;
    table.from[row] = DAY - 29;
    table.until[row] = DAY + 1;
    table.energyWh[row] = billedKwh * 1000 + 0.25;
    table.billedKwh[row] = billedKwh;
    table.basis[row] = 1;
    table.previousFrom[row] = DAY - 60;
    table.previousUntil[row] = DAY - 29;
    table.previousWh[row] = previousBilledKwh * 1000;
    table.previousBilledKwh[row] = previousBilledKwh;
    table.previousBasis[row] = 1;
    table.lastYearWh[row] = NaN;
    table.lastYearBilledKwh[row] = NaN;
    table.flagged[row] = 1;
    table.bandPercent[row] = -30;
    table.changePercent[row] = 41.7;
    table.commonPercent[row] = NaN;
    table.evidence[row] = EVIDENCE.watched;
    table.node[row] = 3;
    table.revision[row] = 1;
  });
  return table;
}

const NOBODY = new Int32Array(0);

/** What every keeper of period results does. */
export function describePeriodResults(name: string, prepare: () => Promise<Storage<PeriodResults>>): void {
  describe(`PeriodResults: ${name}`, () => {
    let storage: Storage<PeriodResults>;
    let results: PeriodResults;
    beforeEach(async () => {
      storage = await prepare();
      results = await storage.open();
    });
    afterEach(() => storage.remove());

    it('gives back every column as it was saved, ascending by key', async () => {
      const saved = june([7, 141, 100], [2, 50, 0]);
      await results.save(DAY, saved, NOBODY);
      results = await storage.open();
      expect(await results.closedOn(DAY)).toEqual(june([2, 50, 0], [7, 141, 100]));
      expect((await results.closedOn(DAY - 1)).count).toBe(0);
      expect(await results.of(7, DAY - 29, DAY + 1)).toEqual(resultAt(saved, 0));
      expect(await results.of(7, DAY - 30, DAY + 1)).toBeNull();
      expect(await results.ofPoint(2)).toEqual([resultAt(saved, 1)]);
    });

    it('says what is unknown as null, and that there is no base', async () => {
      const [row] = [resultAt(june([7, 141, 100]), 0)];
      expect(row).toMatchObject({
        sameLastYear: null,
        common: null,
        own: null,
        reason: null,
        verification: null,
      });
      expect(row.previous).toEqual({
        from: DAY - 60,
        until: DAY - 29,
        energyWh: 100_000,
        billedKwh: 100,
        basis: 'registers',
      });
    });

    it('replaces changed results, drops those that are gone, and leaves other days alone', async () => {
      await results.save(DAY, june([1, 10, 10], [2, 20, 10], [3, 30, 10]), NOBODY);
      await results.save(DAY + 1, emptyPeriods(0), NOBODY);
      await results.save(DAY, june([2, 25, 10]), Int32Array.of(3));
      const { key, billedKwh } = await results.closedOn(DAY);
      expect([[...key], [...billedKwh]]).toEqual([
        [1, 2],
        [10, 25],
      ]);
    });

    it('knows on which days results wait', async () => {
      const waiting = june([1, 10, 5]);
      waiting.verification[0] = VERIFICATIONS.indexOf('waiting') + 1;
      await results.save(DAY, waiting, NOBODY);
      expect(await results.waitingDays()).toEqual([DAY]);
    });

    it('remembers what a close has read', async () => {
      const state = {
        day: DAY,
        sourceDays: [DAY - 1, DAY],
        sourceRevision: 7,
        openDays: [],
        openRevision: 0,
      };
      await results.closed({ ...state, closedAt: new Date(1000) });
      await results.closed({ ...state, day: DAY - 30, closedAt: new Date(1000) });
      await results.closed({ ...state, sourceRevision: 8, openDays: [DAY + 3], closedAt: new Date(2000) });
      results = await storage.open();
      expect(await results.states()).toEqual([
        { ...state, day: DAY - 30, closedAt: new Date(1000) },
        { ...state, sourceRevision: 8, openDays: [DAY + 3], closedAt: new Date(2000) },
      ]);
      expect(await results.sourceRevisions()).toEqual(new Map());
    });
  });
}
