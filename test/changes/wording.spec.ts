import { TestHouse } from '../builders/house';
import { Fleet, pointRow, registerRows } from './fleet';

/** Words of the program that no reader knows; the names of settings are names. */
const CODE_WORDS =
  /not-comparable|estimated-boundary|missing-base|from-zero|to-zero|up-\d|down-\d|day-not-measured|\(exclusive\)/;

describe('what the command line prints of periods, bills and cases', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ now: '2025-07-03T02:00:00Z' });
    const fleet = new Fleet(house);
    await fleet.points(pointRow('P1'), pointRow('P2'), pointRow('P3'));
    const months = (june: number) => [
      { from: '2025-05-01', to: '2025-05-31', kwhPerDay: 10 },
      { from: '2025-06-01', to: '2025-06-30', kwhPerDay: june },
    ];
    await fleet.registers(
      ...registerRows('P1', months(25), { without: ['2025-06-10'] }),
      ...registerRows('P2', months(10), { without: ['2025-05-31'] }),
      ...registerRows('P3', months(0)),
    );
    await fleet.close('2025-06-30');
  });
  afterAll(() => house.close());

  const printed = async (name: string, args: string[], options: Record<string, string> = {}) => {
    const { out } = await house.run(name, args, options);
    expect(out.split('settings:')[0]).not.toMatch(CODE_WORDS);
    return out;
  };
  const JUNE = { from: '2025-06-01', until: '2025-07-01' };

  it('gives periods with inclusive days, in words, and names the settings', async () => {
    const risen = await printed('period', ['P1'], JUNE);
    expect(risen).toContain(
      '2025-06-01 to 2025-06-30, 30 days: 750 kWh (25.00 a day), billed 750 kWh, from registers',
    );
    expect(risen).toContain('compared +141.9 %, flagged (up 100 % to below 300 %)');
    expect(risen).toContain('changes.thresholdPercent 30');
    expect(await printed('period', ['P2'], JUNE)).toContain('not comparable: estimated register');
    expect(await printed('period', ['P3'], JUNE)).toContain('fell to zero -100 %, flagged (down 100 %)');
    const early = await printed('period', ['P1'], { from: '2025-04-01', until: '2025-05-01' });
    expect(early).toContain('2025-04-01 to 2025-04-30, 30 days: not known: no register at the start');
  });

  it('gives bills with inclusive days, every rounding, and how a price change was met', async () => {
    const out = await printed('bill', [], {
      ...{ kwh: '300', from: '2025-05-01', until: '2025-06-12', nominalDays: '31' },
    });
    expect(out).toContain('2025-05-01 to 2025-06-11, 42 days of 31');
    expect(out).toContain('price change on 2025-05-10: 64 kWh before it, interpolated by days');
    expect(out).toContain('limits 15/15/29/29/29 kWh: 9 of 31 days are billed');
    expect(out).toContain('rounded: kWh before 2025-05-10, 2700/42 = 64.2857 → 64');
    expect(out).toContain('rounded: VAT, 540742400/10000 = 54074.2400 → 54074');
    expect(out).toContain('setting billing.vatDate issued');
  });

  it('gives cases and changes in words too', async () => {
    const cases = await printed('cases', []);
    expect(cases).toContain('P1 2025-06-01 to 2025-06-30 310 → 750 kWh (141.9 %) days not measured');
    expect(cases).toContain('due 2025-07-01 23:59 OVERDUE');
    const changes = await printed('changes', [], { on: '2025-06-30' });
    expect(changes).toMatch(/up 100 % to below 300 % +1\n/);
    expect(changes).toContain('not comparable: estimated register 1');
    expect(changes).toContain('compared flagged (10.00 a day in 31, 25.00 a day in 30 days)');
    expect(changes).toContain('changes.escalation 3 team-lead/5 business-manager/10 director');
  });

  it('names the settings of works and reliability, in the JSON too', async () => {
    const span = { from: '2025-06-01', to: '2025-06-30' };
    expect(await printed('works', ['check'], span)).toContain('works.emergencyNoticeHours 24');
    expect(await house.json('works', ['check'], span)).toMatchObject({
      settings: { 'works.noticeDays': 5, 'works.emergencyNoticeHours': 24 },
    });
    expect(await house.json('reliability', [], span)).toMatchObject({
      settings: {
        'reliability.sustainedMinutes': 5,
        'reliability.exclusionClasses': expect.arrayContaining(['force-majeure']) as string[],
      },
    });
  });
});
