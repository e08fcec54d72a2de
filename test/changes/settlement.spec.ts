import type { CaseSettlement } from '../../src/reports/changes/case-settlement';
import { SettingsSource } from '../../src/ports/utility-settings';
import type { ManagementFacts } from '../../src/reports/kinds/management';
import { caseCounts } from '../../src/reports/kinds/management/cases-view';
import { ReportSources } from '../../src/reports/report-sources';
import { casesWithin } from '../../src/reports/changes/cases-within';
import { parseLocalDate } from '../../src/domain/time/local-date';
import { TestHouse } from '../builders/house';
import { Fleet, pointRow } from './fleet';

let house: TestHouse;
let fleet: Fleet;
afterEach(() => house.close());

const dayOf = (text: string): number => parseLocalDate(text)!;
const act = async (action: string, as: string, options: Record<string, string> = {}) => {
  const ran = await house.run('cases', [action, 'case-000001'], { as, ...options });
  expect(ran.messages).toEqual([]);
};
const settlement = async () =>
  (await house.json<{ settlement: CaseSettlement }>('cases', ['show', 'case-000001'])).settlement;

/** May of 310 kWh, June of 500 by a register that shows 200 kWh too much. */
async function doubted(): Promise<void> {
  house = await TestHouse.open({ now: '2025-07-01T02:00:00Z' });
  fleet = new Fleet(house);
  await fleet.points(pointRow('P1'));
  await fleet.registers('P1,2025-04-30,1000', 'P1,2025-05-31,1310', 'P1,2025-06-30,1810');
  await fleet.close('2025-06-30');
  await house.run('cases', ['complain'], { usagePoint: 'P1', on: '2025-06-30', by: 'Mr A', as: 'k.lan' });
}

async function corrected(at: string): Promise<void> {
  house.clock.moveTo(at);
  await act('assign', 'l.minh', { to: 'r.hoa' });
  await act('re-read', 'r.hoa', { register: '1610', readAt: '2025-07-01T08:30+07:00', evidence: 'p.jpg' });
  await act('finding', 'k.lan', { outcome: 'entry-wrong' });
  await fleet.registers('P1,2025-06-30,1610');
  await fleet.close('2025-06-30');
}

describe('what a corrected register comes to in đồng', () => {
  it('is nothing before the bill is issued: the bill is right from the start', async () => {
    await doubted();
    expect(await settlement()).toEqual({ kind: 'not-corrected' });
    await corrected('2025-07-01T03:00:00Z');
    expect(await settlement()).toEqual({ kind: 'before-issue' });
    expect((await house.run('cases', ['show', 'case-000001'])).out).toContain(
      'nothing is charged or paid back',
    );
  });

  it('is paid back after the issue, tier by tier, and stands in the weekly figures once closed', async () => {
    await doubted();
    await corrected('2025-07-03T03:00:00Z');
    const found = await settlement();
    expect(found).toMatchObject({
      ...{ kind: 'refund', basis: 'reckoned', unexplainedDong: 0 },
      ...{ billed: { kwh: 500, totalDong: 1_534_140 }, corrected: { kwh: 300, totalDong: 798_660 } },
      totalDong: -735_480,
      lines: [
        { tier: 5, billedKwh: 100, correctedKwh: 0, differenceDong: -335_000, priceFrom: '2025-05-10' },
        { tier: 6, billedKwh: 100, correctedKwh: 0, differenceDong: -346_000 },
      ],
    });
    const { out } = await house.run('cases', ['show', 'case-000001']);
    expect(out).toContain('to be paid back (hoàn trả): 735480 đồng (before VAT -681000, VAT -54480)');
    expect(out).toContain('tier 5 at 3350 (since 2025-05-10): 100 → 0 kWh, -335000');
    await act('approve', 'd.hung');
    await act('close', 'k.lan');
    const span = { from: dayOf('2025-06-30'), until: dayOf('2025-07-07') };
    const cases = await casesWithin(house.get(ReportSources), span);
    expect(cases).toMatchObject({
      ...{ correctedAfterBill: 1, charged: { cases: 0, dong: 0 } },
      refunded: { cases: 1, dong: 735_480 },
    });
    const { settings } = house.get(SettingsSource);
    const context = { language: 'vi' as const, edition: { edition: 1, changes: [] }, settings };
    const printed = caseCounts({ changes: { cases } } as ManagementFacts, context);
    expect(printed.map(({ label, value, note }) => [label, value, note])).toEqual(
      expect.arrayContaining([
        ['Đóng trong tuần', '1', '(nhập sai 1, 100,0%)'],
        ['Điều chỉnh sau khi phát hành', '1', null],
        ['Hoàn trả', '1', '(735.480\u00a0đồng)'],
      ]),
    );
  });

  it('is reckoned against the invoice where the billing system has sent one', async () => {
    await doubted();
    await fleet.imports('bills', [
      'usage_point_id,from,until,kwh,before_vat_dong,vat_dong,total_dong,invoice_no,issued_on,due_on',
      'P1,2025-06-01,2025-07-01,290,709520,56762,766282,K-9,2025-07-01,',
    ]);
    await corrected('2025-07-01T03:00:00Z');
    expect(await settlement()).toMatchObject({
      ...{ kind: 'charge', basis: 'invoice', invoiceNo: 'K-9' },
      ...{ totalDong: 798_660 - 766_282, unexplainedDong: 0 },
      lines: [{ tier: 4, billedKwh: 90, correctedKwh: 100, differenceDong: 29_980 }],
    });
  });
});
