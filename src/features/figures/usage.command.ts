import { parseLocalDate } from '../../domain/time/local-date';
import type { Command } from '../../platform/commands/command';
import { requiredOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { PeriodResults } from '../../ports/period-results';
import { SettingsSource } from '../../ports/utility-settings';
import { bandWords, comparisonName, reasonName } from '../../reports/changes/changes-text';
import { namedSettings, type NamedSettings, settingsLine } from '../../reports/named-settings';
import { ReportSources } from '../../reports/report-sources';
import { comparedPeriods } from '../../reports/usage/point-periods';
import {
  comparedPeriodsJson,
  type ComparedPeriodsJson,
  type PeriodJson,
} from '../../reports/usage/period-json';
import { usageJson, type UsageJson } from '../../reports/usage/usage-json';
import { basisWords, spanWords } from './period-words';

const JSON_OPTION = { flags: '--json', description: 'print as JSON' };

export const usageCommand: Command = {
  name: 'usage',
  summary: 'daily usage and registers of one usage point; missing days are missing, never zero',
  args: '<usagePoint>',
  options: [
    { flags: '--from <DAY>', description: 'first day', required: true },
    { flags: '--to <DAY>', description: 'last day, inclusive', required: true },
    JSON_OPTION,
  ],
  example: 'usage PA18LC0093398001 --from 2025-06-01 --to 2025-06-30',
  run: async (input, context) => {
    const from = requiredOption(input, 'from', parseLocalDate, '2025-06-01');
    const to = requiredOption(input, 'to', parseLocalDate, '2025-06-30');
    if (to < from) throw new Problem('bad-option', '--to is before --from');
    const usage = await usageJson(context.get(ReportSources), input.args[0], from, to);
    context.out(input.options.json === true ? `${JSON.stringify(usage, null, 2)}\n` : usageTable(usage));
    return 0;
  },
};

const cell = (value: number | null, width: number): string =>
  (value === null ? '–' : value.toFixed(3)).padStart(width);

function usageTable(usage: UsageJson): string {
  const rows = usage.days.map(
    ({ day, kwh, registerKwh, quality, findings }) =>
      `${day} ${cell(kwh, 12)} ${cell(registerKwh, 14)}  ${quality}${findings.length > 0 ? ` (${findings.join(', ')})` : ''}`,
  );
  const { received, expected } = usage.coverage;
  return `${['day                 kWh   register kWh  quality', ...rows, `${received} of ${expected} days known`].join('\n')}\n`;
}

export const periodCommand: Command = {
  name: 'period',
  summary: 'one period of a usage point with the one before and the same one last year',
  args: '<usagePoint>',
  options: [
    { flags: '--from <DAY>', description: 'first day', required: true },
    { flags: '--until <DAY>', description: 'first day after the period', required: true },
    JSON_OPTION,
  ],
  example: 'period PA18LC0093398001 --from 2025-06-01 --until 2025-07-01',
  run: async (input, context) => {
    const from = requiredOption(input, 'from', parseLocalDate, '2025-06-01');
    const until = requiredOption(input, 'until', parseLocalDate, '2025-07-01');
    if (until <= from) throw new Problem('bad-option', '--until is not after --from');
    const compared = await comparedPeriods(context.get(ReportSources), input.args[0], { from, until });
    const stored = await context.get(PeriodResults).of(compared.point.key, from, until);
    const json = comparedPeriodsJson(compared, stored);
    const settings = namedSettings(context.get(SettingsSource).settings, 'period');
    context.out(
      input.options.json === true
        ? `${JSON.stringify({ ...json, settings }, null, 2)}\n`
        : periodTable(json, settings),
    );
    return 0;
  },
};

function periodTable(json: ComparedPeriodsJson, settings: NamedSettings): string {
  const line = (name: string, period: PeriodJson | null): string =>
    `${name}  ${period === null ? 'none for this customer' : periodWords(period)}`;
  return `${[
    line('period        ', json.period),
    line('previous      ', json.previous),
    line('same last year', json.sameLastYear),
    `outcome         ${outcomeWords(json)}`,
    ...(json.common === null
      ? []
      : [`common          ${json.common} % by the peers, own part ${json.own} percentage points`]),
    settingsLine(settings),
  ].join('\n')}\n`;
}

function periodWords(period: PeriodJson): string {
  const { days, kwh, billedKwh, basis, gap, coverage } = period;
  const energy =
    kwh === null ? '' : ` ${kwh} kWh (${(kwh / days).toFixed(2)} a day), billed ${billedKwh} kWh,`;
  return `${spanWords(period)}, ${days} days:${energy} ${basisWords(basis, gap)}, ${coverage.received} of ${coverage.expected} days known`;
}

function outcomeWords({ outcome, reason, changePercent, band, flagged }: ComparedPeriodsJson): string {
  const why = reason ? `: ${reasonName(reason, 'en')}` : '';
  const change = changePercent === null ? '' : ` ${changePercent > 0 ? '+' : ''}${changePercent} %`;
  const found = bandsOf(band);
  return `${comparisonName(outcome, 'en')}${why}${change}${flagged ? `, flagged${found}` : ''}`;
}

/** The name of a band holds its edges. */
function bandsOf(name: string | null): string {
  const match = /^(up|down)-([\d.]+)(?:-([\d.]+))?$/.exec(name ?? '');
  if (!match) return '';
  const [, direction, from, to] = match;
  const isZero = direction === 'down' && to === undefined;
  const toPercent = to === undefined ? (isZero ? Number(from) : null) : Number(to);
  return ` (${bandWords({ direction: direction as 'up' | 'down', fromPercent: Number(from), toPercent })})`;
}
