import { Workbook as ExcelWorkbook } from 'exceljs';
import { ExcelWorkbookWriter } from '../../src/adapters/sheet-excel/excel-workbook-writer';
import type { Workbook } from '../../src/ports/workbook-writer';
import { SettingsSource } from '../../src/ports/utility-settings';
import { type ManagementFacts, managementReport } from '../../src/reports/kinds/management';
import { workbookOf } from '../../src/reports/kinds/management/workbook';
import { ReportPipeline } from '../../src/reports/report-pipeline';
import { MACHINE_WORDS } from '../builders/golden';
import type { TestHouse } from '../builders/house';
import { utilitiesOfEachTest, UTILITIES } from './management-utility';

const open = utilitiesOfEachTest();

const LANGUAGES = ['vi', 'en'] as const;

async function booksOf(house: TestHouse): Promise<{ facts: ManagementFacts; vi: Workbook; en: Workbook }> {
  const request = managementReport.requestFrom({ week: '2025-W23' });
  const { facts, note } = await house.get(ReportPipeline).issue(managementReport, request);
  const { settings } = house.get(SettingsSource);
  const [vi, en] = LANGUAGES.map((language) => workbookOf(facts, { language, edition: note, settings }));
  return { facts, vi, en };
}

describe('the workbook of the weekly report', () => {
  it.each(Object.keys(UTILITIES))(
    '%s: has the same figures in both languages, and no machine words',
    async (name) => {
      const house = await open(UTILITIES[name]);
      const { vi, en } = await booksOf(house);
      expect(en.sheets).toHaveLength(vi.sheets.length);
      for (const book of [vi, en]) {
        const names = book.sheets.map((sheet) => sheet.name);
        expect(new Set(names).size).toBe(names.length);
        for (const sheet of book.sheets) {
          expect([sheet.name, sheet.name.length <= 31, /[[\]:*?/\\]/.test(sheet.name)]).toEqual([
            sheet.name,
            true,
            false,
          ]);
          for (const [column, { format }] of sheet.columns.entries())
            for (const row of sheet.rows)
              if (format === 'text' && typeof row[column] === 'string')
                expect([sheet.name, row[column], row[column].match(MACHINE_WORDS)]).toEqual([
                  sheet.name,
                  row[column],
                  null,
                ]);
        }
      }
      vi.sheets.forEach((sheet, index) => {
        const numbers = (book: Workbook) =>
          book.sheets[index].rows.map((row) => row.filter((cell) => typeof cell === 'number'));
        expect([sheet.name, numbers(vi)]).toEqual([sheet.name, numbers(en)]);
      });
    },
  );

  it('holds every day of every unit as it stands in the facts', async () => {
    const house = await open(UTILITIES.complete);
    const { facts, vi } = await booksOf(house);
    const days = vi.sheets.find(({ name }) => name === 'Phụ tải theo ngày')!;
    const areas = [facts.load.whole, ...facts.load.nodes, ...facts.load.regions];
    expect(days.rows).toHaveLength(areas.length * 7);
    expect(days.rows.slice(0, 7).map(([, day, kwh]) => [day, kwh])).toEqual(
      facts.load.whole.days.map(({ day, kwh }) => [day, kwh]),
    );
    const book = new ExcelWorkbook();
    await book.xlsx.load((await new ExcelWorkbookWriter().write(vi)).buffer as never);
    expect(book.getWorksheet('Phụ tải theo ngày')!.getCell('C3').value).toBe(facts.load.whole.days[0].kwh);
    expect(book.worksheets.map(({ name }) => name)).toEqual(vi.sheets.map(({ name }) => name));
  });
});
