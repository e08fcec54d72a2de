import { parseYearMonth, formatYearMonth } from '../../domain/time/year-month';
import type { CommandContext, CommandInput } from '../../platform/commands/command';
import { pathIn, requiredOption, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { BulkSummaries } from './bulk-summaries.service';
import { askedLanguage } from './report-language';
import { RunProgress } from './run-progress';
import type { SummaryCounts, SummaryWatcher } from './summary-work';

/** Everything was made, nothing was done, or some customers have no summary. */
const EXIT = { done: 0, nothing: 1, partly: 2 } as const;

/** `report customer --all`: everybody's summary into a folder. */
export async function makeAllSummaries(input: CommandInput, context: CommandContext): Promise<number> {
  if (input.args[0] !== 'customer' || input.args.length > 1)
    throw new Problem(
      'bad-option',
      '--all stands in place of a customer: report customer --all --period 2025-06 --out DIR',
    );
  const month = requiredOption(input, 'period', parseYearMonth, '2025-06');
  const folder = pathIn(context, textOption(input, 'out')!);
  const run = { month, folder, language: askedLanguage(input) };
  const counts = await context.get(BulkSummaries).make(run, watcherOf(context));
  context.out(`${formatYearMonth(month)}: ${describe(counts)}; in ${folder}\n`);
  if (counts.failed === 0) return EXIT.done;
  return counts.made + counts.kept > 0 ? EXIT.partly : EXIT.nothing;
}

function watcherOf(context: CommandContext): SummaryWatcher {
  const progress = new RunProgress((text) => context.progress(text));
  return {
    done: ({ made, kept, failed, withoutPeriod }, total) =>
      progress.show(made + failed + withoutPeriod, total - kept),
    failed: (customerCode, reason) => context.message(`${customerCode}: ${reason}`),
  };
}

function describe({ made, kept, failed, withoutPeriod }: SummaryCounts): string {
  const left = withoutPeriod > 0 ? `, ${withoutPeriod} left before their period ended` : '';
  return `${made} made, ${kept} kept, ${failed} failed${left}`;
}
