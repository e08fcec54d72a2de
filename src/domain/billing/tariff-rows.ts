import { fieldOf, type ConfigFault, type ConfigRow } from '../text/config-row';
import { parseTariffRow, type TariffRow } from './tariff-row';
import { TOU_REGISTERS, type PendingTable, type PriceTable, type TariffBook } from './tariff';

/**
 * Builds the tariff book from the split rows of tariff files (columns `tariff,scheme,valid_from,decision,tier,upto_kwh,
 * dong_per_kwh` and, where needed, `status,percent_of_average`). A table with any fault is left out whole:
 * half a table would bill wrongly.
 */
export function parseTariffRows(rows: readonly ConfigRow[]): { book: TariffBook; faults: ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const book: TariffBook = { tables: [], pending: [] };
  for (const group of groupByTable(rows)) {
    const parsed = group.map(parseTariffRow);
    const found = parsed.flatMap((each) => (each.kind === 'fault' ? [each.fault] : []));
    const good = parsed.flatMap((each) => (each.kind === 'row' ? [each.row] : []));
    if (found.length === 0) found.push(...tableFaults(good));
    faults.push(...found);
    if (found.length === 0) addTable(book, good);
  }
  book.tables.sort((a, b) =>
    a.tariff < b.tariff ? -1 : a.tariff > b.tariff ? 1 : a.validFrom - b.validFrom,
  );
  return { book, faults };
}

/** Rows of one tariff, day and status belong together, wherever they stand. */
function groupByTable(rows: readonly ConfigRow[]): ConfigRow[][] {
  const groups = new Map<string, ConfigRow[]>();
  for (const row of rows) {
    const status = fieldOf(row, 'status') || 'in-force';
    const key = JSON.stringify([fieldOf(row, 'tariff'), status, fieldOf(row, 'valid_from')]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function addTable(book: TariffBook, rows: TariffRow[]): void {
  const { tariff, scheme, decision, validFrom } = rows[0];
  if (validFrom === null) {
    const tiers = rows.map(({ tier, uptoKwh, percentOfAverage }) => ({ tier, uptoKwh, percentOfAverage }));
    book.pending.push({ tariff, scheme, decision, tiers } satisfies PendingTable);
    return;
  }
  const tiers = rows.map(({ tier, uptoKwh, dongPerKwh }) => ({ tier, uptoKwh, dongPerKwh: dongPerKwh! }));
  book.tables.push({ tariff, scheme, decision, validFrom, tiers } satisfies PriceTable);
}

function tableFaults(rows: TariffRow[]): ConfigFault[] {
  const first = rows[0];
  const other = rows.find((row) => row.scheme !== first.scheme || row.decision !== first.decision);
  if (other) {
    const message = `scheme and decision differ from line ${first.line}: one table has one scheme and one decision`;
    return [{ line: other.line, column: 'scheme', message }];
  }
  if (first.scheme === 'tiered') return tieredFaults(rows);
  return first.scheme === 'flat' ? flatFaults(rows) : touFaults(rows);
}

function tieredFaults(rows: TariffRow[]): ConfigFault[] {
  const faults: ConfigFault[] = [];
  rows.forEach((row, index) => {
    const fault = (column: string, message: string) => faults.push({ line: row.line, column, message });
    const isLast = index === rows.length - 1;
    if (row.tier !== index + 1)
      fault('tier', `tier ${row.tier} stands where ${index + 1} is due: write them in order`);
    if (isLast && row.uptoKwh !== null)
      fault('upto_kwh', 'the last tier has no upper bound: leave upto_kwh empty');
    if (!isLast && row.uptoKwh === null) fault('upto_kwh', 'only the last tier may have no upper bound');
    if (!isLast && row.uptoKwh !== null && row.uptoKwh <= (rows[index - 1]?.uptoKwh ?? 0)) {
      fault('upto_kwh', `${row.uptoKwh} is not above the bound of the tier before: bounds ascend`);
    }
  });
  return faults;
}

function flatFaults(rows: TariffRow[]): ConfigFault[] {
  if (rows.length === 1) return [];
  return [{ line: rows[1].line, column: 'tariff', message: 'a flat tariff has one row: this is its second' }];
}

function touFaults(rows: TariffRow[]): ConfigFault[] {
  const names = rows.map(({ tier }) => tier);
  const complete =
    names.length === TOU_REGISTERS.length && TOU_REGISTERS.every((name) => names.includes(name));
  if (complete) return [];
  const message = 'a time-of-use tariff has one row each for normal, peak and offpeak';
  return [{ line: rows[0].line, column: 'tier', message }];
}
