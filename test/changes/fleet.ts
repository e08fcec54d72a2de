import { formatLocalDate, parseLocalDate } from '../../src/domain/time/local-date';
import type { ImportResult } from '../../src/ports/import-records';
import type { ComparedPeriodsJson } from '../../src/reports/usage/period-json';
import type { TestHouse } from '../builders/house';

/** Daily registers of one usage point: kWh a day over spans of days, both inclusive. */
export interface Usage {
  from: string;
  to: string;
  kwhPerDay: number;
}

const dayOf = (text: string): number => parseLocalDate(text)!;

/** Rows of `register-readings`: the counter stands at `start` before the first span; days in `without` have no row. */
export function registerRows(
  point: string,
  spans: Usage[],
  options: { start?: number; without?: string[] } = {},
): string[] {
  const rows: string[] = [];
  let register = options.start ?? 1000;
  rows.push(`${point},${formatLocalDate(dayOf(spans[0].from) - 1)},${register}`);
  for (const { from, to, kwhPerDay } of spans)
    for (let day = dayOf(from); day <= dayOf(to); day++) {
      register += kwhPerDay;
      const text = formatLocalDate(day);
      if (!options.without?.includes(text)) rows.push(`${point},${text},${register}`);
    }
  return rows;
}

export const POINT_HEADER =
  'usage_point_id,customer_code,network_path,region,tariff,billing_cycle,reading_mode,valid_from,email';

/** A row of `usage-points`. */
export const pointRow = (
  id: string,
  given: Partial<Record<'customer' | 'path' | 'region' | 'cycle' | 'mode' | 'since' | 'tariff', string>> = {},
): string =>
  [
    id,
    given.customer ?? `C-${id}`,
    given.path ?? 'Corp/Company A/Team 1',
    given.region ?? 'north',
    given.tariff ?? 'residential',
    given.cycle ?? '',
    given.mode ?? '',
    given.since ?? '',
    `${id.toLowerCase()}@example.vn`,
  ].join(',');

/** What outsiders do with a house in these tests. */
export class Fleet {
  private files = 0;

  constructor(readonly house: TestHouse) {}

  async points(...rows: string[]): Promise<void> {
    await this.imports('usage-points', [POINT_HEADER, ...rows]);
  }

  async registers(...rows: string[]): Promise<ImportResult> {
    return this.imports('register-readings', ['usage_point_id,day,register_kwh', ...rows]);
  }

  async imports(kind: string, lines: string[]): Promise<ImportResult> {
    const path = this.house.file(`${kind}-${this.files++}.csv`, `${lines.join('\n')}\n`);
    const result = await this.house.json<ImportResult>('import', [kind, path]);
    if (result.rejected > 0) throw new Error(`rejected: ${JSON.stringify(result.findings)}`);
    return result;
  }

  close(on?: string): Promise<ClosedJson[]> {
    return this.house.json('close-period', [], on === undefined ? {} : { on });
  }

  changes(on: string, options: Record<string, string | boolean> = {}): Promise<ChangesJson> {
    return this.house.json('changes', [], { on, ...options });
  }

  period(point: string, from: string, until: string): Promise<ComparedPeriodsJson> {
    return this.house.json('period', [point], { from, until });
  }
}

export interface ClosedJson {
  day: string;
  closed: number;
  flagged: number;
  notComparable: number;
  changed: number;
  notices: number;
  cases: number;
}

export interface ChangesJson {
  bands: { band: string; direction: string; fromPercent: number; toPercent: number | null; count: number }[];
  byNode: { node: string; closed: number; flagged: number }[];
  outcomes: Record<string, number>;
  notComparable: Record<string, number>;
  flagged: number;
  closed: number;
  threshold: number;
  rows: {
    usagePointId: string;
    kwh: number | null;
    billedKwh: number | null;
    previousKwh: number | null;
    previousBilledKwh: number | null;
    changePercent: number | null;
    flagged: boolean;
    outcome: string;
    reason: string | null;
    band: string | null;
    common: number | null;
    own: number | null;
    verification: string | null;
  }[];
}
