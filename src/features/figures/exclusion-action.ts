import { exclude, type ExclusionStep, revoke } from '../../domain/reliability/named-exclusion';
import type { CommandContext, CommandInput } from '../../platform/commands/command';
import { requiredOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import { Clock } from '../../ports/clock';
import { InterruptionRecords } from '../../ports/interruption-records';
import { SettingsSource } from '../../ports/utility-settings';
import { personOf } from '../../reports/people';
import { exclusionJson, type ExclusionJson } from '../../reports/reliability/named-exclusions';

const textOf = (text: string): string | null => text.trim() || null;

/** `reliability exclude ID`, `reliability include ID`, `reliability exclusions`: what is remembered beside the log. */
export async function exclusionAction(
  action: string,
  id: string | undefined,
  input: CommandInput,
  context: CommandContext,
): Promise<number> {
  const records = context.get(InterruptionRecords);
  if (action === 'exclusions') {
    const all = (await records.exclusions()).map(exclusionJson);
    print(input, context, { exclusions: all }, all.map(lineOf).join('') || 'nothing is excluded by name\n');
    return 0;
  }
  const decide = { exclude, include: revoke }[action];
  if (!decide) throw new Problem('bad-option', `"${action}" is none of exclude, include and exclusions`);
  if (id === undefined || !(await records.isLogged(id)))
    throw new Problem(
      'unknown-interruption',
      `the log has no interruption "${id ?? ''}": name it by its interruption_id`,
    );
  const done = accepted(
    action,
    decide(await records.exclusions(), {
      interruptionId: id,
      reason: requiredOption(input, 'reason', textOf, '"storm beyond design"'),
      actor: personOf(context.get(SettingsSource).settings, requiredOption(input, 'as', textOf, 't.an')),
      at: context.get(Clock).now().getTime(),
    }),
  );
  await records.saveExclusion(done);
  print(input, context, exclusionJson(done), lineOf(exclusionJson(done)));
  return 0;
}

function accepted(action: string, step: ExclusionStep) {
  if (step.kind === 'done') return step.exclusion;
  throw new Problem(step.code, `cannot ${action} this interruption: ${step.message}`);
}

function print(input: CommandInput, context: CommandContext, data: unknown, text: string): void {
  context.out(input.options.json === true ? `${JSON.stringify(data, null, 2)}\n` : text);
}

const lineOf = ({ interruptionId, reason, by, at, revoked }: ExclusionJson): string =>
  `${interruptionId} excluded by ${by}, ${at}: ${reason}${
    revoked ? `; counted again by ${revoked.by}, ${revoked.at}: ${revoked.reason}` : ''
  }\n`;
