import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OUTCOMES } from '../../domain/changes/usage-change';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import type { Command, CommandContext, CommandInput } from '../../platform/commands/command';
import { parsedOption } from '../../platform/commands/options';
import { DataFolder } from '../../platform/config/data-folder';
import { Problem } from '../../platform/errors/problem';
import { PeriodResults } from '../../ports/period-results';
import { Tariffs } from '../../ports/tariffs';
import { UsagePointRecords } from '../../ports/usage-point-records';
import { chosenCustomers } from './chosen-customers';
import { DONE_FILE } from './demo-folder';
import { DEMO_SCENARIO, type Scenario } from './scenario';
import { writeDemoFiles } from './write-files';

/** The day and hour at which the simulated utility stands: the morning after its last day. */
export const demoNow = (): Date => new Date((DEMO_SCENARIO.to + 1) * 86_400_000);

const pointsOption = (text: string): number | null => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : null);

export const demoCommand: Command = {
  name: 'demo',
  summary:
    'makes a simulated utility in its own folder, runs every job, writes the reports and starts the service',
  options: [
    { flags: '--usage-points <N>', description: 'how many, default 2000' },
    { flags: '--no-serve', description: 'do not start the service at the end' },
    { flags: '--fresh', description: 'make it anew' },
  ],
  example: 'demo --usage-points 500 --no-serve',
  run: async (input, context) => {
    const folder = context.get(DataFolder).path;
    const started = Date.now();
    if (existsSync(join(folder, DONE_FILE)))
      context.message('the simulated utility is made already; --fresh makes it anew');
    else await make(scenarioOf(input), folder, context);
    context.message(`ready after ${Math.round((Date.now() - started) / 1000)} s`);
    context.message(`reports (PDF)     ${join(folder, 'reports')}`);
    context.message(`files imported    ${join(folder, 'files')}`);
    return 0;
  },
};

function scenarioOf(input: CommandInput): Scenario {
  const usagePoints = parsedOption(input, 'usagePoints', pointsOption, '2000') ?? DEMO_SCENARIO.usagePoints;
  return { ...DEMO_SCENARIO, usagePoints };
}

/** The same import, jobs and reports that real files take. */
async function make(scenario: Scenario, folder: string, context: CommandContext): Promise<void> {
  const { usagePoints, from, to } = scenario;
  const step = stepper(context);
  step(
    `simulating ${usagePoints} usage points from ${formatLocalDate(from)} to ${formatLocalDate(to)} (seeded, no real customer)`,
  );
  const files = await writeDemoFiles(scenario, context.get(Tariffs).holidays, join(folder, 'files'));
  step('importing its files');
  for (const { kind, path } of files)
    await must(quiet(context), 'import', [kind, path], coversOf(kind, scenario));
  step('aggregating its days');
  await must(quiet(context), 'aggregate');
  step('closing its billing periods');
  await must(quiet(context), 'close-period');
  step('writing the reports');
  await mkdir(join(folder, 'reports'), { recursive: true });
  await writeReports(scenario, folder, context);
  await writeFile(
    join(folder, DONE_FILE),
    `${JSON.stringify({ usagePoints, from: formatLocalDate(from), to: formatLocalDate(to) })}\n`,
  );
}

/** The import results would bury the steps. */
const quiet = (context: CommandContext): CommandContext => ({ ...context, out: () => undefined });

function stepper(context: CommandContext): (text: string) => void {
  const started = Date.now();
  return (text) =>
    context.message(`[${String(Math.round((Date.now() - started) / 1000)).padStart(3)} s] ${text} …`);
}

const coversOf = (kind: string, { from, to }: Scenario): CommandInput['options'] =>
  kind === 'interruptions' ? { covers: `${formatLocalDate(from)}..${formatLocalDate(to)}` } : {};

const WEEK = '2025-W23';
const BRIEFING = { from: '2025-06-01', to: '2025-06-15' };
const PERIOD = '2025-06';

async function writeReports(scenario: Scenario, folder: string, context: CommandContext): Promise<void> {
  const out = (name: string): string => join(folder, 'reports', name);
  for (const lang of ['vi', 'en']) {
    await must(context, 'report', ['management'], {
      week: WEEK,
      lang,
      out: out(`management-${WEEK}.${lang}.pdf`),
    });
    await must(context, 'report', ['press'], {
      ...BRIEFING,
      lang,
      out: out(`press-${BRIEFING.from}-${BRIEFING.to}.${lang}.pdf`),
    });
  }
  for (const { code, why } of chosenCustomers(scenario, await comparedOn(scenario.to, context)))
    for (const lang of ['vi', 'en'])
      await must(context, 'report', ['customer', code], {
        period: PERIOD,
        lang,
        out: out(`customer-${why}-${PERIOD}.${lang}.pdf`),
      });
}

/** Which points have a result of the 30 % rule for the period that closed on that day. */
async function comparedOn(day: LocalDate, context: CommandContext): Promise<(id: string) => boolean> {
  const table = await context.get(PeriodResults).closedOn(day);
  const keys = await context.get(UsagePointRecords).allKeys();
  const compared = new Set(table.key.filter((_, row) => OUTCOMES[table.outcome[row]] === 'compared'));
  return (id) => compared.has(keys.get(id) ?? -1);
}

async function must(
  context: CommandContext,
  name: string,
  args: string[] = [],
  options: CommandInput['options'] = {},
): Promise<void> {
  const code = await context.run(name, { args, options }, context);
  if (code === 1)
    throw new Problem(
      'demo-failed',
      `the demo stopped: "${[name, ...args].join(' ')}" did nothing; see the message above`,
    );
}
