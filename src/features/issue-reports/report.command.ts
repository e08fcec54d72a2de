import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { LANGUAGES, type Language } from '../../domain/text/language';
import type { Command, CommandContext, CommandInput } from '../../platform/commands/command';
import { parsedOption, pathIn, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { SettingsSource } from '../../ports/utility-settings';
import { REPORT_KINDS } from '../../reports/report-kinds';
import type { ReportFacts, ReportKind, RequestFields } from '../../reports/report-kind';
import { ReportPipeline } from '../../reports/report-pipeline';
import { isReportFormat, REPORT_FORMATS, type ReportFormat, ReportFormats } from './report-formats';

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
    { flags: '--lang <LANGUAGE>', description: "vi or en; default the utility's, for a customer their own" },
    {
      flags: '--out <FILE>',
      description: `file to write, ending in ${REPORT_FORMATS.map((each) => `.${each}`).join(', ')}`,
      required: true,
    },
  ],
  example: 'report management --week 2025-W23 --out week-23.pdf',
  run: async (input, context) => {
    const kind = kindNamed(input.args[0]);
    const request = kind.requestFrom(fieldsOf(input));
    const path = pathIn(context, textOption(input, 'out')!);
    const format = formatOf(path);
    const report = await context.get(ReportPipeline).issue(kind, request);
    const bytes = await context
      .get(ReportFormats)
      .bytesOf(kind, report, format, languageOf(input, report.facts, context));
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
  if (!isReportFormat(ending))
    throw new Problem(
      'bad-option',
      `--out ${path}: end it in ${REPORT_FORMATS.map((each) => `.${each}`).join(', ')}`,
    );
  return ending;
}

/** What was asked for, else the reader's own, else the utility's first. */
export function languageOf(input: CommandInput, facts: ReportFacts, context: CommandContext): Language {
  const asked = parsedOption(
    input,
    'lang',
    (text) => LANGUAGES.find((each) => each === text) ?? null,
    'vi or en',
  );
  const own = 'language' in facts ? LANGUAGES.find((each) => each === facts.language) : undefined;
  return asked ?? own ?? context.get(SettingsSource).settings.languages[0];
}

/** Written aside and renamed, so that nobody finds half a file. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.part`;
  await writeFile(aside, bytes);
  await rename(aside, path);
}
