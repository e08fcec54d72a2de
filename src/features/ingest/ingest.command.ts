import { isAbsolute, join } from 'node:path';
import { parseLocalDate } from '../../domain/time/local-date';
import type { Command, CommandContext, CommandInput } from '../../platform/commands/command';
import { messageOf, Problem } from '../../platform/errors/problem';
import type { ImportResult } from '../../ports/import-records';
import { IngestService, type ImportOptions, unknownKind } from './ingest.service';
import { IMPORT_KINDS, isImportKind } from './kinds';

/** Everything was taken, nothing was done, or some rows were rejected. */
const EXIT = { done: 0, nothing: 1, partly: 2 } as const;

export const importCommand: Command = {
  name: 'import',
  summary: `reads files of one kind: ${IMPORT_KINDS.join(', ')}`,
  args: '<kind> <files...>',
  options: [
    { flags: '--profile <NAME>', description: 'import profile for files in another shape' },
    { flags: '--covers <FROM..TO>', description: 'days for which an interruption log is complete' },
    { flags: '--json', description: 'print the import result as JSON' },
  ],
  example: 'import register-readings readings-2025-06.csv.gz',
  run: async (input, context) => {
    const [kind, ...files] = input.args;
    if (!isImportKind(kind)) throw unknownKind(kind, IMPORT_KINDS);
    const options: ImportOptions = {
      profile: (input.options.profile as string | undefined) ?? null,
      covers: coversOf(input),
      displayName: null,
    };
    const results: ImportResult[] = [];
    let failed = 0;
    for (const file of files) {
      const result = await importOne(kind, file, options, context);
      if (result) results.push(result);
      else failed++;
    }
    print(results, input.options.json === true, context);
    if (results.length === 0) return EXIT.nothing;
    return failed > 0 || results.some(({ rejected }) => rejected > 0) ? EXIT.partly : EXIT.done;
  },
};

async function importOne(
  kind: (typeof IMPORT_KINDS)[number],
  file: string,
  options: ImportOptions,
  context: CommandContext,
): Promise<ImportResult | null> {
  const path = isAbsolute(file) ? file : join(context.cwd, file);
  try {
    context.progress(`importing ${file} …`);
    return await context.get(IngestService).importFile(kind, path, { ...options, displayName: file });
  } catch (error) {
    context.message(messageOf(error));
    return null;
  }
}

function coversOf({ options }: CommandInput): ImportOptions['covers'] {
  const text = options.covers as string | undefined;
  if (text === undefined) return null;
  const [from, to] = text.split('..').map(parseLocalDate);
  if (from === null || to === null || to === undefined || from > to)
    throw new Problem('bad-option', `--covers "${text}" is not two days like 2025-06-01..2025-06-30`);
  return { from, to };
}

function print(results: ImportResult[], asJson: boolean, context: CommandContext): void {
  if (asJson) {
    if (results.length > 0)
      context.out(`${JSON.stringify(results.length === 1 ? results[0] : results, null, 2)}\n`);
    return;
  }
  for (const result of results) context.out(`${describe(result)}\n`);
}

/** An import result in a few lines for people. */
export function describe(result: ImportResult): string {
  const days = result.days ? `, days ${result.days.from} to ${result.days.to}` : '';
  const lines = [
    `${result.file}: ${result.rows} rows: ${result.accepted} accepted, ${result.unchanged} unchanged, ${result.corrected} corrected, ${result.rejected} rejected${days}`,
    ...result.findings.map(
      ({ code, severity, count, example }) =>
        `  ${severity} ${code} × ${count}${example.line === null ? '' : `, line ${example.line}`}: ${example.message}`,
    ),
  ];
  if (result.rejectsFile)
    lines.push(`  rejected rows, to be mended and imported again: ${result.rejectsFile}`);
  return lines.join('\n');
}
