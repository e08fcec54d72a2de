import type {
  InterruptionRecords,
  InterruptionStep,
  WorkVersion,
} from '../../src/ports/interruption-records';
import type { Storage } from './storage';

const at = (hour: number, minute = 0) => new Date(Date.UTC(2025, 5, 1, hour, minute));

const step = (given: Partial<InterruptionStep> = {}): InterruptionStep => ({
  interruptionId: 'I1',
  step: '1',
  kind: 'unplanned',
  extent: 'interruption',
  start: at(10),
  end: at(12),
  customers: 30,
  cause: 'storm',
  networkPath: 'EVN/A',
  region: 'N',
  transformer: 'T1',
  feeder: '',
  voltageLevel: '22 kV',
  exclusion: '',
  reason: 'bão, "cây đổ"',
  note: '',
  workId: '',
  ...given,
});

const work = (given: Partial<WorkVersion> = {}): WorkVersion => ({
  workId: 'W1',
  version: '1',
  status: 'announced',
  publishedAt: at(1),
  announcedStart: at(10),
  announcedEnd: at(12),
  networkPath: 'EVN/A',
  region: 'N',
  transformer: '',
  feeder: '',
  customers: null,
  reason: '',
  place: '',
  note: '',
  ...given,
});

/** What every log of interruptions does. */
export function describeInterruptionRecords(
  name: string,
  prepare: () => Promise<Storage<InterruptionRecords>>,
): void {
  describe(`InterruptionRecords: ${name}`, () => {
    let storage: Storage<InterruptionRecords>;
    let records: InterruptionRecords;
    beforeEach(async () => {
      storage = await prepare();
      records = await storage.open();
    });
    afterEach(() => storage.remove());

    it('brings every field back; running ones and unknown customers too', async () => {
      const rows = [
        step({ end: null, customers: null }),
        step({ step: '2', start: at(11), kind: 'planned' }),
      ];
      expect(await records.saveInterruptions(rows)).toEqual(['accepted', 'accepted']);
      expect(await records.saveInterruptions([])).toEqual([]);
      records = await storage.open();
      expect(await records.interruptions(at(0), at(23))).toEqual(rows);
    });

    it('tells new, equal and changed steps apart, within one call too', async () => {
      await records.saveInterruptions([step({ end: null })]);
      const outcomes = await records.saveInterruptions([
        step({ end: null }),
        step(),
        step(),
        step({ step: '2' }),
        step({ interruptionId: 'I2' }),
      ]);
      expect(outcomes).toEqual(['unchanged', 'corrected', 'unchanged', 'accepted', 'accepted']);
      expect(await records.interruptions(at(0), at(23))).toEqual([
        step(),
        step({ step: '2' }),
        step({ interruptionId: 'I2' }),
      ]);
    });

    it('finds what overlaps a half-open span', async () => {
      await records.saveInterruptions([
        step({ interruptionId: 'running', start: at(1), end: null }),
        step({ interruptionId: 'before', start: at(8), end: at(10) }),
        step({ interruptionId: 'across', start: at(9), end: at(11) }),
        step({ interruptionId: 'momentary', start: at(10), end: at(10) }),
        step({ interruptionId: 'after', start: at(12), end: at(13) }),
      ]);
      const ids = (await records.interruptions(at(10), at(12))).map((one) => one.interruptionId);
      expect(ids).toEqual(['running', 'across', 'momentary']);
    });

    it('adds covered days up', async () => {
      expect(await records.coveredDays()).toEqual([]);
      for (const [from, to] of [
        [10, 12],
        [20, 20],
        [13, 15],
        [11, 11],
        [30, 40],
        [19, 31],
      ])
        await records.addCoveredDays(from, to);
      expect(await records.coveredDays()).toEqual([
        { from: 10, to: 15 },
        { from: 19, to: 40 },
      ]);
    });

    it('keeps exclusions by name with their revocation, and knows which interruptions there are', async () => {
      await records.saveInterruptions([step()]);
      expect([await records.isLogged('I1'), await records.isLogged('I2')]).toEqual([true, false]);
      const first = { interruptionId: 'I1', reason: 'bão "số 3"', by: 't.an', at: 2000, revoked: null };
      const second = { ...first, interruptionId: 'I0', at: 1000 };
      for (const exclusion of [first, second, second]) await records.saveExclusion(exclusion);
      expect(await records.exclusions()).toEqual([second, first]);
      const revoked = { ...first, revoked: { by: 't.an', at: 3000, reason: 'ghi nhầm' } };
      const again = { ...first, at: 4000 };
      for (const exclusion of [revoked, again]) await records.saveExclusion(exclusion);
      records = await storage.open();
      expect(await records.exclusions()).toEqual([second, revoked, again]);
    });

    it('keeps every version of a work, numbers in their order', async () => {
      const versions = [
        work(),
        work({ version: '2', publishedAt: null, customers: 4 }),
        work({ version: '10' }),
        work({ workId: 'W2', announcedStart: at(14) }),
      ];
      expect(await records.saveWorks([...versions].reverse())).toEqual(Array(4).fill('accepted'));
      expect(await records.saveWorks([work(), work({ status: 'done' })])).toEqual(['unchanged', 'corrected']);
      expect(await records.works(at(10), at(14))).toEqual([
        work({ status: 'done' }),
        versions[1],
        versions[2],
      ]);
      expect(await records.works(at(11), at(14))).toEqual([]);
    });

    it('gives the versions that moved away with the one that is inside', async () => {
      const moved = work({ version: '2', announcedStart: at(20), announcedEnd: at(21) });
      await records.saveWorks([work(), moved]);
      expect(await records.works(at(20), at(21))).toEqual([work(), moved]);
    });
  });
}
