import { formatLocalDate, parseLocalDate } from '../../domain/time/local-date';
import { Zone } from '../../domain/time/zone';
import type { Command, CommandContext, CommandInput } from '../../platform/commands/command';
import { parsedOption, pathIn, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { Clock } from '../../ports/clock';
import { MeterFiles } from '../../ports/meter-files';
import { SettingsSource } from '../../ports/utility-settings';
import { namedSettings, settingsLine } from '../../reports/named-settings';
import { checkWorks, readWorks } from '../../reports/reliability/read-works';
import { readWorkRows, WORK_COLUMNS, type WorkRows } from '../../reports/reliability/works-file';
import type { WorkFacts, WorksFacts } from '../../reports/reliability/works-facts';
import { ReportSources } from '../../reports/report-sources';

/** Days looked at without dates: what can still be moved. */
const COMING_DAYS = 14;

export const worksCommand: Command = {
  name: 'works',
  summary: 'works of the store, or of a file, against the notice rules and the heat of their days',
  args: '<check> [file]',
  options: [
    { flags: '--from <DAY>', description: 'first day on which a work begins, default today' },
    { flags: '--to <DAY>', description: `last day, inclusive, default ${COMING_DAYS} days` },
    { flags: '--profile <NAME>', description: 'import profile by which the file is read' },
    { flags: '--json', description: 'print as JSON' },
  ],
  example: 'works check next-month.csv',
  run: async (input, context) => {
    const [action, file] = input.args;
    if (action !== 'check')
      throw new Problem('bad-argument', `works does not know "${action}"; it knows check`);
    const { facts, rejected } =
      file === undefined
        ? { facts: await readWorks(context.get(ReportSources), spanOf(input, context)), rejected: [] }
        : await checkedFile(input, context, file);
    for (const { line, reason } of rejected) context.message(`line ${line}: ${reason}`);
    const settings = namedSettings(context.get(SettingsSource).settings, 'works');
    const json = { ...facts, settings, ...(file === undefined ? {} : { rejected }) };
    context.out(
      input.options.json === true
        ? `${JSON.stringify(json, null, 2)}\n`
        : `${worksTable(facts)}${settingsLine(settings)}\n`,
    );
    return rejected.length > 0 ? 2 : 0;
  },
};

/** Works of a file that is not imported; exit code 2 where lines of it could not be read. */
async function checkedFile(
  input: CommandInput,
  context: CommandContext,
  file: string,
): Promise<{ facts: WorksFacts; rejected: WorkRows['rejected'] }> {
  if (input.options.from !== undefined || input.options.to !== undefined)
    throw new Problem('bad-option', '--from and --to are for works of the store; a file is checked whole');
  const profile = textOption(input, 'profile') ?? null;
  const table = await context.get(MeterFiles).openTable(pathIn(context, file), WORK_COLUMNS, profile);
  if (table.unknownColumns.length > 0)
    context.message(`columns that nobody asked for: ${table.unknownColumns.join(', ')}`);
  const sources = context.get(ReportSources);
  const { versions, rejected } = await readWorkRows(table.batches, sources.zone);
  return { facts: await checkWorks(sources, versions), rejected };
}

function spanOf(input: CommandInput, context: CommandContext): { from: number; until: number } {
  const zone = new Zone(context.get(SettingsSource).settings.timeZone);
  const today = zone.dayOf(context.get(Clock).now().getTime());
  const from = parsedOption(input, 'from', parseLocalDate, formatLocalDate(today)) ?? today;
  const to = parsedOption(input, 'to', parseLocalDate, formatLocalDate(today)) ?? from + COMING_DAYS - 1;
  if (to < from) throw new Problem('bad-option', '--to is before --from');
  return { from, until: to + 1 };
}

const two = (value: number): string => String(value).padStart(2, '0');
const timeOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

function worksTable(facts: WorksFacts): string {
  const { works, from, to } = facts;
  if (works.length === 0) return `no works begin from ${from} to ${to}\n`;
  return `${[...works.map((work) => workLine(work, facts)), ...countLines(facts)].join('\n')}\n`;
}

function countLines({ counts, byNode, noticeDays, emergencyNoticeHours, heatCelsius }: WorksFacts): string[] {
  return [
    `${counts.works} works: ${counts.plannedInTime} of ${counts.planned} announced ${noticeDays} days before or earlier, ` +
      `${counts.emergenciesInTime} of ${counts.emergencies} emergencies told within ${emergencyNoticeHours} hours,`,
    `${counts.startedOnTime} of ${counts.started} begun on time, ${counts.endedLate} of ${counts.ended} restored late ` +
      `(${Math.round(counts.overrunCustomerMinutes)} customer-minutes), ${counts.postponed} postponed, ${counts.cancelled} cancelled,`,
    `${counts.heatConflicts} on days of ${heatCelsius} °C or more, ${counts.notAssessed} without a known maximum`,
    ...(byNode.length > 1 ? byNode.map(nodeLine) : []),
  ];
}

const nodeLine = ({ node, counts }: WorksFacts['byNode'][number]): string =>
  `  ${node ?? '(not said)'}: ${counts.works} works, ${counts.noticeInTime} told in time, ` +
  `${counts.endedLate} of ${counts.ended} restored late (${Math.round(counts.overrunCustomerMinutes)} customer-minutes)`;

function workLine(work: WorkFacts, { emergencyNoticeHours }: WorksFacts): string {
  const remarks = [...noticeRemarks(work, emergencyNoticeHours), ...heatRemarks(work), ...timeRemarks(work)];
  return `${work.day} ${timeOf(work.startMinute)}–${timeOf(work.endMinute)} ${work.workId} ${work.status.padEnd(9)} ${work.networkPath ?? '–'}: ${remarks.length > 0 ? remarks.join('; ') : 'as announced'}`;
}

function noticeRemarks(work: WorkFacts, emergencyNoticeHours: number): string[] {
  const { notice, emergency, noticeDays, noticeAfterHours } = work;
  if (notice === 'none') return ['not announced'];
  if (notice === 'in-time') return emergency ? [`emergency, told within ${emergencyNoticeHours} hours`] : [];
  return [
    emergency
      ? `emergency, told ${noticeAfterHours} hours after its start`
      : `announced only ${noticeDays} days before`,
  ];
}

const heatRemarks = ({ heat, maxC, maxKind }: WorkFacts): string[] => [
  ...(heat === 'conflict' ? [`${maxC} °C ${maxKind}`] : []),
  ...(heat === 'not-assessed' ? ['maximum not known'] : []),
];

function timeRemarks({
  start,
  startOffMinutes,
  overrunMinutes,
  overrunCustomerMinutes,
}: WorkFacts): string[] {
  const customers =
    overrunCustomerMinutes === null ? '' : ` (${Math.round(overrunCustomerMinutes)} customer-minutes)`;
  return [
    ...(start === 'late' || start === 'early' ? [`began ${start} by ${Math.abs(startOffMinutes!)} min`] : []),
    ...((overrunMinutes ?? 0) > 0 ? [`restored ${overrunMinutes} min late${customers}`] : []),
  ];
}
