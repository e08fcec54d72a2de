import { parseLocalDate } from '../../domain/time/local-date';
import type { Command, CommandContext } from '../../platform/commands/command';
import { parsedOption, requiredOption } from '../../platform/commands/options';
import type { NotComparableReason, Outcome } from '../../domain/changes/usage-change';
import { bandWords, comparisonName, reasonName } from '../../reports/changes/changes-text';
import { settingsLine } from '../../reports/named-settings';
import type { ChangeRowJson } from '../../reports/changes/changes-json';
import { type ChangedPoints, ChangedPointsReader } from './changed-points';

/** One decimal, as the rule reads it in integers. */
const percentOf = (text: string): number | null =>
  /^\d{1,4}(\.\d)?$/.test(text) && Number(text) > 0 ? Number(text) : null;

/** Rows put into one piece of output: a fleet's rows are more than one string may hold. */
const ROWS_A_PIECE = 2000;

export const changesCommand: Command = {
  name: 'changes',
  summary:
    'the result of the 30 % rule for the periods that closed on a day: bands, outcomes, nodes and rows',
  options: [
    { flags: '--on <DAY>', description: 'last day of the periods', required: true },
    {
      flags: '--threshold <PERCENT>',
      description: 'another threshold than the setting changes.thresholdPercent',
    },
    { flags: '--flagged', description: 'only flagged rows' },
    { flags: '--json', description: 'print as JSON' },
  ],
  example: 'changes --on 2025-06-30 --flagged',
  run: async (input, context) => {
    const on = requiredOption(input, 'on', parseLocalDate, '2025-06-30');
    const threshold = parsedOption(input, 'threshold', percentOf, '30');
    const onlyFlagged = input.options.flagged === true;
    const { head, rows, isStored } = await context.get(ChangedPointsReader).read(on, threshold, onlyFlagged);
    if (!isStored)
      context.message(
        'not closed, or readings have come since: reckoned now, nothing stored and nobody told',
      );
    if (input.options.json === true) printJson(context, head, rows);
    else printTable(context, head, rows);
    return 0;
  },
};

type Head = ChangedPoints['head'];

function printJson(context: CommandContext, head: Head, rows: readonly ChangeRowJson[]): void {
  const text = JSON.stringify(head, null, 2);
  context.out(`${text.slice(0, -2)},\n  "rows": [`);
  for (let from = 0; from < rows.length; from += ROWS_A_PIECE) {
    const piece = rows.slice(from, from + ROWS_A_PIECE).map((row) => `\n    ${JSON.stringify(row)}`);
    context.out(`${from > 0 ? ',' : ''}${piece.join(',')}`);
  }
  context.out(`${rows.length > 0 ? '\n  ' : ''}]\n}\n`);
}

function printTable(context: CommandContext, head: Head, rows: readonly ChangeRowJson[]): void {
  const { closed, flagged, bands, outcomes, notComparable, settings } = head;
  const reasons = (Object.entries(notComparable) as [NotComparableReason, number][]).map(
    ([reason, count]) => `${reasonName(reason, 'en')} ${count}`,
  );
  const lines = [
    `${head.on}: ${closed} periods closed, ${flagged} flagged at ${head.threshold} %`,
    ...bands.map((band) => `  ${bandWords(band).padEnd(22)} ${String(band.count).padStart(9)}`),
    (Object.entries(outcomes) as [Outcome, number][])
      .map(([outcome, count]) => `${comparisonName(outcome, 'en')} ${count}`)
      .join(', '),
    ...(reasons.length > 0 ? [`not comparable: ${reasons.join(', ')}`] : []),
    settingsLine(settings),
  ];
  context.out(`${lines.join('\n')}\n`);
  for (const row of rows) context.out(`${rowText(row)}\n`);
}

function rowText(row: ChangeRowJson): string {
  const percent = row.changePercent === null ? '' : `${row.changePercent.toFixed(1)} %`;
  const kwh = (value: number | null): string => String(value ?? '–').padStart(9);
  const mark = row.flagged ? ' flagged' : '';
  const words = comparisonName(row.outcome, 'en');
  const daily = (perDay: number | null, days: number | null): string =>
    perDay === null ? '–' : `${perDay.toFixed(2)} a day in ${days}`;
  const means = `${daily(row.previousKwhPerDay, row.previousDays)}, ${daily(row.kwhPerDay, row.days)} days`;
  return `${row.usagePointId.padEnd(16)} ${kwh(row.previousBilledKwh)} → ${kwh(row.billedKwh)} kWh ${percent.padStart(10)}  ${row.reason === null ? words : `${words}: ${reasonName(row.reason, 'en')}`}${mark} (${means})`;
}
