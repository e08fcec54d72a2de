import type { LoadJson } from '../../src/reports/load/load-json';
import { formatLocalDate, localDate } from '../../src/domain/time/local-date';
import { TestHouse } from '../builders/house';

const POINTS = `usage_point_id,customer_code,network_path,region,tariff
A,CA,Corp/Bắc,north,residential
B,CB,Corp/Bắc,north,residential
N,CN,Corp/Nam,south,residential
`;
/** A rises from 10 to 12 kWh a day, B delivers days of 5 and 6 kWh, N is connected on 2 June. */
function files(): { registers: string; days: string } {
  const registers = ['usage_point_id,day,register_kwh'];
  const days = ['usage_point_id,day,kwh'];
  const monday = localDate(2025, 6, 2);
  let [a, n] = [1000, 0];
  for (let day = monday - 8; day < monday + 7; day++) {
    const isNow = day >= monday;
    registers.push(`A,${formatLocalDate(day)},${(a += isNow ? 12 : 10)}`);
    days.push(`B,${formatLocalDate(day)},${isNow ? 6 : 5}`);
    if (isNow) registers.push(`N,${formatLocalDate(day)},${(n += 20)}`);
  }
  return { registers: `${registers.join('\n')}\n`, days: `${days.join('\n')}\n` };
}

describe('load --json', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ now: '2025-06-09T00:00:00Z' });
    const load = (kind: string, text: string) => house.run('import', [kind, house.file(`${kind}.csv`, text)]);
    await load('usage-points', POINTS);
    const { registers, days } = files();
    await load('register-readings', registers);
    await load('daily-usage', days);
    const week = Array.from({ length: 7 }, (_, index) => `2025-06-0${2 + index}`);
    const plan = week.map((day) => `Corp/Bắc,${day},20\nCorp,${day},30`).join('\n');
    await load('planned-load', `network_path,day,kwh\n${plan}\n`);
    const supply = week.map((day, index) => `Corp/Bắc,${day},${100 + index},${1 + index / 10},${day}T14:30`);
    await load('system-load', `network_path,day,received_kwh,peak_mw,peak_at\n${supply.join('\n')}\n`);
    await house.run('aggregate');
  });
  afterAll(() => house.close());

  const loadOf = (options: Record<string, string> = {}): Promise<LoadJson> =>
    house.json('load', [], { from: '2025-06-02', to: '2025-06-08', ...options });

  it('grows by the points that both spans know: new connections do not look like heat', async () => {
    const { sameSetGrowth, previous } = await loadOf();
    expect(sameSetGrowth.previous).toMatchObject({
      base: { from: '2025-05-26', to: '2025-06-01' },
      ...{ points: 2, served: 3, baseKwh: 105, kwh: 126, changePercent: 20 },
    });
    expect(sameSetGrowth.sameLastYear).toMatchObject({ points: 0, changePercent: null });
    expect(previous.changePercent === null || previous.changePercent > 20).toBe(true);
    expect((await loadOf({ node: 'Corp/Bắc' })).sameSetGrowth.previous).toMatchObject({
      points: 2,
      served: 2,
    });
    expect((await loadOf({ node: 'south' })).sameSetGrowth.previous).toMatchObject({ points: 0, served: 1 });
  });

  it('compares with the plan of the same days, of the node that was asked for', async () => {
    const north = await loadOf({ node: 'Corp/Bắc' });
    expect(north.plan).toEqual({ plannedKwh: 140, plannedDays: 7, changePercent: -10, withheld: null });
    expect(north.days[0]).toMatchObject({ kwh: 18, plannedKwh: 20 });
    expect((await loadOf()).plan).toMatchObject({ plannedKwh: 210 });
    expect((await loadOf({ node: 'Corp/Nam' })).plan).toEqual({
      ...{ plannedKwh: null, plannedDays: 0, changePercent: null, withheld: 'no-plan' },
    });
    expect((await loadOf({ node: 'Corp/Bắc', to: '2025-06-09' })).plan).toMatchObject({
      withheld: 'no-plan',
    });
  });

  it('gives what was received as it is, beside and not within the metered energy', async () => {
    const { received, period } = await loadOf({ node: 'Corp/Bắc' });
    expect(received).toMatchObject({ receivedKwhPerDay: 103, daysKnown: 7, previousPercent: null });
    expect(received!.peak).toEqual({ day: '2025-06-08', mw: 1.6, at: '2025-06-08T07:30:00.000Z' });
    expect(period.kwhPerDay).toBe(18);
    expect((await loadOf()).received).toBeNull();
  });

  it('names record days and the settings that the figures rest on', async () => {
    const { recordDays, settings } = await loadOf();
    expect(recordDays.yearToDate).toMatchObject({ day: '2025-06-03', kwh: 38 });
    expect(recordDays.lastYear).toBeNull();
    expect(settings).toMatchObject({
      'coverage.comparison': 0.95,
      'works.heatCelsius': 36,
      'regions.hotMonths': { north: [5, 6, 7, 8] },
    });
    const { out } = await house.run('load', [], { from: '2025-06-02', to: '2025-06-08', node: 'Corp/Bắc' });
    expect(out).toContain('plan           140.0 kWh on 7 days, -10.0 %');
    expect(out).toContain('same set against 2025-05-26 to 2025-06-01: 2 of 2 points, +20.0 %');
    expect(out).toContain(
      'received from the grid (not metered energy): 103.0 kWh a day over 7 days, peak 1.6 MW',
    );
    expect(out).toContain(
      'temperature    no statement: too few days (0.00, limit 30), 0 days of 2025-05-01 to 2025-06-08',
    );
    expect(out).toContain('works.heatCelsius 36');
  });
});
