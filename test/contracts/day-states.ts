import type { DayStates } from '../../src/ports/day-states';
import type { Storage } from './storage';

const DAY = 20_000;
const at = (minute: number) => new Date(Date.UTC(2025, 5, 1, 0, minute, 0, 123));

/** What every keeper of day states does. */
export function describeDayStates(name: string, prepare: () => Promise<Storage<DayStates>>): void {
  describe(`DayStates: ${name}`, () => {
    let storage: Storage<DayStates>;
    let states: DayStates;
    beforeEach(async () => {
      storage = await prepare();
      states = await storage.open();
    });
    afterEach(() => storage.remove());

    it('knows nothing at first', async () => {
      expect(await states.get(DAY)).toBeNull();
      expect(await states.stale()).toEqual([]);
      expect(await states.lastAggregated()).toBeNull();
      expect(await states.lastDone('aggregate')).toBeNull();
      expect(await states.jobRuns(9)).toEqual([]);
      await states.raise([]);
      await states.raiseKnown();
      expect(await states.stale()).toEqual([]);
    });

    it('raises each day by one, also where it is named twice', async () => {
      await states.raise([DAY, DAY + 1, DAY]);
      await states.raise([DAY + 1]);
      expect(await states.get(DAY)).toEqual({ day: DAY, sourceRevision: 1, aggregatedRevision: 0 });
      expect(await states.get(DAY + 1)).toEqual({ day: DAY + 1, sourceRevision: 2, aggregatedRevision: 0 });
    });

    it('knows which days were computed, whatever has come since', async () => {
      await states.raise([DAY, DAY + 1, DAY + 2]);
      await states.aggregated(DAY + 2, 1, at(1));
      await states.aggregated(DAY, 1, at(2));
      await states.raise([DAY]);
      expect(await states.computed()).toEqual([DAY, DAY + 2]);
    });

    it('loses no raise that comes at the same time', async () => {
      await Promise.all(Array.from({ length: 10 }, () => states.raise([DAY])));
      expect((await states.get(DAY))?.sourceRevision).toBe(10);
    });

    it('keeps a day stale whose source was raised while it was aggregated', async () => {
      await states.raise([DAY + 1, DAY]);
      await states.raise([DAY]);
      await states.aggregated(DAY, 1, at(0));
      await states.aggregated(DAY + 1, 1, at(1));
      expect(await states.stale()).toEqual([{ day: DAY, sourceRevision: 2, aggregatedRevision: 1 }]);
      await states.aggregated(DAY, 2, at(2));
      await states.aggregated(DAY, 1, at(3));
      expect(await states.stale()).toEqual([]);
      expect(await states.lastAggregated()).toBe(DAY + 1);
    });

    it('lists stale days ascending, and raises the known ones together', async () => {
      await states.raise([DAY + 2, DAY]);
      await states.aggregated(DAY, 1, at(0));
      await states.raiseKnown();
      expect((await states.stale()).map((state) => [state.day, state.sourceRevision])).toEqual([
        [DAY, 2],
        [DAY + 2, 2],
      ]);
    });

    it('remembers for which day a job was last done', async () => {
      await states.jobDone('aggregate', DAY, at(0));
      await states.jobDone('aggregate', DAY - 5, at(1));
      await states.jobFailed('aggregate', DAY + 1, 'cannot reach', at(2));
      await states.jobDone('weekly', DAY + 9, at(3));
      states = await storage.open();
      expect(await states.lastDone('aggregate')).toBe(DAY);
      expect(await states.jobRuns(2)).toEqual([
        { job: 'weekly', forDay: DAY + 9, at: at(3), error: null },
        { job: 'aggregate', forDay: DAY + 1, at: at(2), error: 'cannot reach' },
      ]);
    });
  });
}
