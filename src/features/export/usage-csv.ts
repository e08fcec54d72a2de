import { csvCell } from '../../platform/text-files/csv-cell';
import type { UsageJson } from '../../reports/usage/usage-json';

const HEADER = 'day,kwh,register_kwh,quality,findings';

/** Days as CSV in the units and names of the files that are imported; what is missing is an empty cell, never 0. */
export function* usageCsv({ days }: UsageJson): Generator<string> {
  yield `${HEADER}\n`;
  for (const { day, kwh, registerKwh, quality, findings } of days)
    yield `${[day, kwh ?? '', registerKwh ?? '', csvCell(quality), csvCell(findings.join(' '))].join(',')}\n`;
}
