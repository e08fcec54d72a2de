import { extname } from 'node:path';
import type { Command, CommandInput } from '../../platform/commands/command';
import { pathIn, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { writeWhole } from '../../platform/files/write-whole';
import { SettingsSource } from '../../ports/utility-settings';
import { REPORT_KINDS } from '../../reports/report-kinds';
import type { ReportFacts, ReportKind, RequestFields } from '../../reports/report-kind';
import { ReportPipeline } from '../../reports/report-pipeline';
import { makeAllSummaries } from './all-summaries';
import { ENDINGS, isReportFormat, type ReportFormat, ReportFormats } from './report-formats';
import { askedLanguage, languageOf } from './report-language';

export const reportCommand: Command = {
  name: 'report',
  summary: `makes a report: ${REPORT_KINDS.map(({ name }) => name).join(', ')}; the format follows the ending of --out`,
  args: '<kind> [subject]',
  options: [
    { flags: '--week <WEEK>', description: 'management: ISO week, like 2025-W23' },
    { flags: '--from <DAY>', description: 'press: first day' },
    { flags: '--to <DAY>', description: 'press: last day, inclusive' },
    {
      flags: '--period <MONTH>',
      description: 'customer: the period whose last day lies in that month, like 2025-06',
    },
    { flags: '--all', description: 'customer: everybody, one PDF each; what is there already is kept' },
    { flags: '--lang <LANGUAGE>', description: "vi or en; default the utility's, for a customer their own" },
    {
      flags: '--out <FILE>',
      description: `file to write, ending in ${ENDINGS} (a workbook, of management); with --all a folder`,
      required: true,
    },
  ],
  example: 'report management --week 2025-W23 --out week-23.pdf',
  run: async (input, context) => {
    if (input.options.all === true) return makeAllSummaries(input, context);
    const kind = kindNamed(input.args[0]);
    const request = kind.requestFrom(fieldsOf(input));
    const path = pathIn(context, textOption(input, 'out')!);
    const format = formatOf(path);
    const report = await context.get(ReportPipeline).issue(kind, request);
    const { settings } = context.get(SettingsSource);
    const language = languageOf(askedLanguage(input), report.facts, settings);
    const bytes = await context.get(ReportFormats).bytesOf(kind, report, format, language);
    await writeWhole(path, bytes);
    context.message(`${path}: ${report.id}`);
    return 0;
  },
};

/** The kind of that name; a coded problem names those there are. */
export function kindNamed(name: string): ReportKind<unknown, ReportFacts> {
  const kind = REPORT_KINDS.find((each) => each.name === name);
  if (!kind)
    throw new Problem(
      'unknown-kind',
      `there is no report "${name}"; the kinds are ${REPORT_KINDS.map((each) => each.name).join(', ')}`,
    );
  return kind;
}

function fieldsOf(input: CommandInput): RequestFields {
  return {
    customerCode: input.args[1],
    week: textOption(input, 'week'),
    from: textOption(input, 'from'),
    to: textOption(input, 'to'),
    period: textOption(input, 'period'),
  };
}

function formatOf(path: string): ReportFormat {
  const ending = extname(path).slice(1).toLowerCase();
  if (!isReportFormat(ending)) throw new Problem('bad-option', `--out ${path}: end it in ${ENDINGS}`);
  return ending;
}
