import type { Notice, Outbox } from '../../src/ports/outbox';
import type { Storage } from './storage';

const UNTIL = 20_001;

const BY = { id: 'k.lan', at: new Date(1_750_000_500_000) };

const notice = (given: Partial<Notice> = {}): Notice => ({
  kind: 'usage-increase',
  key: 4,
  usagePointId: 'PA04',
  from: UNTIL - 30,
  until: UNTIL,
  recipient: {
    customerCode: 'KH04',
    customerName: 'Nguyễn Văn A',
    email: 'a@example.vn',
    phone: '',
    language: 'vi',
  },
  facts: { changePercent: 41.7, period: { billedKwh: 141 } },
  state: 'ready',
  createdAt: new Date(1_750_000_000_123),
  movedBy: null,
  movedAt: null,
  ...given,
});

/** What every outbox does. */
export function describeOutbox(name: string, prepare: () => Promise<Storage<Outbox>>): void {
  describe(`Outbox: ${name}`, () => {
    let storage: Storage<Outbox>;
    let outbox: Outbox;
    beforeEach(async () => {
      storage = await prepare();
      outbox = await storage.open();
    });
    afterEach(() => storage.remove());

    it('keeps one notice per point, period and kind, with what was said', async () => {
      const bill = notice({ kind: 'bill-notice', state: 'held' });
      expect(await outbox.put([notice(), bill])).toBe(2);
      expect(await outbox.put([notice(), notice({ until: UNTIL + 31 })])).toBe(1);
      expect(await outbox.put([])).toBe(0);
      outbox = await storage.open();
      expect(await outbox.ofPeriods(UNTIL)).toEqual([bill, notice()]);
    });

    it('takes new figures until it was sent', async () => {
      await outbox.put([notice(), notice({ key: 5, usagePointId: 'PA05' })]);
      await outbox.move(UNTIL, Int32Array.of(5), ['usage-increase'], ['ready'], 'sent', BY);
      const later = { facts: { changePercent: 50 }, createdAt: new Date(1_760_000_000_000) };
      expect(await outbox.put([notice(later), notice({ ...later, key: 5 })])).toBe(0);
      const [open, sent] = await outbox.ofPeriods(UNTIL);
      expect([open.facts, open.createdAt]).toEqual([{ changePercent: 50 }, notice().createdAt]);
      expect([sent.facts, sent.state]).toEqual([notice().facts, 'sent']);
    });

    it('moves only notices of the named points, kinds and states', async () => {
      const bill = { kind: 'bill-notice', state: 'held' } as const;
      await outbox.put([notice(), notice(bill), notice({ ...bill, key: 9 })]);
      expect(await outbox.move(UNTIL, Int32Array.of(4), ['bill-notice'], ['held'], 'ready', BY)).toBe(1);
      expect(await outbox.move(UNTIL, Int32Array.of(4), ['bill-notice'], ['held'], 'ready', BY)).toBe(0);
      expect((await outbox.inState('held', 9)).map(({ key }) => key)).toEqual([9]);
      expect(await outbox.inState('ready', 9)).toContainEqual(
        notice({ ...bill, state: 'ready', movedBy: BY.id, movedAt: BY.at }),
      );
      expect(await outbox.keysIn(UNTIL, 'bill-notice', 'held')).toEqual(Int32Array.of(9));
      expect(await outbox.keysIn(UNTIL - 1, 'bill-notice', 'held')).toHaveLength(0);
      expect(await outbox.counts()).toEqual([
        { kind: 'bill-notice', state: 'held', count: 1 },
        { kind: 'bill-notice', state: 'ready', count: 1 },
        { kind: 'usage-increase', state: 'ready', count: 1 },
      ]);
    });

    it('brings a withdrawn notice back in the state it is given', async () => {
      await outbox.put([notice()]);
      await outbox.move(UNTIL, Int32Array.of(4), ['usage-increase'], ['ready'], 'withdrawn', BY);
      await outbox.put([notice({ state: 'held' })]);
      expect((await outbox.ofPeriods(UNTIL))[0].state).toBe('held');
    });
  });
}
