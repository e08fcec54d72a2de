import { parseLocalDate } from '../../domain/time/local-date';
import type { Command } from '../../platform/commands/command';
import { parsedOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { type AggregatedDay, AggregateService } from './aggregate.service';

export const aggregateCommand: Command = {
  name: 'aggregate',
  summary: 'computes the load of days; without dates, of every day whose sources are newer than its result',
  options: [
    { flags: '--from <DAY>', description: 'first day' },
    { flags: '--to <DAY>', description: 'last day, inclusive' },
    { flags: '--json', description: 'print the days as JSON' },
  ],
  example: 'aggregate --from 2025-06-01 --to 2025-06-30',
  run: async (input, context) => {
    const from = parsedOption(input, 'from', parseLocalDate, '2025-06-01');
    const to = parsedOption(input, 'to', parseLocalDate, '2025-06-30');
    if ((from === undefined) !== (to === undefined) || (from !== undefined && from > to!))
      throw new Problem('bad-option', 'give both --from and --to, in order, or neither');
    const service = context.get(AggregateService);
    const progress = ({ day }: { day: string }, left: number): void =>
      context.progress(`aggregated ${day}, ${left} days left`);
    const days =
      from === undefined
        ? await service.aggregateStale(progress)
        : await service.aggregateDays(
            Array.from({ length: to! - from + 1 }, (_, index) => from + index),
            progress,
          );
    if (input.options.json === true) context.out(`${JSON.stringify(days, null, 2)}\n`);
    else
      context.out(
        days.length === 0
          ? 'every day is up to date\n'
          : `aggregated ${days.length} days, ${days[0].day} to ${days[days.length - 1].day}\n${estimateLine(days)}`,
      );
    return 0;
  },
};

/** Estimates that do not come from the point's own node; nothing where every one does. */
function estimateLine(days: readonly AggregatedDay[]): string {
  const sum = (of: (day: AggregatedDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  const [above, none] = [sum((day) => day.estimatedFromAbove), sum((day) => day.notEstimated)];
  if (above + none === 0) return '';
  return `missing point-days estimated by their class in a node above: ${above}; without any estimate: ${none}\n`;
}
