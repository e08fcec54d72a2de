import { Workbook as ExcelWorkbook, type Worksheet } from 'exceljs';
import {
  type Sheet,
  type SheetCell,
  type SheetColumn,
  type SheetFormat,
  type Workbook,
  WorkbookWriter,
} from '../../ports/workbook-writer';

/** The program shows separators as its user's language has them. */
const FORMATS: Record<SheetFormat, string> = {
  text: '@',
  whole: '#,##0',
  one: '#,##0.0',
  two: '#,##0.00',
  three: '#,##0.000',
  percent: '#,##0.0"%"',
  ratio: '0.0%',
  day: 'dd/mm/yyyy',
};
const [TITLE_ROW, HEAD_ROW] = [1, 2];
const WIDTHS = { least: 10, most: 60 };
const INK = { head: 'FFE8EDF2', line: 'FF8899AA' };

/** Workbooks as XLSX. */
export class ExcelWorkbookWriter extends WorkbookWriter {
  async write(workbook: Workbook): Promise<Uint8Array> {
    const excel = new ExcelWorkbook();
    excel.creator = workbook.author;
    excel.title = workbook.title;
    excel.created = workbook.createdAt;
    excel.modified = workbook.createdAt;
    for (const sheet of workbook.sheets) addSheet(excel, sheet);
    return new Uint8Array(await excel.xlsx.writeBuffer());
  }
}

function addSheet(excel: ExcelWorkbook, { name, title, columns, rows, notes }: Sheet): void {
  const sheet = excel.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: HEAD_ROW }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.pageSetup.printTitlesRow = `${HEAD_ROW}:${HEAD_ROW}`;
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = widthOf(column, rows, index);
  });
  sheet.getCell(TITLE_ROW, 1).value = title;
  sheet.getCell(TITLE_ROW, 1).font = { bold: true, size: 13 };
  addHead(sheet, columns);
  rows.forEach((row, index) => addRow(sheet, HEAD_ROW + 1 + index, row, columns));
  sheet.autoFilter = {
    from: { row: HEAD_ROW, column: 1 },
    to: { row: HEAD_ROW + Math.max(1, rows.length), column: columns.length },
  };
  notes.forEach((note, index) => {
    const cell = sheet.getCell(HEAD_ROW + rows.length + 2 + index, 1);
    cell.value = note;
    cell.font = { italic: true };
  });
}

function addHead(sheet: Worksheet, columns: readonly SheetColumn[]): void {
  columns.forEach(({ heading, format }, index) => {
    const cell = sheet.getCell(HEAD_ROW, index + 1);
    cell.value = heading;
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: INK.head } };
    cell.border = { bottom: { style: 'thin', color: { argb: INK.line } } };
    cell.alignment = {
      wrapText: true,
      vertical: 'bottom',
      horizontal: format === 'text' ? 'left' : 'right',
    };
  });
}

function addRow(
  sheet: Worksheet,
  at: number,
  row: readonly SheetCell[],
  columns: readonly SheetColumn[],
): void {
  columns.forEach(({ format }, index) => {
    const value = row[index];
    if (value === null || value === undefined) return;
    const cell = sheet.getCell(at, index + 1);
    // a text is a text, whatever it begins with: only objects can be formulas here
    cell.value = format === 'day' ? dayOf(value) : value;
    cell.numFmt = FORMATS[format];
    if (format === 'text') cell.alignment = { wrapText: true, vertical: 'top' };
  });
}

/** Days have no time and no zone in a spreadsheet: midnight UTC is what the library writes as the bare day. */
const dayOf = (value: string | number): Date | string =>
  typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : String(value);

function widthOf(column: SheetColumn, rows: readonly (readonly SheetCell[])[], index: number): number {
  if (column.width !== undefined) return column.width;
  const longest = rows.reduce(
    (length, row) => Math.max(length, column.format === 'text' ? String(row[index] ?? '').length : 0),
    Math.ceil(column.heading.length / 2),
  );
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, longest + 2));
}
