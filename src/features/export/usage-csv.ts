import type { UsageJson } from '../../reports/usage/usage-json';

const HEADER = 'day,kwh,register_kwh,quality,findings';

/** Days as CSV in the units and names of the files that are imported; what is missing is an empty cell, never 0. */
export function* usageCsv({ days }: UsageJson): Generator<string> {
  yield `${HEADER}\n`;
  for (const { day, kwh, registerKwh, quality, findings } of days)
    yield `${[day, kwh ?? '', registerKwh ?? '', textCell(quality), textCell(findings.join(' '))].join(',')}\n`;
}

/** A spreadsheet would take a text that begins like a formula for one. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
