import { parseLocalDate } from '../../domain/time/local-date';
import type { Command, CommandInput } from '../../platform/commands/command';
import { requiredOption, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import type {
  LoadComparisonFacts,
  PlanFacts,
  ReceivedFacts,
  RecordFacts,
  TemperatureFitFacts,
} from '../../reports/load/load-facts';
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
    ({ day, kwh, estimatedKwh, plannedKwh, coverage, meanC, maxC }) =>
      `${day} ${cell(kwh, 14, 1)} ${cell(estimatedKwh, 12, 1)} ${percent(coverage.ratio)} ${cell(meanC, 7, 1)} ${cell(maxC, 7, 1)} ${cell(plannedKwh, 14, 1)}`,
  );
  const { period } = json;
  return `${[
    json.node === '' ? 'the whole utility' : json.node,
    'day                   kWh    estimated coverage  mean °C  max °C        planned',
    ...rows,
    `mean a day ${cell(period.kwhPerDay, 1, 1)} kWh, ${period.daysKnown} of ${json.days.length} days known, coverage ${percent(period.coverage.ratio).trim()}`,
    `before         ${comparison(json.previous)}`,
    `same last year ${comparison(json.sameLastYear)}`,
    `year to date   ${comparison(json.yearToDateLastYear)}`,
    `plan           ${planText(json.plan)}`,
    ...sameSetLines(json.sameSetGrowth),
    ...recordLines(json.recordDays),
    temperatureLine(json.temperatureFit),
    ...receivedLines(json.received),
    `settings: coverage.comparison ${json.settings['coverage.comparison']}, works.heatCelsius ${json.settings['works.heatCelsius']}, regions.hotMonths ${hotMonthsText(json)}`,
  ].join('\n')}\n`;
}

const signed = (changePercent: number): string =>
  `${changePercent > 0 ? '+' : ''}${changePercent.toFixed(1)} %`;

function comparison({ base, changePercent, withheld }: LoadComparisonFacts): string {
  const span = `${base.from} to ${base.to}${base.tet ? ' (Tết)' : ''}`;
  if (withheld)
    return `${span}: not compared, ${withheld.reason === 'coverage' ? 'coverage too low' : 'no data'} (${withheld.which})`;
  return `${span}: ${cell(base.kwhPerDay, 1, 1)} kWh a day, ${signed(changePercent!)}`;
}

function planText({ plannedKwh, plannedDays, changePercent, withheld }: PlanFacts): string {
  if (plannedKwh === null) return 'none given';
  const given = `${plannedKwh.toFixed(1)} kWh on ${plannedDays} days`;
  if (withheld === null) return `${given}, ${signed(changePercent!)}`;
  const why = { 'no-plan': 'days without a plan', 'no-data': 'no data', coverage: 'coverage too low' }[
    withheld
  ];
  return `${given}, not compared: ${why}`;
}

const sameSetLines = ({ previous, sameLastYear }: LoadJson['sameSetGrowth']): string[] =>
  [previous, sameLastYear].map(
    ({ base, points, served, changePercent }) =>
      `same set against ${base.from} to ${base.to}: ${points} of ${served} points, ${changePercent === null ? 'nothing to compare' : signed(changePercent)}`,
  );

function recordLines({ yearToDate, lastYear }: LoadJson['recordDays']): string[] {
  const line = (name: string, record: RecordFacts | null): string[] =>
    record
      ? [
          `highest day ${name}: ${record.day}, ${record.kwh.toFixed(1)} kWh, ${cell(record.maxC, 1, 1)} °C; ${record.uncertainDays} days uncertain`,
        ]
      : [];
  return [...line('this year', yearToDate), ...line('last year', lastYear)];
}

/** How the load of the hot season goes with its temperature, or why that is not said. */
function temperatureLine(found: LoadJson['temperatureFit']): string {
  if (!found) return 'temperature    no region has a hot season';
  const days = `${found.daysUsed} days of ${found.season.from} to ${found.season.to}`;
  if (found.refused) {
    const { reason, figure, limit } = found.refused;
    return `temperature    no statement: ${REFUSALS[reason]} (${figure.toFixed(2)}, limit ${limit}), ${days}`;
  }
  const { kwhPerDegree, balanceC, rSquared, cvRmse } = found.fit!;
  return (
    `temperature    +${kwhPerDegree.toFixed(1)} kWh a day for each °C above ${balanceC} °C ` +
    `(R² ${rSquared}, CV(RMSE) ${cvRmse}), ${days}: an association, not a cause`
  );
}

const REFUSALS: Record<NonNullable<TemperatureFitFacts['refused']>['reason'], string> = {
  'few-days': 'too few days',
  'days-missing': 'too small a share of the days is usable',
  'narrow-temperatures': 'the temperatures lie too close together',
  'no-cooling-response': 'the load does not rise with the temperature',
  'weak-fit': 'the fit explains too little',
  scattered: 'the days scatter too much around the fit',
};

/** Supply as it was given: another thing than metered energy. */
function receivedLines(received: ReceivedFacts | null): string[] {
  if (!received) return [];
  const { receivedKwhPerDay, daysKnown, peak } = received;
  const highest = peak ? `, peak ${peak.mw} MW on ${peak.day}` : '';
  return [
    `received from the grid (not metered energy): ${receivedKwhPerDay.toFixed(1)} kWh a day over ${daysKnown} days${highest}`,
  ];
}

const hotMonthsText = ({ settings }: LoadJson): string =>
  Object.entries(settings['regions.hotMonths'])
    .map(([region, months]) => `${region} ${months.join(',')}`)
    .join('; ');
