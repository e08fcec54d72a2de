import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PdfPrinter } from '../../src/ports/pdf-printer';
import { MACHINE_WORDS } from '../builders/golden';
import { TestHouse } from '../builders/house';
import { readPdf } from '../pdf/read-pdf';
import { TestService } from '../builders/service';
import { Fleet } from './fleet';

const POINTS = [
  'usage_point_id,customer_code,network_path,region,tariff,customer_name,address,phone,feeder,transformer',
  'P1,C1,Corp/Company A/Team 1,north,residential,=Lê Văn A,"12 phố Huế, Hà Nội",0912,471,T9',
  'P2,C2,Corp/Company A/Team 1,north,residential,Trần B,,,471,T1',
];
const METERS = [
  'usage_point_id,meter_serial,installed_at,installed_register_kwh,multiplier',
  'P1,M-77,2020-01-01,0,2',
];
const JUNE = ['P1', 'P2'].flatMap((id) => [
  `${id},2025-04-30,1000`,
  `${id},2025-05-31,1155`,
  `${id},2025-06-30,1655.5`,
  `${id},2025-07-01,1660.25`,
]);

const NOW = '2025-07-03T02:00:00Z';

/** Two points with twice the usage and more, closed. */
async function closedHouse(): Promise<TestHouse> {
  const house = await TestHouse.open({ now: NOW });
  const fleet = new Fleet(house);
  await fleet.imports('usage-points', POINTS);
  await fleet.imports('meters', METERS);
  await fleet.registers(...JUNE);
  await fleet.close('2025-06-30');
  return house;
}

describe('papers of cases', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await closedHouse();
    await house.run('cases', ['assign', 'case-000001'], { to: 'r.hoa', firstReader: 'r.nam', as: 'l.minh' });
  });
  afterAll(async () => {
    await house.get(PdfPrinter).close();
    await house.close();
  });

  const slips = async (args: string[], options: Record<string, string> = {}) => {
    const ran = await house.run('cases', ['slip', ...args], { out: 'slips.pdf', ...options });
    expect(ran.code).toBe(0);
    return readPdf(readFileSync(join(house.folder, 'slips.pdf')));
  };

  it('prints a slip a page by route: where, which meter, what it showed and why, with lines to fill in', async () => {
    const pdf = await slips([]);
    expect(pdf).toMatchObject({ tagged: true, lang: 'vi', allFontsEmbedded: true, pageCount: 2 });
    expect(pdf.figures).toEqual(['Mã QR của hồ sơ case-000002', 'Mã QR của hồ sơ case-000001']);
    expect(pdf.sizesMm).toEqual(Array(2).fill([148, 210]));
    const [second, first] = pdf.pages;
    expect(second).toContain('Điểm đo P2');
    for (const text of [
      ...['Điểm đo P1', 'case-000001', '=Lê Văn A', '12 phố Huế, Hà Nội', '0912', '471/T9'],
      ...['M-77, hệ số nhân 2', 'tăng nhiều lần', 'Trần Thị Hoa', '23h59 ngày 01/07/2025'],
      ...['30/06/2025', '1.655,50', '01/07/2025', '1.660,25', 'Kỳ 01–30/06/2025'],
      ...['Chỉ số đọc được', 'Ảnh số', 'Người phúc tra', 'Trang 2/2'],
    ])
      expect(first).toContain(text);
    expect(pdf.pages.join(' ')).not.toMatch(MACHINE_WORDS);
  });

  it('prints one case, or those of one reader, in the language asked for', async () => {
    const one = await slips(['case-000002'], { lang: 'en' });
    expect([one.lang, one.pageCount]).toEqual(['en', 1]);
    expect(one.pages[0]).toContain('Usage point P2');
    expect(one.pages[0]).not.toContain('P1');
    expect((await slips([], { to: 'r.hoa' })).pages[0]).toContain('Điểm đo P1');
    const none = await house.run('cases', ['slip'], { out: 'none.pdf', to: 'r.nam' });
    expect([none.code, none.messages.join()]).toEqual([1, expect.stringContaining('no case')]);
    expect(existsSync(join(house.folder, 'none.pdf'))).toBe(false);
  });

  it('exports every case with registers, times and who, safe for a spreadsheet', async () => {
    await house.run('cases', ['re-read', 'case-000001'], {
      ...{ register: '1255.5', readAt: '2025-07-03T08:30+07:00', evidence: 'p.jpg', as: 'r.hoa' },
    });
    await house.run('cases', ['finding', 'case-000001'], {
      ...{ outcome: 'entry-wrong', note: 'sai, "một" số', as: 'k.lan' },
    });
    const fleet = new Fleet(house);
    await fleet.registers('P1,2025-06-30,1255.5', 'P1,2025-07-01,1260');
    await fleet.close('2025-06-30');
    expect((await house.run('cases', ['export'], { out: 'cases.csv' })).code).toBe(0);
    const [head, first, second, rest] = readFileSync(join(house.folder, 'cases.csv'), 'utf8').split('\n');
    expect([rest, head.split(',').length]).toEqual(['', 48]);
    expect(first).toBe(
      [
        `case-000001,P1,C1,'=Lê Văn A,"12 phố Huế, Hà Nội",Corp/Company A/Team 1,471/T9`,
        '2025-06-01,2025-06-30,310,201,-35.2,compared,day-not-measured,',
        'finding,2025-07-03T09:00+07:00,2025-07-02T00:00+07:00,true,,,',
        'M-77,2,2025-05-31,1155,2025-06-30,1255.5',
        'r.nam,r.hoa,r.hoa,2025-07-03T08:30+07:00,1255.5,p.jpg',
        'entry-wrong,k.lan,"sai, ""một"" số",true,',
        ',,',
        // tiers of 1,001 and 201 kWh at the prices of 10/5/2025, with 8 % VAT
        'refund,1001,3406277,201,478114,-2928163',
      ].join(','),
    );
    expect(second).toMatch(/^case-000002,P2,.*,not-corrected,,,,,$/);
  });
});

describe('papers of cases over HTTP', () => {
  it('gives the slip of a case and the results of all', async () => {
    const house = await closedHouse();
    await house.shut();
    const service = await TestService.start({ folder: house.folder, now: NOW });
    const slip = await service.ask('GET', '/api/v1/cases/case-000001/slip.pdf');
    expect([slip.status, slip.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await readPdf(slip.bytes)).pages[0]).toContain('Điểm đo P1');
    const results = await service.ask('GET', '/api/v1/cases/export.csv');
    expect(results.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(results.text.split('\n')).toHaveLength(4);
    const one = await service.ask<{ settlement: unknown }>('GET', '/api/v1/cases/case-000001');
    expect(one.body.settlement).toEqual({ kind: 'not-corrected' });
    expect((await service.ask('GET', '/api/v1/cases/case-000009/slip.pdf')).status).toBe(404);
    await service.remove();
  });
});
