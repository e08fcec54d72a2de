import { openCase } from '../../src/domain/changes/case-opening';
import { type CaseEvent, DATA_ACTOR, type UsageCase } from '../../src/domain/changes/usage-case';
import type { CaseRecords, StoredCase } from '../../src/ports/case-records';
import type { Storage } from './storage';

const UNTIL = 20_001;
const at = (hour: number): Date => new Date(Date.UTC(2025, 6, 1, hour));

function given(key: number, hour = 0, until = UNTIL): { key: number; opened: UsageCase; event: CaseEvent } {
  const grounds = {
    usagePointId: `PA${key}`,
    period: { from: until - 30, until },
    route: 'F1/T1',
    reasons: ['ratio' as const],
    figures: { currentKwh: 300, baseKwh: 100, changePercent: 200, outcome: 'compared' as const },
    billDueAt: at(48).getTime(),
  };
  return { key, ...openCase(grounds, [], DATA_ACTOR, at(hour).getTime()) };
}

const closing = (found: StoredCase, hour: number) => ({
  next: {
    ...found,
    state: 'closed' as const,
    closed: { at: at(hour).getTime(), by: 'lan', reason: 'settled' as const },
  },
  event: {
    at: at(hour).getTime(),
    actor: 'lan',
    action: 'close' as const,
    from: 'approved' as const,
    to: 'closed' as const,
    note: '',
  },
});

/** What every keeper of cases does. */
export function describeCaseRecords(name: string, prepare: () => Promise<Storage<CaseRecords>>): void {
  describe(`CaseRecords: ${name}`, () => {
    let storage: Storage<CaseRecords>;
    let cases: CaseRecords;
    beforeEach(async () => {
      storage = await prepare();
      cases = await storage.open();
    });
    afterEach(() => storage.remove());

    it('opens one case per point and period, never two', async () => {
      const [first, second] = await cases.open([given(4), given(9), given(4)]);
      expect([first.id, second.id]).toEqual(['case-000001', 'case-000002']);
      expect(await cases.open([given(4, 5)])).toEqual([]);
      expect((await cases.open([given(4, 5, UNTIL + 31)])).map(({ id }) => id)).toEqual(['case-000003']);
      expect(await cases.open([])).toEqual([]);
      cases = await storage.open();
      expect(await cases.get('case-000001')).toEqual({ ...given(4).opened, key: 4, id: 'case-000001' });
      expect((await cases.ofPeriods(UNTIL)).map(({ key }) => key)).toEqual([4, 9]);
      expect((await cases.ofPoint(4)).map(({ id }) => id)).toEqual(['case-000003', 'case-000001']);
      expect(await cases.get('case-000009')).toBeNull();
      expect(await cases.get('4')).toBeNull();
    });

    it('keeps what a step came to, and the whole history', async () => {
      const [found, other] = await cases.open([given(4), given(9)]);
      await cases.change([closing(found, 7)]);
      await cases.change([]);
      expect((await cases.events(found.id)).map(({ action, to, at: when }) => [action, to, when])).toEqual([
        ['open', 'new', at(0).getTime()],
        ['close', 'closed', at(7).getTime()],
      ]);
      expect((await cases.unsettled()).map(({ id }) => id)).toEqual([other.id]);
      expect((await cases.get(found.id))?.closed?.by).toBe('lan');
      expect(await cases.open([given(4, 9)])).toEqual([]);
    });

    it('gives the cases that were opened or closed within a span', async () => {
      const [found] = await cases.open([given(4, 1), given(9, 5), given(7, 3)]);
      await cases.change([closing(found, 8)]);
      const within = async (from: number, to: number) =>
        (await cases.movedWithin(at(from), at(to))).map(({ key }) => key);
      expect(await within(3, 8)).toEqual([9, 7]);
      expect(await within(8, 9)).toEqual([4]);
    });
  });
}
