import type { Command } from '../../platform/commands/command';
import { type QueueLengths, type StatusJson, StatusService } from './status.service';

export const statusCommand: Command = {
  name: 'status',
  summary: 'store, last reading per node, jobs run, late and missed, days to recompute, queue lengths',
  options: [{ flags: '--json', description: 'print as JSON' }],
  example: 'status',
  run: async (input, context) => {
    const status = await context.get(StatusService).status();
    context.out(input.options.json === true ? `${JSON.stringify(status, null, 2)}\n` : describe(status));
    return 0;
  },
};

function describe(status: StatusJson): string {
  const { daysToRecompute: stale } = status;
  const lines = [
    `usage points         ${status.usagePoints}`,
    `series               in ${status.series.store}${status.series.problem === null ? '' : `, not to be read now: ${status.series.problem}`}`,
    `last reading         ${status.lastReadingDay ?? (status.series.problem === null ? 'none yet' : 'not known now')}`,
    `last import          ${status.lastImportAt ?? 'none yet'}`,
    `last aggregated day  ${status.lastAggregatedDay ?? 'none yet'}`,
    `days to recompute    ${stale.count}${stale.count > 0 ? ` (${stale.first} to ${stale.last}); run: aggregate` : ''}`,
    `missed nights        ${status.missedNights}`,
    ...queueLines(status.queues),
    ...status.nodes.map(
      ({ path, lastDay, received, expected }) =>
        `  ${path}: last reading ${lastDay ?? '–'}, ${received} of ${expected} points`,
    ),
    ...status.jobs.map(({ job, forDay, at, error }) => `  ${job} for ${forDay}, ${at}: ${error ?? 'done'}`),
  ];
  return `${lines.join('\n')}\n`;
}

function queueLines({ parkedReadings, cases, notices }: QueueLengths): string[] {
  const states = Object.entries(cases.states)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  return [
    `waiting readings     ${parkedReadings} of unknown usage points`,
    `open cases           ${cases.open}${states.length > 0 ? ` (${states.join(', ')})` : ''}, ${cases.overdue} overdue`,
    `notices              ${notices.map(({ kind, state, count }) => `${count} ${kind} ${state}`).join(', ') || 'none'}`,
  ];
}
