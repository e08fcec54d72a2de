import { formatLocalDate, parseLocalDate } from '../../domain/time/local-date';
import { Zone } from '../../domain/time/zone';
import type { Command, CommandContext, CommandInput } from '../../platform/commands/command';
import { parsedOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { Clock } from '../../ports/clock';
import { SettingsSource } from '../../ports/utility-settings';
import { readWorks } from '../../reports/reliability/read-works';
import type { WorkFacts, WorksFacts } from '../../reports/reliability/works-facts';
import { ReportSources } from '../../reports/report-sources';

/** Days looked at without dates: what can still be moved. */
const COMING_DAYS = 14;

export const worksCommand: Command = {
  name: 'works',
  summary: 'planned works of the store against the notice rules and the heat of their days',
  args: '<check>',
  options: [
    { flags: '--from <DAY>', description: 'first day on which a work begins, default today' },
    { flags: '--to <DAY>', description: `last day, inclusive, default ${COMING_DAYS} days` },
    { flags: '--json', description: 'print as JSON' },
  ],
  example: 'works check --from 2025-06-02 --to 2025-06-08',
  run: async (input, context) => {
    if (input.args[0] !== 'check')
      throw new Problem('bad-argument', `works does not know "${input.args[0]}"; it knows check`);
    const facts = await readWorks(context.get(ReportSources), spanOf(input, context));
    context.out(input.options.json === true ? `${JSON.stringify(facts, null, 2)}\n` : worksTable(facts));
    return 0;
  },
};

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

function worksTable({ works, counts, from, to, noticeDays, heatCelsius }: WorksFacts): string {
  if (works.length === 0) return `no works begin from ${from} to ${to}\n`;
  return `${[
    ...works.map(workLine),
    `${counts.works} works: ${counts.noticeInTime} announced ${noticeDays} days before or earlier, ${counts.endedLate} of ${counts.ended} restored late,`,
    `${counts.heatConflicts} on days of ${heatCelsius} °C or more, ${counts.notAssessed} without a known maximum, ${counts.postponed} postponed, ${counts.cancelled} cancelled`,
  ].join('\n')}\n`;
}

function workLine(work: WorkFacts): string {
  const remarks = [
    ...(work.notice === 'late' ? [`announced only ${work.noticeDays} days before`] : []),
    ...(work.notice === 'none' ? ['not announced'] : []),
    ...(work.heat === 'conflict' ? [`${work.maxC} °C ${work.maxKind}`] : []),
    ...(work.heat === 'not-assessed' ? ['maximum not known'] : []),
    ...(work.start === 'late' || work.start === 'early'
      ? [`began ${work.start} by ${Math.abs(work.startOffMinutes!)} min`]
      : []),
    ...((work.overrunMinutes ?? 0) > 0 ? [`restored ${work.overrunMinutes} min late`] : []),
  ];
  return `${work.day} ${timeOf(work.startMinute)}–${timeOf(work.endMinute)} ${work.workId} ${work.status.padEnd(9)} ${work.networkPath ?? '–'}: ${remarks.length > 0 ? remarks.join('; ') : 'as announced'}`;
}
