import { parseYearMonth } from '../../src/domain/time/year-month';
import { PdfPrinter } from '../../src/ports/pdf-printer';
import { customerReport } from '../../src/reports/kinds/customer';
import type { CustomerFacts } from '../../src/reports/kinds/customer/facts';
import { customerView } from '../../src/reports/kinds/customer/view-model';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import { SettingsSource } from '../../src/ports/utility-settings';
import { expectGolden, MACHINE_WORDS } from '../builders/golden';
import { TestHouse } from '../builders/house';
import { readPdf } from '../pdf/read-pdf';

const POINTS = `usage_point_id,customer_code,network_path,region,tariff,customer_name,households,transformer,address
P1,FULL,Corp/Team,north,residential,Nguyễn Thị Ánh Tuyết,1,T1,12 Lê Lợi
P2,GAPS,Corp/Team,north,residential,"<b>Trần ""Quý"" & con</b>",1,T1,
P3,MISSING,Corp/Team,north,residential,Lê Văn Đạt,1,T1,
P4,TWO,Corp/Team,north,residential,Phạm Hoàng,2,T1,
P5,TWO,Corp/Team,north,residential,Phạm Hoàng,1,T1,
P6,ZERO,Corp/Team,north,residential,Vũ Không,1,T1,
`;

const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const FIRST = Date.UTC(2024, 4, 31) / 86_400_000;
const LAST = Date.UTC(2025, 5, 30) / 86_400_000;

/** A register that rises a little differently each day, the same on every run. */
function readings(): string {
  const rows = ['usage_point_id,day,register_kwh,quality,meter_serial'];
  const registers: Record<string, number> = { P1: 1000, P2: 99_000, P3: 500, P4: 10, P5: 2000, P6: 77 };
  for (let day = FIRST; day <= LAST; day++)
    for (const id of Object.keys(registers)) {
      const warm = day > LAST - 30 ? 1.4 : 1;
      registers[id] += id === 'P6' ? 0 : (6 + ((day * 7 + id.charCodeAt(1)) % 5)) * (id === 'P1' ? warm : 1);
      const isGap = id === 'P2' && day > LAST - 20 && day < LAST - 12;
      const isLost = id === 'P3' && day > LAST - 3;
      const shown = id === 'P2' ? registers[id] % 100_000 : registers[id];
      if (!isGap && !isLost)
        rows.push(
          `${id},${iso(day)},${shown.toFixed(2)},${day % 29 === 0 ? 'estimated' : 'measured'},${id}-A`,
        );
    }
  return `${rows.join('\n')}\n`;
}

describe('the customer summary', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ now: '2025-07-01T00:00:00Z' });
    const load = (kind: string, text: string) => house.run('import', [kind, house.file(`${kind}.csv`, text)]);
    await load('usage-points', POINTS);
    await load(
      'meters',
      'usage_point_id,meter_serial,installed_at,installed_register_kwh,digits\nP2,P2-A,2020-01-01,0,5\n',
    );
    await load(
      'temperatures',
      `region,day,mean_c,max_c\n${Array.from({ length: 61 }, (_, i) => `north,${iso(LAST - 60 + i)},${28 + (i % 5)},${33 + (i % 6)}`).join('\n')}\n`,
    );
    await load('register-readings', readings());
    await load(
      'works',
      'work_id,version,status,published_at,announced_start,announced_end,transformer\nW1,1,announced,2025-06-25T09:00,2025-07-04T08:00,2025-07-04T11:30,T1\n',
    );
    await house.run('aggregate');
  });
  afterAll(async () => {
    await house.get(PdfPrinter).close();
    await house.close();
  });

  const factsOf = async (customerCode: string): Promise<CustomerFacts> =>
    (
      await house
        .get(ReportPipeline)
        .issue(customerReport, { customerCode, month: parseYearMonth('2025-06')! })
    ).facts;

  it.each(['FULL', 'GAPS', 'MISSING', 'TWO', 'ZERO'])(
    '%s: facts and both views stand as filed',
    async (code) => {
      const facts = await factsOf(code);
      expectGolden(`customer/${code}.facts.json`, facts);
      for (const language of ['vi', 'en'] as const) {
        const { settings } = house.get(SettingsSource);
        const view = customerView(facts, { language, edition: { edition: 1, changes: [] }, settings });
        expectGolden(`customer/${code}.${language}.json`, view);
        expect(JSON.stringify(view)).not.toMatch(/undefined|NaN|\[object/);
      }
    },
  );

  it('draws a missing day as a gap, never as zero', async () => {
    const { points } = await factsOf('GAPS');
    expect(points[0].days.filter(({ kwh }) => kwh === null)).toHaveLength(8);
    expect(points[0].days.filter(({ kwh }) => kwh === 0)).toHaveLength(0);
    expect(points[0].periods.period).toMatchObject({ basis: 'registers', gap: null });
  });

  it.each(['vi', 'en'] as const)('prints on one tagged page with embedded fonts, in %s', async (language) => {
    const pipeline = house.get(ReportPipeline);
    const report = await pipeline.issue(customerReport, {
      customerCode: 'GAPS',
      month: parseYearMonth('2025-06')!,
    });
    const pdf = await readPdf(await pipeline.pdf(customerReport, report, language));
    expect(pdf).toMatchObject({ pageCount: 1, tagged: true, lang: language, allFontsEmbedded: true });
    const text = pdf.pages.join(' ');
    expect(text).not.toMatch(MACHINE_WORDS);
    expect(text).toContain('<b>Trần "Quý" & con</b>');
    expect(text).toContain(language === 'vi' ? 'Trang 1/1' : 'Page 1/1');
    expect(text).toContain(language === 'vi' ? 'điện năng cả kỳ vẫn chính xác' : 'the total is still exact');
    expect(pdf.fonts.every((font) => /BeVietnamPro/.test(font))).toBe(true);
  });

  it('keeps the edition while no figure changes, and adds one that says what changed', async () => {
    const pipeline = house.get(ReportPipeline);
    const request = { customerCode: 'MISSING', month: parseYearMonth('2025-06')! };
    const first = await pipeline.issue(customerReport, request);
    expect((await pipeline.issue(customerReport, request)).id).toBe(first.id);
    const late = `usage_point_id,day,register_kwh\nP3,${iso(LAST)},3720\n`;
    await house.run('import', ['register-readings', house.file('late.csv', late)]);
    const second = await pipeline.issue(customerReport, request);
    expect(second.note.edition).toBe(2);
    const { settings } = house.get(SettingsSource);
    const view = customerView(second.facts, { language: 'vi', edition: second.note, settings });
    expect(view.changes?.title).toBe('Thay đổi so với bản 1');
    expect(view.changes?.lines.join(' ')).toMatch(/Điện năng kỳ này: chưa xác định thành/);
  });

  const viewOf = async (code: string, language: 'vi' | 'en') =>
    customerView(await factsOf(code), {
      language,
      edition: { edition: 1, changes: [] },
      settings: house.get(SettingsSource).settings,
    });
  const textOf = async (code: string, language: 'vi' | 'en'): Promise<string> =>
    JSON.stringify(await viewOf(code, language));

  it('prints the invoice instead of our reckoning, and explains each difference', async () => {
    const { bill } = (await factsOf('FULL')).points[0];
    const [before, vat] = [bill!.beforeVatDong + 1000, bill!.vatDong + 80];
    const head =
      'usage_point_id,from,until,kwh,before_vat_dong,vat_dong,total_dong,invoice_no,issued_on,due_on';
    const invoice = (kwh: number, [b, v]: number[]): string =>
      `${head}\nP1,2025-06-01,2025-07-01,${kwh},${b},${v},${b + v},0000123,2025-07-01,2025-07-11\n`;
    const load = (text: string) => house.run('import', ['bills', house.file('bills.csv', text)]);

    await load(invoice(bill!.kwh, [bill!.beforeVatDong, bill!.vatDong]));
    const same = (await viewOf('FULL', 'vi')).points[0];
    expect(same.invoice).toBeNull();
    expect(same.bill?.caption).toBe('Tiền điện theo hóa đơn 0000123');
    expect(same.bill?.note).toContain('Hạn thanh toán 11/07/2025.');

    await load(invoice(bill!.kwh, [before, vat]));
    const { points } = await factsOf('FULL');
    expect(points[0].invoice?.differences.map(({ field, reason }) => [field, reason])).toEqual([
      ['beforeVatDong', 'price-or-limit'],
      ['vatDong', 'follows-before-vat'],
      ['totalDong', 'follows-parts'],
    ]);
    const other = (await viewOf('FULL', 'en')).points[0];
    expect(other.invoice?.rows.at(-1)?.cells.slice(-2)).toEqual([
      { text: '+1,080', mark: 'alert' },
      'follows from the lines above',
    ]);
    expect(other.bill?.caption).toBe('By the registers, for comparison');
    expect(await textOf('FULL', 'vi')).not.toContain('tạm tính');
    expect(await textOf('ZERO', 'vi')).toContain('tạm tính');
  });

  it('says how a flag was verified, and what came of the case', async () => {
    expect(await textOf('FULL', 'vi')).toContain('nên chỉ số được phúc tra.');
    await house.run('close-period', [], { on: '2025-06-30' });
    const { verification } = (await factsOf('FULL')).points[0];
    expect(verification).toMatchObject({ kind: 'field', case: { state: 'new', readOn: null } });
    expect(await textOf('FULL', 'vi')).toContain(
      'Đang phúc tra; hóa đơn được điều chỉnh nếu chỉ số thay đổi.',
    );
    const step = (action: string, as: string, options: Record<string, string> = {}) =>
      house.run('cases', [action, 'case-000001'], { as, ...options });
    house.clock.moveTo('2025-07-02T02:00:00Z');
    await step('assign', 'l.minh', { to: 'r.hoa' });
    const register = { register: '5000', readAt: '2025-07-02T08:00:00+07:00', evidence: 'photo.jpg' };
    await step('re-read', 'r.hoa', register);
    expect(await textOf('FULL', 'en')).toMatch(/Read again on 2\sJuly\s2025; the result is pending/);
    await step('finding', 'k.lan', { outcome: 'register-correct' });
    await step('approve', 'd.hung');
    await step('close', 'k.lan');
    expect(await textOf('FULL', 'vi')).toContain('Chỉ số đã được phúc tra ngày 02/07/2025: đúng.');
  });

  it('refuses a customer whom nobody knows', async () => {
    await expect(factsOf('NOBODY')).rejects.toMatchObject({ code: 'unknown-customer' });
  });
});
