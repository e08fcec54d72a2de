import { LANGUAGES, type Language } from '../../domain/text/language';
import { timeText } from '../../domain/text/date-text';
import { formatLocalDate, parseLocalDate } from '../../domain/time/local-date';
import type { Command, CommandContext, CommandInput } from '../../platform/commands/command';
import { parsedOption, pathIn, requiredOption, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { writeWhole } from '../../platform/files/write-whole';
import { Clock } from '../../ports/clock';
import type { StoredCase } from '../../ports/case-records';
import { caseJson, type CaseJson, eventJson } from '../../reports/changes/case-json';
import { comparisonName, fieldReasonName } from '../../reports/changes/changes-text';
import { ReportSources } from '../../reports/report-sources';
import { caseAction } from './case-action';
import { CasePapersService } from './case-papers.service';
import { settlementLines } from './settlement-lines';
import { CasesService } from './cases.service';

export const casesCommand: Command = {
  name: 'cases',
  summary:
    'the re-verification queue: list it, show a case, take one a step on, release bills verified remotely, print slips, export results',
  args: '[action] [case]',
  options: [
    { flags: '--as <PERSON>', description: "who acts: an id under people in the utility's file" },
    {
      flags: '--to <PERSON>',
      description: 'assign: who reads again; slip: only the cases given to that reader',
    },
    {
      flags: '--first-reader <PERSON>',
      description: 'assign: who took the doubted reading, if a person did',
    },
    { flags: '--register <KWH>', description: 're-read: what the register shows' },
    { flags: '--read-at <MOMENT>', description: 're-read: when, with offset' },
    { flags: '--evidence <NAME>', description: 're-read, close: name of the photo' },
    { flags: '--outcome <OUTCOME>', description: 'finding: register-correct, entry-wrong, meter-faulty …' },
    { flags: '--note <TEXT>', description: 'finding, approve, close, complain' },
    { flags: '--by <NAME>', description: 'complain: who complained' },
    { flags: '--usage-point <ID>', description: 'complain: usage point, where there is no case yet' },
    { flags: '--on <DAY>', description: 'complain, release: last day of the period' },
    { flags: '--out <FILE>', description: 'slip: PDF to write; export: CSV to write' },
    { flags: '--lang <LANGUAGE>', description: "slip: vi or en, default the utility's first" },
    { flags: '--json', description: 'print as JSON' },
  ],
  example: 'cases assign case-000001 --to r.hoa --as l.minh',
  run: async (input, context) => {
    const [action, id] = input.args;
    if (action === undefined) await list(input, context);
    else if (action === 'show') await show(input, context, needed(id));
    else if (action === 'complain') await complain(input, context, id ?? null);
    else if (action === 'release') await release(input, context);
    else if (action === 'slip') await slips(input, context, id ?? null);
    else if (action === 'export') await exported(input, context);
    else await act(input, context, action, needed(id));
    return 0;
  },
};

function needed(id: string | undefined): string {
  if (id === undefined) throw new Problem('bad-option', 'which case? for example case-000001; see: cases');
  return id;
}

const nowOf = (context: CommandContext): number => context.get(Clock).now().getTime();

function actorOf(input: CommandInput, service: CasesService) {
  return service.actorOf(requiredOption(input, 'as', (text) => text || null, 'l.minh'));
}

function print(input: CommandInput, context: CommandContext, data: unknown, text: string): void {
  context.out(input.options.json === true ? `${JSON.stringify(data, null, 2)}\n` : text);
}

async function list(input: CommandInput, context: CommandContext): Promise<void> {
  const cases = (await context.get(CasesService).queue()).map((each) => caseJson(each, nowOf(context)));
  const lines = cases.map((each) => `${lineOf(each, context)}\n`).join('');
  print(input, context, { cases }, cases.length === 0 ? 'no open case\n' : lines);
}

async function show(input: CommandInput, context: CommandContext, id: string): Promise<void> {
  const { found, events, former, settlement } = await context.get(CasesService).show(id);
  const json = (each: StoredCase): CaseJson => caseJson(each, nowOf(context));
  const data = { ...json(found), events: events.map(eventJson), former: former.map(json), settlement };
  const history = data.events.map(
    ({ at, actor, action, to, note }) => `  ${at} ${actor} ${action} → ${to} ${note}\n`,
  );
  const earlier = data.former.map((each) => `  earlier: ${lineOf(each, context)}\n`);
  const due = settlementLines(settlement).map((line) => `  ${line}\n`);
  print(
    input,
    context,
    data,
    `${lineOf(data, context)}\n${history.join('')}${due.join('')}${earlier.join('')}`,
  );
}

async function act(input: CommandInput, context: CommandContext, action: string, id: string): Promise<void> {
  const service = context.get(CasesService);
  const done = await service.act(id, caseAction(action, input), actorOf(input, service));
  printCase(input, context, done);
}

async function complain(input: CommandInput, context: CommandContext, caseId: string | null): Promise<void> {
  const service = context.get(CasesService);
  const about = {
    caseId,
    usagePointId: textOption(input, 'usagePoint') ?? null,
    on: parsedOption(input, 'on', parseLocalDate, '2025-06-30') ?? null,
    by: textOption(input, 'by') ?? '',
    note: textOption(input, 'note') ?? '',
  };
  printCase(input, context, await service.complain(about, actorOf(input, service)));
}

async function release(input: CommandInput, context: CommandContext): Promise<void> {
  const service = context.get(CasesService);
  const on = requiredOption(input, 'on', parseLocalDate, '2025-06-30');
  const result = await service.releaseRemote(on, actorOf(input, service));
  print(input, context, result, `${result.released} bills released, ${result.kept} kept\n`);
}

async function slips(input: CommandInput, context: CommandContext, id: string | null): Promise<void> {
  const path = outPath(input, context, 'slips.pdf');
  const { pdf, slips: count } = await context.get(CasePapersService).slips({
    id,
    assignee: textOption(input, 'to') ?? null,
    language: parsedOption(input, 'lang', languageOf, 'vi or en') ?? null,
  });
  await writeWhole(path, pdf);
  context.message(`${path}: ${count} slip${count === 1 ? '' : 's'}`);
}

async function exported(input: CommandInput, context: CommandContext): Promise<void> {
  const path = outPath(input, context, 'cases.csv');
  await writeWhole(path, await context.get(CasePapersService).csv());
  context.message(path);
}

const languageOf = (text: string): Language | null => LANGUAGES.find((each) => each === text) ?? null;

const outPath = (input: CommandInput, context: CommandContext, example: string): string =>
  pathIn(
    context,
    requiredOption(input, 'out', (text) => text || null, example),
  );

function printCase(input: CommandInput, context: CommandContext, each: StoredCase): void {
  const json = caseJson(each, nowOf(context));
  print(input, context, json, `${lineOf(json, context)}\n`);
}

/** Days inclusive, the deadline on the utility's clock. */
function lineOf(each: CaseJson, context: CommandContext): string {
  const { zone } = context.get(ReportSources);
  const name = comparisonName(each.outcome, 'en');
  const change = each.changePercent === null ? name : `${each.changePercent.toFixed(1)} %`;
  const due = zone.momentOf(Date.parse(each.dueAt) - 1);
  const late = each.overdue ? ' OVERDUE' : '';
  const why = each.reasons.map((reason) => fieldReasonName(reason, 'en')).join(', ');
  const last = formatLocalDate(parseLocalDate(each.until)! - 1);
  return `${each.id} ${each.state.padEnd(8)} ${each.usagePointId} ${each.from} to ${last} ${each.baseKwh ?? '–'} → ${each.currentKwh ?? '–'} kWh (${change}) ${why}; due ${formatLocalDate(due.day)} ${timeText(due.wallMinute, 'en')}${late}`;
}
