import { parseLocalDate } from '../../src/domain/time/local-date';
import type { ImportResult } from '../../src/ports/import-records';
import { LoadRecords } from '../../src/ports/load-records';
import { ReliabilityRecords } from '../../src/ports/reliability-records';
import { ReportSources } from '../../src/reports/report-sources';
import { billOfPeriod } from '../../src/reports/usage/point-bill';
import { invoiceOfPeriod } from '../../src/reports/usage/point-invoice';
import { comparedPeriods } from '../../src/reports/usage/point-periods';
import { TestHouse } from '../builders/house';
import { Fleet, pointRow, registerRows } from './fleet';

const dayOf = (text: string): number => parseLocalDate(text)!;
const JUNE = { from: dayOf('2025-06-01'), until: dayOf('2025-07-01') };

let house: TestHouse;
let fleet: Fleet;
beforeEach(async () => {
  house = await TestHouse.open();
  fleet = new Fleet(house);
  await fleet.points(pointRow('P1'), pointRow('TOU', { tariff: 'business-below-6kv' }));
  await fleet.registers(...registerRows('P1', [{ from: '2025-05-01', to: '2025-06-30', kwhPerDay: 10 }]));
});
afterEach(() => house.close());

/** An import of which some rows may be rejected. */
const importing = (kind: string, text: string): Promise<ImportResult> =>
  house.json('import', [kind, house.file(`${kind}.csv`, text)]);

const HEADER =
  'usage_point_id,from,until,kwh,before_vat_dong,vat_dong,total_dong,invoice_no,issued_on,due_on\n';

async function invoice(rows: string) {
  await fleet.imports('bills', [...HEADER.trim().split('\n'), ...rows.split('\n')]);
  const sources = house.get(ReportSources);
  return invoiceOfPeriod(sources, await comparedPeriods(sources, 'P1', JUNE));
}

describe('invoices of the billing system', () => {
  it('agree with our reckoning to the đồng (V9)', async () => {
    const {
      ours,
      invoice: given,
      differences,
    } = await invoice('P1,2025-06-01,2025-07-01,300,739500,59160,798660,K-1,2025-07-01,2025-07-06');
    expect(ours?.totalDong).toBe(798_660);
    expect(given).toMatchObject({ invoiceNo: 'K-1', totalDong: 798_660, dueOn: dayOf('2025-07-06') });
    expect(differences).toEqual([]);
  });

  it('are explained line by line where they differ', async () => {
    const { differences } = await invoice('P1,2025-06-01,2025-07-01,301,742850,59428,802278,,,');
    expect(differences.map(({ field, difference, reason }) => [field, difference, reason])).toEqual([
      ['kwh', 1, 'kwh-differs'],
      ['beforeVatDong', 3350, 'follows-kwh'],
      ['vatDong', 268, 'follows-before-vat'],
      ['totalDong', 3618, 'follows-parts'],
    ]);
  });

  it('are compared at the VAT rate of their own day of issue (B5)', async () => {
    const { ours, differences } = await invoice(
      'P1,2025-06-01,2025-07-01,300,739500,73950,813450,K-1,2027-01-04,',
    );
    expect(ours).toMatchObject({ vatPercent: 10, vatDong: 73_950, totalDong: 813_450 });
    expect(differences).toEqual([]);
  });

  it('take the one that shares most of the days, and none that hardly does', async () => {
    const shifted = await invoice(
      'P1,2025-06-03,2025-07-03,290,700000,56000,756000,,,\nP1,2025-05-01,2025-06-03,330,1,0,1,,,',
    );
    expect(shifted.invoice?.kwh).toBe(290);
    expect(shifted.differences[0]).toMatchObject({ field: 'from', reason: 'period-differs' });
    const sources = house.get(ReportSources);
    const july = { from: dayOf('2025-07-01'), until: dayOf('2025-08-01') };
    expect((await invoiceOfPeriod(sources, await comparedPeriods(sources, 'P1', july))).invoice).toBeNull();
  });

  it('are rejected row by row with the mend, and remarked where they do not add up', async () => {
    const rows = [
      'P1,2025-06-01,2025-07-01,300,739500,59160,798661,,,',
      'P9,2025-06-01,2025-07-01,300,1,0,1,,,',
      'P1,2025-07-01,2025-06-01,300,1,0,1,,,',
      'P1,2025-05-01,2025-06-01,300.5,1,0,1,,,',
    ];
    const result = await importing('bills', `${HEADER}${rows.join('\n')}\n`);
    expect(result).toMatchObject({
      rows: 4,
      accepted: 1,
      rejected: 3,
      days: { from: '2025-06-30', to: '2025-06-30' },
    });
    expect(result.findings.map(({ code, count }) => [code, count])).toEqual([
      ['does-not-add-up', 1],
      ['rejected', 3],
    ]);
    expect(await importing('bills', `${HEADER}${rows[0]}\n`)).toMatchObject({ unchanged: 1 });
  });
});

describe('customers by time of use (M11)', () => {
  const registers = (rows: string[]) =>
    fleet.imports('register-readings', ['usage_point_id,day,register_kwh,register', ...rows]);
  const bill = async () => {
    const sources = house.get(ReportSources);
    return billOfPeriod(sources, await comparedPeriods(sources, 'TOU', JUNE));
  };

  it('are billed register by register', async () => {
    await registers(
      ['2025-05-31', '2025-06-30'].flatMap((day, at) => [
        `TOU,${day},${at * 1000},total`,
        `TOU,${day},${at * 600},normal`,
        `TOU,${day},${at * 150},peak`,
        `TOU,${day},${at * 250},offpeak`,
      ]),
    );
    const result = await bill();
    expect(result).toMatchObject({
      kind: 'bill',
      bill: { kwh: 1000, beforeVatDong: 600 * 3152 + 150 * 5422 + 250 * 1918 },
    });
  });

  it('get no bill while a register is missing', async () => {
    await registers(
      ['2025-05-31', '2025-06-30'].flatMap((day, at) => [
        `TOU,${day},${at * 1000},total`,
        `TOU,${day},${at * 600},normal`,
        `TOU,${day},${at * 150},peak`,
      ]),
    );
    expect(await bill()).toBeNull();
  });
});

describe('the price check for rented rooms', () => {
  const ROOM = { kwh: '120', from: '2025-06-01', until: '2025-07-01', people: '4', asked: '480000' };

  it('gives the most that may be asked, in both languages', async () => {
    const json = await house.json<{
      lawfulDong: number;
      differenceDong: number;
      text: { vi: string; en: string };
    }>('room-price', [], { ...ROOM, declared: true });
    expect(json).toMatchObject({ lawfulDong: 269_244, differenceDong: 210_756 });
    expect(json.text.vi).toMatch(/Số tiền cao nhất được thu: 269\.244/);
    expect(json.text.en).toMatch(/210,756.*too much/);
  });

  it('reckons every kWh at tier 3 where not everybody is declared', async () => {
    const json = await house.json<{ lawfulDong: number }>('room-price', [], ROOM);
    expect(json.lawfulDong).toBe(Math.round(120 * 2380 * 1.08));
    expect((await house.run('room-price', [], { ...ROOM, people: '0' })).messages[0]).toMatch(
      /--people "0" is not like 2/,
    );
  });
});

describe('plans, received energy, customers served, targets', () => {
  it('are taken by node, an unknown node is remarked and kept', async () => {
    const planned = await importing(
      'planned-load',
      'network_path,day,kwh\nCorp/Company A,2025-06-01,1234.5\nNowhere,2025-06-01,1\n,2025-06-01,99\nCorp,2025-06-01,-1\n',
    );
    expect(planned).toMatchObject({ accepted: 3, rejected: 1 });
    expect(planned.findings.map(({ code, count }) => [code, count])).toContainEqual(['unknown-area', 1]);
    const day = dayOf('2025-06-01');
    expect(await house.get(LoadRecords).plannedLoad(day, day)).toContainEqual({
      networkPath: 'Corp/Company A',
      day,
      plannedWh: 1_234_500,
    });
  });

  it('take the peak with its moment on the day', async () => {
    const rows = [
      'Corp,2025-06-02,1000,51.672,2025-06-02T13:40',
      'Corp,2025-06-03,1000,,2025-06-03T13:40',
      'Corp,2025-06-04,1000,5,2025-06-05T13:40',
      'Corp,2025-06-05,1000,,',
    ];
    const result = await importing(
      'system-load',
      `network_path,day,received_kwh,peak_mw,peak_at\n${rows.join('\n')}\n`,
    );
    expect(result).toMatchObject({ accepted: 2, rejected: 2 });
    const [first] = await house.get(LoadRecords).systemLoad(dayOf('2025-06-02'), dayOf('2025-06-05'));
    expect(first).toMatchObject({ peakWatt: 51_672_000, peakAt: new Date('2025-06-02T06:40:00Z') });
  });

  it('take months, years and indices', async () => {
    expect(
      await importing(
        'customers-served',
        'network_path,month,customers\nCorp,2025-06,1200\nCorp,2025-13,1\n',
      ),
    ).toMatchObject({ accepted: 1, rejected: 1 });
    expect(
      await importing(
        'targets',
        'network_path,year,index,value\nCorp,2025,SAIDI,233\nCorp,2025,losses,5\nCorp,25,saifi,2\n',
      ),
    ).toMatchObject({ accepted: 1, rejected: 2 });
    expect(await house.get(ReliabilityRecords).targets(2025)).toEqual([
      { networkPath: 'Corp', year: 2025, index: 'saidi', value: 233 },
    ]);
  });
});
