import { parseLocalDate } from '../../domain/time/local-date';
import type { Command, CommandInput } from '../../platform/commands/command';
import { requiredOption, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import type { LoadComparisonFacts } from '../../reports/load/load-facts';
import { loadJson, type LoadJson } from '../../reports/load/load-json';
import { ReportSources } from '../../reports/report-sources';

export const loadCommand: Command = {
  name: 'load',
  summary: 'daily load of the whole utility or of one network node or region, with its comparisons',
  options: [
    { flags: '--from <DAY>', description: 'first day', required: true },
    { flags: '--to <DAY>', description: 'last day, inclusive', required: true },
    {
      flags: '--node <PATH>',
      description: 'path of a network node or name of a region, default the whole utility',
    },
    { flags: '--json', description: 'print as JSON' },
  ],
  example: 'load --from 2025-06-02 --to 2025-06-08 --node "EVNNPC/PC Bac Ninh"',
  run: async (input, context) => {
    const json = await loadJson(context.get(ReportSources), spanOf(input), textOption(input, 'node') ?? null);
    context.out(input.options.json === true ? `${JSON.stringify(json, null, 2)}\n` : loadTable(json));
    return 0;
  },
};

function spanOf(input: CommandInput): { from: number; until: number } {
  const from = requiredOption(input, 'from', parseLocalDate, '2025-06-02');
  const to = requiredOption(input, 'to', parseLocalDate, '2025-06-08');
  if (to < from) throw new Problem('bad-option', '--to is before --from');
  return { from, until: to + 1 };
}

const cell = (value: number | null, width: number, places: number): string =>
  (value === null ? '–' : value.toFixed(places)).padStart(width);
const percent = (ratio: number | null): string =>
  (ratio === null ? '–' : `${(Math.floor(ratio * 1000) / 10).toFixed(1)} %`).padStart(8);

function loadTable(json: LoadJson): string {
  const rows = json.days.map(
    ({ day, kwh, estimatedKwh, coverage, meanC, maxC }) =>
      `${day} ${cell(kwh, 14, 1)} ${cell(estimatedKwh, 12, 1)} ${percent(coverage.ratio)} ${cell(meanC, 7, 1)} ${cell(maxC, 7, 1)}`,
  );
  const { period } = json;
  return `${[
    json.node === '' ? 'the whole utility' : json.node,
    'day                   kWh    estimated coverage  mean °C  max °C',
    ...rows,
    `mean a day ${cell(period.kwhPerDay, 1, 1)} kWh, ${period.daysKnown} of ${json.days.length} days known, coverage ${percent(period.coverage.ratio).trim()}`,
    `before         ${comparison(json.previous)}`,
    `same last year ${comparison(json.sameLastYear)}`,
    `year to date   ${comparison(json.yearToDateLastYear)}`,
  ].join('\n')}\n`;
}

function comparison({ base, changePercent, withheld }: LoadComparisonFacts): string {
  const span = `${base.from} to ${base.to}${base.tet ? ' (Tết)' : ''}`;
  if (withheld)
    return `${span}: not compared, ${withheld.reason === 'coverage' ? 'coverage too low' : 'no data'} (${withheld.which})`;
  return `${span}: ${cell(base.kwhPerDay, 1, 1)} kWh a day, ${changePercent! > 0 ? '+' : ''}${changePercent!.toFixed(1)} %`;
}
