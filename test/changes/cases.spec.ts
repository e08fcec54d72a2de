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
const act = (action: string, as: string, options: Record<string, string> = {}, id = 'case-000001') =>
  house.run('cases', [action, id], { as, json: true, ...options });

const notices = async (): Promise<[string, string][]> => {
  const found: Notice[] = await house.get(Outbox).ofPeriods(UNTIL);
  return found.map(({ kind, state }) => [kind, state]);
};

const HELD = [
  ['bill-notice', 'held'],
  ['usage-increase', 'ready'],
];

describe('working on a case', () => {
  const REGISTER = { register: '2240', readAt: '2025-07-02T08:30+07:00' };

  it('goes from new to closed by different people, and then lets the bill go', async () => {
    await closed(31);
    expect((await act('assign', 'l.minh', { to: 'r.hoa', firstReader: 'r.nam' })).code).toBe(0);
    expect((await act('re-read', 'r.hoa', { ...REGISTER, evidence: 'p.jpg' })).code).toBe(0);
    expect(
      (await act('finding', 'k.lan', { outcome: 'register-correct', note: 'air conditioner' })).code,
    ).toBe(0);
    const unsigned = await act('approve', 'd.hung');
    expect([unsigned.code, unsigned.messages[0]]).toEqual([
      1,
      expect.stringMatching(/released by team-lead only/),
    ]);
    expect((await act('approve', 'l.minh')).code).toBe(0);
    expect(await notices()).toEqual(HELD);
    expect((await act('close', 'k.lan')).code).toBe(0);
    expect(await notices()).toEqual([
      ['bill-notice', 'ready'],
      ['usage-increase', 'ready'],
    ]);
    const { state, events, reRead } = await shown('case-000001');
    expect([state, reRead?.registerKwh, reRead?.readAt]).toEqual([
      'closed',
      2240,
      '2025-07-02T01:30:00.000Z',
    ]);
    expect(events.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'open data',
      'assign l.minh',
      're-read r.hoa',
      'finding k.lan',
      'approve l.minh',
      'close k.lan',
    ]);
  });

  it.each<[string, string, string, Record<string, string>, RegExp]>([
    ['somebody unknown', 'assign', 'x.nobody', { to: 'r.hoa' }, /"x.nobody" does not stand under people/],
    ['to somebody unknown', 'assign', 'l.minh', { to: 'x.nobody' }, /does not stand under people/],
    ['without the role', 'assign', 'r.hoa', { to: 'r.hoa' }, /needs the role case-lead/],
    ['a step too far', 'close', 'k.lan', {}, /close needs a case that is approved; it is new/],
    ['what does not exist', 'burn', 'k.lan', {}, /"burn" is nothing that is done with a case/],
  ])('refuses %s, with the mend', async (_name, action, as, options, message) => {
    await closed(31);
    const ran = await act(action, as, options);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.messages[0]).toMatch(message);
  });

  it('a complaint opens a case without a flag, within 24 hours, and holds nothing twice', async () => {
    await closed(11);
    const about = { 'usage-point': 'P1' };
    const ran = await house.run('cases', ['complain'], {
      as: 'k.lan',
      usagePoint: 'P1',
      on: '2025-06-30',
      by: 'Mr A',
      json: true,
    });
    expect([ran.code, about]).toEqual([0, about]);
    expect(JSON.parse(ran.out)).toMatchObject({
      reasons: ['complaint'],
      complaint: { dueAt: '2025-07-03T02:00:00.000Z' },
      state: 'new',
    });
    expect(await notices()).toEqual([['bill-notice', 'held']]);
    await house.run('cases', ['complain', 'case-000001'], { as: 'k.lan', by: 'Mr A', note: 'again' });
    expect(await queue()).toHaveLength(1);
    house.clock.moveTo('2025-07-03T03:00:00Z');
    expect((await queue())[0].overdue).toBe(true);
    const none = await house.run('cases', ['complain'], { as: 'k.lan', usagePoint: 'P1', on: '2025-06-29' });
    expect(none.messages[0]).toMatch(/no period of "P1" was closed/);
  });

  it('a complaint holds a bill that was let go, and the case outlives the flag', async () => {
    await closed(15);
    expect(
      (await house.json<{ released: number }>('cases', ['release'], { on: '2025-06-30', as: 'k.lan' }))
        .released,
    ).toBe(1);
    expect((await notices())[0]).toEqual(['bill-notice', 'ready']);
    await house.run('cases', ['complain'], { as: 'k.lan', usagePoint: 'P1', on: '2025-06-30', by: 'Mr A' });
    expect((await notices())[0]).toEqual(['bill-notice', 'held']);
    await fleet.registers(...registerRows('P1', usage(10)));
    await fleet.close();
    expect(await queue()).toMatchObject([{ state: 'new', currentKwh: 300, reasons: ['complaint'] }]);
    expect((await notices())[0]).toEqual(['bill-notice', 'held']);
  });

  it('releases what was verified remotely, and nothing that has a case', async () => {
    await fleet.points(pointRow('P1'), pointRow('P2'));
    await fleet.registers(...registerRows('P1', usage(15)), ...registerRows('P2', usage(31)));
    await fleet.close('2025-06-30');
    const result = await house.json('cases', ['release'], { on: '2025-06-30', as: 'k.lan' });
    expect(result).toEqual({ released: 1, kept: 1 });
    expect((await house.run('cases', ['release'], { on: '2025-06-30', as: 'r.hoa' })).messages[0]).toMatch(
      /needs the role/,
    );
  });

  it('lists the riskiest first', async () => {
    await fleet.points(pointRow('ZERO'), pointRow('TRIPLE'), pointRow('BIG'), pointRow('SMALL'));
    const hole = { without: ['2025-06-10'] };
    await fleet.registers(
      ...registerRows('ZERO', usage(0)),
      ...registerRows('TRIPLE', usage(31)),
      ...registerRows('BIG', usage(25), hole),
      ...registerRows('SMALL', usage(14), hole),
    );
    await fleet.close('2025-06-30');
    expect((await queue()).map(({ usagePointId }) => usagePointId)).toEqual([
      'TRIPLE',
      'ZERO',
      'BIG',
      'SMALL',
    ]);
  });
});
