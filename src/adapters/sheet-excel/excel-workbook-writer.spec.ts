import { Workbook as ExcelWorkbook } from 'exceljs';
import type { Workbook } from '../../ports/workbook-writer';
import { ExcelWorkbookWriter } from './excel-workbook-writer';

const WORKBOOK: Workbook = {
  title: 'Báo cáo tuần 23/2025',
  author: 'Công ty Điện lực Bắc Ninh',
  language: 'vi',
  createdAt: new Date('2025-06-09T00:00:00Z'),
  sheets: [
    {
      name: 'Phụ tải',
      title: 'Phụ tải theo ngày',
      columns: [
        { heading: 'Đơn vị', format: 'text' },
        { heading: 'Ngày', format: 'day' },
        { heading: 'kWh', format: 'three' },
        { heading: 'So tuần trước', format: 'percent' },
      ],
      rows: [
        ['=HYPERLINK("http://x")', '2025-06-02', 1234567.891, -3.2],
        ['Đội Từ Sơn', '2025-06-03', null, null],
      ],
      notes: ['Ô trống: chưa nhận được số liệu.'],
    },
    {
      name: 'Trống',
      title: 'Không có gì',
      columns: [{ heading: 'Đơn vị', format: 'text' }],
      rows: [],
      notes: [],
    },
  ],
};

async function written(): Promise<ExcelWorkbook> {
  const read = new ExcelWorkbook();
  await read.xlsx.load((await new ExcelWorkbookWriter().write(WORKBOOK)).buffer as never);
  return read;
}

describe('workbooks as XLSX', () => {
  it('hold real numbers and days with formats, and empty cells for what is not known', async () => {
    const sheet = (await written()).getWorksheet('Phụ tải')!;
    expect(sheet.getCell('C3').value).toBe(1234567.891);
    expect(sheet.getCell('C3').numFmt).toBe('#,##0.000');
    expect(sheet.getCell('B3').value).toEqual(new Date('2025-06-02T00:00:00Z'));
    expect(sheet.getCell('B3').numFmt).toBe('dd/mm/yyyy');
    expect(sheet.getCell('D3').value).toBe(-3.2);
    expect(sheet.getCell('C4').value).toBeNull();
    expect(sheet.getCell('A6').value).toBe('Ô trống: chưa nhận được số liệu.');
  });

  it('hold no formula, whatever a text begins with', async () => {
    const book = await written();
    expect(book.getWorksheet('Phụ tải')!.getCell('A3').value).toBe('=HYPERLINK("http://x")');
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()));
  });

  it('have their heads frozen, a filter, and names', async () => {
    const book = await written();
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Phụ tải', 'Trống']);
    for (const sheet of book.worksheets) expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(book.getWorksheet('Phụ tải')!.autoFilter).toBe('A2:D4');
    expect([book.creator, book.title]).toEqual([WORKBOOK.author, WORKBOOK.title]);
  });
});
