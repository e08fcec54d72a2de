import { TestHouse } from '../builders/house';
import { Fleet, pointRow, registerRows, type Usage } from './fleet';

const MAY: Omit<Usage, 'kwhPerDay'> = { from: '2025-05-01', to: '2025-05-31' };
const JUNE: Omit<Usage, 'kwhPerDay'> = { from: '2025-06-01', to: '2025-06-30' };
const AFTER: Usage = { from: '2025-07-01', to: '2025-07-01', kwhPerDay: 5 };

/** May of 310 kWh, June as given a day, and a day after. */
const mayAndJune = (june: number): Usage[] => [
  { ...MAY, kwhPerDay: 10 },
  { ...JUNE, kwhPerDay: june },
  AFTER,
];

let house: TestHouse;
let fleet: Fleet;
beforeEach(async () => {
  house = await TestHouse.open({ now: '2025-07-02T02:00:00Z' });
  fleet = new Fleet(house);
});
afterEach(() => house.close());

const row = async (point: string, on = '2025-06-30') =>
  (await fleet.changes(on)).rows.find(({ usagePointId }) => usagePointId === point);

describe('closing what is due', () => {
  beforeEach(async () => {
    await fleet.points(pointRow('P1'), pointRow('P2', { cycle: '10' }));
    await fleet.registers(...registerRows('P1', mayAndJune(10)), ...registerRows('P2', mayAndJune(10)));
  });

  it('closes every cycle in order from the first whole period, once', async () => {
    const days = await fleet.close();
    expect(days.map(({ day, closed }) => [day, closed])).toEqual([
      ['2025-05-31', 1],
      ['2025-06-10', 1],
      ['2025-06-30', 1],
    ]);
    expect(await fleet.close()).toEqual([]);
    expect((await fleet.close('2025-06-30'))[0]).toMatchObject({ changed: 0, notices: 0 });
  });

  it('recomputes exactly the periods that a late or corrected reading touches (M8)', async () => {
    await fleet.close();
    await fleet.registers('P1,2025-05-31,1308');
    const days = await fleet.close();
    expect(days.map(({ day, changed }) => [day, changed])).toEqual([
      ['2025-05-31', 1],
      ['2025-06-10', 0],
      ['2025-06-30', 1],
    ]);
    await fleet.registers('P1,2025-07-02,1700');
    expect(await fleet.close()).toEqual([]);
  });

  it('recomputes the year after when a boundary of last year arrives', async () => {
    await fleet.close();
    await fleet.registers('P1,2024-05-31,100', 'P1,2024-06-30,400');
    const days = await fleet.close();
    expect(days.map(({ day }) => day)).toContain('2025-06-30');
    const single = await fleet.period('P1', '2025-06-01', '2025-07-01');
    expect(single.sameLastYear?.kwh).toBe(300);
  });

  it('looks again at points without a boundary when a day around it arrives, and leaves the others', async () => {
    await fleet.points(pointRow('P3'));
    await fleet.registers('P3,2025-04-30,0', 'P3,2025-05-31,100', 'P3,2025-06-28,160');
    await fleet.close();
    expect(await row('P3')).toMatchObject({ kwh: null, reason: 'missing-current' });
    await fleet.registers('P3,2025-07-02,176');
    const [day, ...others] = await fleet.close();
    expect([day.day, day.changed, others]).toEqual(['2025-06-30', 1, []]);
    expect(await row('P3')).toMatchObject({ kwh: 68, reason: 'estimated-boundary' });
  });

  it('reckons without storing where nothing was closed, and says so', async () => {
    const ran = await house.run('changes', [], { on: '2025-06-30', json: true });
    expect(ran.messages[0]).toMatch(/not closed/);
    expect((JSON.parse(ran.out) as { closed: number }).closed).toBe(1);
    expect((await fleet.close()).map(({ day }) => day)).toContain('2025-06-30');
  });
});
