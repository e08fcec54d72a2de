import { parseLocalDate } from '../../domain/time/local-date';
import type { Command, CommandContext, CommandInput } from '../../platform/commands/command';
import { pathIn, requiredOption, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { writeWhole } from '../../platform/files/write-whole';
import { UsageFeedWriter } from '../../ports/usage-feed';
import { ReportSources } from '../../reports/report-sources';
import { usageJson } from '../../reports/usage/usage-json';
import { usageCsv } from './usage-csv';
import { usageFeed } from './usage-feed';

const FORMATS = ['csv', 'green-button'] as const;
type Format = (typeof FORMATS)[number];
const formatOf = (text: string): Format | null => FORMATS.find((each) => each === text) ?? null;

/** A point's days in a file for somebody else's program. */
export const exportCommand: Command = {
  name: 'export',
  summary: "writes a usage point's days or intervals for other programs: CSV or Green Button XML",
  args: '<usagePoint>',
  options: [
    { flags: '--from <DAY>', description: 'first day', required: true },
    { flags: '--to <DAY>', description: 'last day, inclusive', required: true },
    { flags: '--format <FORMAT>', description: FORMATS.join(' or '), required: true },
    { flags: '--out <FILE>', description: 'file to write', required: true },
  ],
  example: 'export PA18LC0093398001 --from 2025-06-01 --to 2025-06-30 --format green-button --out june.xml',
  run: async (input, context) => {
    const content = await contentOf(input, context);
    const path = pathIn(
      context,
      requiredOption(input, 'out', (text) => text, 'june.xml'),
    );
    await writeWhole(path, content);
    context.message(path);
    return 0;
  },
};

async function contentOf(input: CommandInput, context: CommandContext): Promise<Iterable<string>> {
  const from = requiredOption(input, 'from', parseLocalDate, '2025-06-01');
  const to = requiredOption(input, 'to', parseLocalDate, '2025-06-30');
  if (to < from)
    throw new Problem(
      'bad-option',
      `--to ${textOption(input, 'to')} lies before --from ${textOption(input, 'from')}`,
    );
  const format = requiredOption(input, 'format', formatOf, FORMATS.join(' or '));
  const [sources, usagePointId] = [context.get(ReportSources), input.args[0]];
  if (format === 'csv') return usageCsv(await usageJson(sources, usagePointId, from, to));
  return context.get(UsageFeedWriter).write(await usageFeed(sources, usagePointId, from, to));
}
