import { type Notice, Outbox } from '../../src/ports/outbox';
import { parseLocalDate } from '../../src/domain/time/local-date';
import type { CaseJson } from '../../src/reports/changes/case-json';
import { TestHouse } from '../builders/house';
import { Fleet, pointRow, registerRows, type Usage } from './fleet';

const UNTIL = parseLocalDate('2025-07-01')!;

let house: TestHouse;
let fleet: Fleet;
beforeEach(async () => {
  house = await TestHouse.open({ now: '2025-07-02T02:00:00Z' });
  fleet = new Fleet(house);
});
afterEach(() => house.close());

/** May of 310 kWh, June as given a day, and a day after. */
const usage = (june: number): Usage[] => [
  { from: '2025-05-01', to: '2025-05-31', kwhPerDay: 10 },
  { from: '2025-06-01', to: '2025-06-30', kwhPerDay: june },
  { from: '2025-07-01', to: '2025-07-01', kwhPerDay: 5 },
];

/** One point with that June, closed. */
async function closed(june: number, options: Parameters<typeof registerRows>[2] = {}): Promise<void> {
  await fleet.points(pointRow('P1'));
  await fleet.registers(...registerRows('P1', usage(june), options));
  await fleet.close('2025-06-30');
}

type Listed = CaseJson & { events: { action: string; actor: string; to: string }[]; former: CaseJson[] };

const queue = async (): Promise<CaseJson[]> => (await house.json<{ cases: CaseJson[] }>('cases')).cases;
const shown = (id: string): Promise<Listed> => house.json('cases', ['show', id]);
const verification = async () => (await fleet.changes('2025-06-30')).rows[0].verification;

const notices = async (): Promise<[string, string][]> => {
  const found: Notice[] = await house.get(Outbox).ofPeriods(UNTIL);
  return found.map(({ kind, state }) => [kind, state]);
};

const HELD = [
  ['bill-notice', 'held'],
  ['usage-increase', 'ready'],
];

describe('what follows from a flag', () => {
  it('everyone flagged is told at once, the bill is held; all measured is verified remotely (C4, C8)', async () => {
    await closed(15);
    expect(await verification()).toBe('remote');
    expect(await queue()).toEqual([]);
    expect(await notices()).toEqual(HELD);
    const [bill] = await house.get(Outbox).ofPeriods(UNTIL);
    expect(bill).toMatchObject({
      usagePointId: 'P1',
      recipient: { customerCode: 'C-P1', email: 'p1@example.vn' },
      facts: {
        outcome: 'compared',
        changePercent: 45.2,
        period: { billedKwh: 450 },
        previous: { billedKwh: 310 },
      },
    });
    expect((await fleet.close('2025-06-30'))[0]).toMatchObject({ changed: 0, notices: 0, cases: 0 });
  });

  it('nobody below the threshold is told', async () => {
    await closed(11);
    expect(await notices()).toEqual([]);
    expect(await verification()).toBeNull();
  });

  it.each<[string, number, string[], string[] | undefined]>([
    ['at three times', 31, ['ratio'], undefined],
    ['to zero', 0, ['to-zero'], undefined],
    ['where a day is not measured', 15, ['day-not-measured'], ['2025-06-10']],
  ])('a field case opens %s', async (_name, june, reasons, without) => {
    await closed(june, { without });
    expect(await queue()).toMatchObject([
      { id: 'case-000001', usagePointId: 'P1', state: 'new', reasons, until: '2025-07-01' },
    ]);
    await fleet.close('2025-06-30');
    expect(await queue()).toHaveLength(1);
  });

  it('waits for a later register, and goes there when none has come', async () => {
    house.clock.moveTo('2025-06-30T20:00:00Z');
    await fleet.points(pointRow('P1'));
    await fleet.registers(...registerRows('P1', usage(15).slice(0, 2)));
    await fleet.close('2025-06-30');
    expect([await verification(), await queue()]).toEqual(['waiting', []]);
    house.clock.moveTo('2025-07-03T20:00:00Z');
    await fleet.close();
    expect(await queue()).toMatchObject([{ reasons: ['no-later-register'] }]);
  });

  it('is verified once the later register has come', async () => {
    house.clock.moveTo('2025-06-30T20:00:00Z');
    await fleet.points(pointRow('P1'));
    await fleet.registers(...registerRows('P1', usage(15).slice(0, 2)));
    await fleet.close('2025-06-30');
    house.clock.moveTo('2025-07-02T02:00:00Z');
    await fleet.registers('P1,2025-07-01,1775');
    await fleet.close();
    expect(await verification()).toBe('remote');
  });

  it('keeps one in a hundred of the remotely verified for the field, the same in every run', async () => {
    const ids = [...Array(300)].map((_, index) => `P${index}`);
    await fleet.points(...ids.map((id) => pointRow(id)));
    await fleet.registers(...ids.flatMap((id) => registerRows(id, usage(15))));
    const [{ cases }] = await fleet.close('2025-06-30');
    expect(cases).toBeGreaterThan(0);
    expect(cases).toBeLessThan(12);
    expect((await queue()).every(({ reasons }) => reasons.join() === 'random-check')).toBe(true);
  });
});

describe('later data', () => {
  it('take the flag away: the case closes with that reason, the notice is withdrawn, the bill goes', async () => {
    await closed(31);
    await fleet.registers(...registerRows('P1', usage(10)));
    expect((await fleet.close()).at(-1)).toMatchObject({ day: '2025-06-30', changed: 1 });
    expect(await queue()).toEqual([]);
    const found = await shown('case-000001');
    expect(found.closed).toMatchObject({ by: 'data', reason: 'flag-removed-by-data' });
    expect(found.events.map(({ action, actor, to }) => [action, actor, to])).toEqual([
      ['open', 'data', 'new'],
      ['data', 'data', 'closed'],
    ]);
    expect(await notices()).toEqual([
      ['bill-notice', 'ready'],
      ['usage-increase', 'withdrawn'],
    ]);
    const [bill] = await house.get(Outbox).ofPeriods(UNTIL);
    expect(bill.facts).toMatchObject({ period: { billedKwh: 300 } });
  });

  it('that make the period an estimate settle nothing: the case goes on and the bill is held', async () => {
    await closed(31);
    await fleet.registers('P1,2025-06-30,1100');
    await fleet.close();
    expect(await queue()).toMatchObject([{ state: 'new', currentKwh: 917, outcome: 'not-comparable' }]);
    expect(await notices()).toEqual([
      ['bill-notice', 'held'],
      ['usage-increase', 'withdrawn'],
    ]);
    await fleet.registers(...registerRows('P1', usage(10)));
    await fleet.close();
    expect([await queue(), (await notices())[0]]).toEqual([[], ['bill-notice', 'ready']]);
  });

  it('turn a rise into a fall: the other notice goes out', async () => {
    await closed(15);
    await fleet.registers(...registerRows('P1', usage(5)));
    await fleet.close();
    expect(await notices()).toEqual([
      ['bill-notice', 'held'],
      ['usage-decrease', 'ready'],
      ['usage-increase', 'withdrawn'],
    ]);
  });
});
