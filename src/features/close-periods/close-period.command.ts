import { parseLocalDate } from '../../domain/time/local-date';
import type { Command } from '../../platform/commands/command';
import { parsedOption } from '../../platform/commands/options';
import { type ClosedDay, ClosePeriodsService } from './close-periods.service';

export const closePeriodCommand: Command = {
  name: 'close-period',
  summary:
    'closes the billing periods that end on a day; without a day, all that are due or whose sources are newer',
  options: [
    { flags: '--on <DAY>', description: 'last day of the periods' },
    { flags: '--json', description: 'print the days as JSON' },
  ],
  example: 'close-period --on 2025-06-30',
  run: async (input, context) => {
    const on = parsedOption(input, 'on', parseLocalDate, '2025-06-30');
    const service = context.get(ClosePeriodsService);
    const progress = ({ day }: ClosedDay, left: number): void =>
      context.progress(`closed ${day}, ${left} days left`);
    const days = on === undefined ? await service.closeDue(progress) : [await service.close(on)];
    if (input.options.json === true) context.out(`${JSON.stringify(days, null, 2)}\n`);
    else
      context.out(
        days.length === 0 ? 'every period is closed and up to date\n' : days.map(sentence).join(''),
      );
    return 0;
  },
};

const sentence = ({ day, closed, flagged, notComparable, changed, notices, cases }: ClosedDay): string =>
  `${day}: ${closed} periods closed, ${flagged} flagged, ${notComparable} not comparable; ` +
  `${changed} results new or changed, ${notices} notices, ${cases} cases\n`;
