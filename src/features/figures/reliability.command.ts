import { parseLocalDate } from '../../domain/time/local-date';
import type { Command, CommandInput } from '../../platform/commands/command';
import { parsedOption, requiredOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { settingsLine } from '../../reports/named-settings';
import { reliabilityJson, type ReliabilityJson } from '../../reports/reliability/reliability-json';
import type {
  EventFacts,
  IndexFacts,
  NamedExclusionFacts,
  WithheldFacts,
} from '../../reports/reliability/reliability-facts';
import { ReportSources } from '../../reports/report-sources';
import { exclusionAction } from './exclusion-action';

const GROUPS = ['region', 'network', 'cause', 'month'] as const;
const groupOf = (text: string): (typeof GROUPS)[number] | null =>
  GROUPS.find((group) => group === text) ?? null;
const customersOf = (text: string): number | null => (/^[1-9]\d*$/.test(text) ? Number(text) : null);

/** Ids apart by commas; none is a mistake. */
const idsOf = (text: string): string[] | null => {
  const ids = text.split(',').map((id) => id.trim());
  return ids.every((id) => id !== '') ? ids : null;
};

export const reliabilityCommand: Command = {
  name: 'reliability',
  summary:
    'SAIDI, SAIFI, MAIFI and CAIDI of a span, before and after exclusions; exclude or include an interruption by name',
  args: '[action] [interruption]',
  options: [
    { flags: '--from <DAY>', description: 'first day' },
    { flags: '--to <DAY>', description: 'last day, inclusive' },
    { flags: '--by <GROUP>', description: 'region, network, cause or month' },
    { flags: '--customers <N>', description: 'customers served, instead of those counted' },
    {
      flags: '--exclude <IDS>',
      description: 'interruptions left out of this reckoning, by interruption_id, several with commas',
    },
    { flags: '--events', description: 'list the interruptions that each index is made of' },
    { flags: '--reason <TEXT>', description: 'exclude, include: why; it is printed beside the figures' },
    {
      flags: '--as <PERSON>',
      description: "exclude, include: who decides, an id under people in the utility's file",
    },
    { flags: '--json', description: 'print as JSON' },
  ],
  example: 'reliability --from 2025-06-01 --to 2025-06-30 --by cause',
  run: async (input, context) => {
    const [action, id] = input.args;
    if (action !== undefined) return exclusionAction(action, id, input, context);
    const json = await reliabilityJson(context.get(ReportSources), spanOf(input), {
      by: parsedOption(input, 'by', groupOf, 'region, network, cause or month') ?? null,
      customers: parsedOption(input, 'customers', customersOf, '12000') ?? null,
      excluded: parsedOption(input, 'exclude', idsOf, 'NC-2025-0017,NC-2025-0018') ?? [],
      events: input.options.events === true,
    });
    context.out(input.options.json === true ? `${JSON.stringify(json, null, 2)}\n` : reliabilityTable(json));
    return 0;
  },
};

function spanOf(input: CommandInput): { from: number; until: number } {
  const from = requiredOption(input, 'from', parseLocalDate, '2025-06-01');
  const to = requiredOption(input, 'to', parseLocalDate, '2025-06-30');
  if (to < from) throw new Problem('bad-option', '--to is before --from');
  return { from, until: to + 1 };
}

const HEAD = 'SAIDI min    SAIFI    MAIFI  CAIDI min  events';

function reliabilityTable(json: ReliabilityJson): string {
  const groups = (json.groups ?? []).map((group) =>
    group.beforeExclusions
      ? line(group.key ?? '(not said)', group.beforeExclusions)
      : `${group.key ?? '(not said)'}: ${withheldText(group.withheld!)}`,
  );
  return `${[
    `${json.from} to ${json.to}, ${json.customersServed ?? 'unknown'} customers served`,
    `${''.padEnd(34)} ${HEAD}`,
    ...(json.withheld ? [`no indices: ${withheldText(json.withheld)}`] : wholeLines(json)),
    ...groups,
    ...targetLines(json),
    ...notes(json),
    ...json.findings.map(
      ({ code, interruptionIds, message }) => `finding ${code} (${interruptionIds.join(', ')}): ${message}`,
    ),
    ...eventLines(json.eventList ?? []),
    settingsLine(json.settings),
  ].join('\n')}\n`;
}

function wholeLines({ beforeExclusions, afterExclusions }: ReliabilityJson): string[] {
  const [before, after] = [beforeExclusions!, afterExclusions!];
  return [
    line('before exclusions', before),
    line('  planned', before.planned),
    line('  unplanned', before.unplanned),
    line('after exclusions', after),
    line('  planned', after.planned),
    line('  unplanned', after.unplanned),
  ];
}

const line = (name: string, { saidiMinutes, saifi, maifi, caidiMinutes, events }: IndexFacts): string =>
  [
    name.padEnd(34),
    saidiMinutes.toFixed(2).padStart(9),
    saifi.toFixed(4).padStart(8),
    maifi.toFixed(4).padStart(8),
    (caidiMinutes === null ? '–' : caidiMinutes.toFixed(1)).padStart(10),
    String(events).padStart(7),
  ].join(' ');

function targetLines({ targets }: ReliabilityJson): string[] {
  if (!targets) return [];
  const given = [
    ['SAIDI', targets.saidiMinutes],
    ['SAIFI', targets.saifi],
    ['MAIFI', targets.maifi],
    ['CAIDI', targets.caidiMinutes],
  ].filter(([, value]) => value !== null);
  return [`targets of ${targets.year}: ${given.map(([name, value]) => `${name} ${value}`).join(', ')}`];
}

const eventLines = (events: readonly EventFacts[]): string[] =>
  events.map(
    ({ interruptionId, kind, day, durationMinutes, excluded, before }) =>
      `${day} ${interruptionId} ${kind}, ${durationMinutes.toFixed(0)} min: ${before.customersInterrupted} interrupted, ` +
      `${before.customersMomentary} momentary, ${before.customerMinutes.toFixed(0)} customer-minutes` +
      `${excluded === null ? '' : `; excluded: ${excluded}`}`,
  );

function notes({
  open,
  unknownCustomers,
  reductions,
  namedExclusions,
  majorEventYears,
}: ReliabilityJson): string[] {
  const list = (text: string, ids: string[]): string[] =>
    ids.length > 0 ? [`${text}: ${ids.join(', ')}`] : [];
  return [
    ...list('provisional, not restored', open),
    ...list('customers unknown, in no figure', unknownCustomers),
    ...list('reductions, in no figure', reductions),
    ...namedExclusions.map(exclusionLine),
    ...majorEventYears.map(({ year, tmedMinutes, alpha, beta, days, reason }) =>
      tmedMinutes === null
        ? `no threshold of major event days for ${year}: ${reason}`
        : `threshold of major event days ${year}: ${tmedMinutes.toFixed(2)} min (α ${alpha!.toFixed(4)}, β ${beta!.toFixed(4)}, ${days} days)`,
    ),
  ];
}

const exclusionLine = ({ interruptionId, day, reason, by, excludedOn }: NamedExclusionFacts): string =>
  `excluded by name: ${interruptionId} of ${day}, ${by === null ? 'for this reckoning only' : `${reason} (${by}, ${excludedOn})`}`;

function withheldText(withheld: WithheldFacts): string {
  if (withheld.reason === 'not-kept') return 'not kept';
  return withheld.reason === 'log-incomplete'
    ? `the log is not complete for ${withheld.missing.map(({ from, to }) => `${from} to ${to}`).join(', ')}; import it with --covers`
    : `nobody knows the customers served in ${withheld.months.join(', ')}; give --customers`;
}
