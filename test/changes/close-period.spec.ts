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

describe('the 30 % rule on the periods of a day', () => {
  it('flags in integers, 30 % inclusive, in both directions (C1), in disjoint bands (C3)', async () => {
    const cases: [string, number][] = [
      ['P1', 129],
      ['P2', 130],
      ['P3', 150],
      ['P4', 70],
      ['P5', 71],
      ['P6', 400],
      ['P7', 0],
    ];
    await fleet.points(...cases.map(([id]) => pointRow(id)), pointRow('P8'), pointRow('P9'));
    for (const [id, june] of [...cases, ['P8', 40]] as [string, number][])
      await fleet.registers(
        `${id},2025-04-30,0`,
        `${id},2025-05-31,${id === 'P8' ? 0 : 100}`,
        `${id},2025-06-30,${id === 'P8' ? june : 100 + june}`,
      );
    await fleet.registers('P9,2025-04-30,7', 'P9,2025-05-31,7', 'P9,2025-06-30,7');
    const [day] = await fleet.close('2025-06-30');
    expect(day).toMatchObject({ day: '2025-06-30', closed: 9, flagged: 6, notComparable: 0 });
    const changes = await fleet.changes('2025-06-30');
    expect(
      changes.rows.map(({ usagePointId, changePercent, flagged, outcome, band }) => [
        usagePointId,
        changePercent,
        flagged,
        outcome,
        band,
      ]),
    ).toEqual([
      ['P1', 29, false, 'compared', null],
      ['P2', 30, true, 'compared', 'up-30-50'],
      ['P3', 50, true, 'compared', 'up-50-100'],
      ['P4', -30, true, 'compared', 'down-30-50'],
      ['P5', -29, false, 'compared', null],
      ['P6', 300, true, 'compared', 'up-300'],
      ['P7', -100, true, 'to-zero', 'down-100'],
      ['P8', null, true, 'from-zero', null],
      ['P9', null, false, 'both-zero', null],
    ]);
    expect(changes.bands.map(({ band, count }) => [band, count])).toEqual([
      ['up-30-50', 1],
      ['up-50-100', 1],
      ['up-100-300', 0],
      ['up-300', 1],
      ['down-30-50', 1],
      ['down-50-100', 0],
      ['down-100', 1],
    ]);
    expect(changes.outcomes).toEqual({
      compared: 6,
      'from-zero': 1,
      'to-zero': 1,
      'both-zero': 1,
      'not-comparable': 0,
    });
    expect(changes.byNode.map(({ node, closed, flagged }) => [node, closed, flagged])).toEqual([
      ['Corp', 9, 6],
      ['Corp/Company A', 9, 6],
      ['Corp/Company A/Team 1', 9, 6],
    ]);
  });

  it('judges by another threshold without closing anew', async () => {
    await fleet.points(pointRow('P1'));
    await fleet.registers(...registerRows('P1', mayAndJune(14)));
    await fleet.close('2025-06-30');
    expect((await fleet.changes('2025-06-30')).flagged).toBe(1);
    const at50 = await fleet.changes('2025-06-30', { threshold: '50' });
    expect(at50).toMatchObject({ threshold: 50, flagged: 0 });
    expect(at50.bands[0]).toMatchObject({ band: 'up-50-100', fromPercent: 50, toPercent: 100 });
    expect((await fleet.changes('2025-06-30', { threshold: '50', flagged: true })).rows).toEqual([]);
  });

  it('names why periods say nothing about each other, and counts them apart (C2, M13, M15)', async () => {
    await fleet.points(
      pointRow('NEW', { since: '2025-05-20' }),
      pointRow('CHANGED', { customer: 'OLD' }),
      pointRow('CHANGED', { customer: 'NEXT', since: '2025-05-16' }),
      pointRow('HOLE'),
      pointRow('ESTIMATED'),
      pointRow('JOINT'),
      pointRow('QUARTERLY', { mode: 'monthly' }),
      pointRow('BASELESS'),
    );
    await fleet.registers(
      ...registerRows('NEW', mayAndJune(20)),
      ...registerRows('CHANGED', mayAndJune(20)),
      'HOLE,2025-04-30,0',
      'HOLE,2025-05-31,100',
      ...registerRows('ESTIMATED', mayAndJune(20), { without: ['2025-05-31'] }),
      'JOINT,2025-04-30,0',
      'JOINT,2025-06-30,300',
      'QUARTERLY,2025-04-30,0',
      'BASELESS,2025-05-31,5',
      'BASELESS,2025-06-30,10',
    );
    await fleet.close('2025-06-30');
    const reasons = (await fleet.changes('2025-06-30')).rows.map(({ usagePointId, reason, flagged }) => [
      usagePointId,
      reason,
      flagged,
    ]);
    expect(reasons).toEqual([
      ['BASELESS', 'missing-base', false],
      ['CHANGED', 'customer-changed', false],
      ['ESTIMATED', 'estimated-boundary', false],
      ['HOLE', 'missing-current', false],
      ['JOINT', 'joint-reading', false],
      ['NEW', 'new-customer', false],
      ['QUARTERLY', 'quarterly-reading', false],
    ]);
    expect((await row('CHANGED'))?.previousKwh).toBeNull();
  });

  it('gives every point the figures that the command period gives it, ordinary or not', async () => {
    const points = ['PLAIN', 'EXCHANGED', 'ENERGY', 'GAP', 'ROLLED', 'FACTOR', 'CYCLE', 'SUSPECT'];
    await fleet.points(...points.map((id) => pointRow(id, id === 'CYCLE' ? { cycle: '30' } : {})));
    const lastYear: Usage[] = [{ from: '2024-06-01', to: '2025-04-30', kwhPerDay: 7 }, ...mayAndJune(13)];
    await fleet.imports('meters', [
      'usage_point_id,meter_serial,installed_at,installed_register_kwh,removed_at,removed_register_kwh,digits,multiplier',
      'EXCHANGED,A,2020-01-01,0,2025-06-12T10:00,1425,,',
      'EXCHANGED,B,2025-06-12T10:00,3,,,,',
      'ROLLED,R,2020-01-01,0,,,5,',
      'FACTOR,F,2020-01-01,0,,,,2.3',
    ]);
    await fleet.registers(
      ...registerRows('PLAIN', lastYear),
      ...registerRows('EXCHANGED', [
        { ...MAY, kwhPerDay: 10 },
        { from: '2025-06-01', to: '2025-06-11', kwhPerDay: 10 },
      ]),
      ...registerRows('EXCHANGED', [{ from: '2025-06-13', to: '2025-07-01', kwhPerDay: 12 }], { start: 9 }),
      ...registerRows('GAP', lastYear, { without: ['2025-06-10', '2025-06-30'] }),
      ...registerRows('ROLLED', [{ ...MAY, kwhPerDay: 10 }], { start: 99_689.5 }),
      ...registerRows('ROLLED', [{ ...JUNE, kwhPerDay: 15 }], { start: 99_999.5 - 100_000 + 100_000 })
        .map((line) => line.replace(/,(\d+\.?\d*)$/, (_, kwh: string) => `,${Number(kwh) % 100_000}`))
        .slice(1),
      ...registerRows('FACTOR', lastYear),
      ...registerRows('CYCLE', lastYear),
      ...registerRows('SUSPECT', mayAndJune(13)).map((line) =>
        line.includes('2025-06-15') ? 'SUSPECT,2025-06-15,12' : line,
      ),
    );
    const energies = [...Array(61)].map(
      (_, index) =>
        `ENERGY,${new Date(Date.UTC(2025, 4, 1 + index)).toISOString().slice(0, 10)},${index < 31 ? 4 : 6.5}`,
    );
    await fleet.imports('daily-usage', ['usage_point_id,day,kwh', ...energies]);
    await fleet.close('2025-06-30');
    const { rows } = await fleet.changes('2025-06-30');
    expect(rows).toHaveLength(8);
    for (const found of rows) {
      const from = found.usagePointId === 'CYCLE' ? '2025-05-31' : '2025-06-01';
      const single = await fleet.period(found.usagePointId, from, '2025-07-01');
      const {
        usagePointId,
        kwh,
        billedKwh,
        previousKwh,
        previousBilledKwh,
        changePercent,
        outcome,
        reason,
        band,
      } = found;
      expect({
        usagePointId,
        kwh,
        billedKwh,
        previousKwh,
        previousBilledKwh,
        changePercent,
        outcome,
        reason,
        band,
      }).toEqual({
        usagePointId,
        kwh: single.period.kwh,
        billedKwh: single.period.billedKwh,
        previousKwh: single.previous?.kwh ?? null,
        previousBilledKwh: single.previous?.billedKwh ?? null,
        changePercent: single.changePercent,
        outcome: single.outcome,
        reason: single.reason,
        band: single.band,
      });
    }
    expect(rows.filter(({ kwh }) => kwh === null).map(({ usagePointId }) => usagePointId)).toEqual([]);
  });

  it('tells what the peers did from what is the customer’s own (C6), with at least 30 of them', async () => {
    const peers = [...Array(30)].map((_, index) => `P${String(index + 10)}`);
    await fleet.points(...peers.map((id) => pointRow(id)), pointRow('S1', { region: 'south' }));
    const rows = [...peers, 'S1'].flatMap((id, index) => [
      `${id},2025-04-30,0`,
      `${id},2025-05-31,100`,
      `${id},2025-06-30,${222 - (index % 3)}`,
    ]);
    await fleet.registers(...rows, 'P10,2025-07-01,300');
    await fleet.registers('P10,2025-06-30,250');
    await fleet.close('2025-06-30');
    expect(await row('P10')).toMatchObject({ changePercent: 50, common: 21, own: 29 });
    expect(await row('S1')).toMatchObject({ common: null, own: null });
    expect(await fleet.period('P10', '2025-06-01', '2025-07-01')).toMatchObject({ common: 21, own: 29 });
  });
});
