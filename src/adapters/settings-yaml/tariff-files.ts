import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { BillingRules } from '../../domain/billing/bill-request';
import { parseTariffRows } from '../../domain/billing/tariff-rows';
import { parseTouHours, type TouHours } from '../../domain/billing/tou-hours';
import { parseVatRows } from '../../domain/billing/vat';
import type { ConfigFault, ConfigRow } from '../../domain/text/config-row';
import { type Holiday, parseHolidays } from '../../domain/time/holidays';
import { Problem } from '../../platform/errors/problem';
import { Tariffs } from '../../ports/tariffs';

const TARIFF_FILES = ['residential.csv', 'non-residential.csv'];

/** The files of `tariffs/` beside the utility's file. Every fault is listed with file, line and mend. */
export class TariffFiles extends Tariffs {
  readonly rules: BillingRules;
  readonly touHours: readonly TouHours[];
  readonly holidays: readonly Holiday[];

  constructor(folder: string) {
    super();
    const faults: string[] = [];
    const note = (file: string, found: ConfigFault[]): void => {
      for (const { line, column, message } of found)
        faults.push(`${file}, line ${line}, ${column}: ${message}`);
    };
    const rows = TARIFF_FILES.map((file) => readRows(join(folder, file)));
    const parsed = rows.map(parseTariffRows);
    parsed.forEach((each, index) => note(TARIFF_FILES[index], each.faults));
    const vat = parseVatRows(readRows(join(folder, 'vat.csv')));
    note('vat.csv', vat.faults);
    const tou = parseTouHours(readRows(join(folder, 'tou-hours.csv')));
    note('tou-hours.csv', tou.faults);
    const holidays = parseHolidays(readRows(join(folder, 'holidays.csv')));
    note('holidays.csv', holidays.faults);
    if (faults.length > 0)
      throw new Problem(
        'tariffs-faulty',
        `cannot use the files of ${folder}:\n${faults.map((each) => `  - ${each}`).join('\n')}`,
      );
    this.rules = {
      book: {
        tables: parsed.flatMap(({ book }) => book.tables),
        pending: parsed.flatMap(({ book }) => book.pending),
      },
      vat: vat.rates,
    };
    this.touHours = tou.hours;
    this.holidays = holidays.holidays;
  }
}

function readRows(path: string): ConfigRow[] {
  if (!existsSync(path))
    throw new Problem(
      'tariffs-missing',
      `cannot read ${path}: copy the whole config folder, with its tariffs`,
    );
  try {
    const records = parse(readFileSync(path, 'utf8'), {
      columns: true,
      bom: true,
      comment: '#',
      info: true,
    }) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    return records.map(({ record, info }) => ({ line: info.lines, fields: record }));
  } catch (error) {
    throw new Problem('tariffs-faulty', `cannot read ${basename(path)}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
