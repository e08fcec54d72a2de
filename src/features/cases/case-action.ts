import { CASE_OUTCOMES, type CaseOutcome } from '../../domain/changes/usage-case';
import type { CommandInput } from '../../platform/commands/command';
import { parsedOption, requiredOption, textOption } from '../../platform/commands/options';
import { Problem } from '../../platform/errors/problem';
import type { CaseCommand } from './cases.service';

const kwhOf = (text: string): number | null => (/^\d{1,12}(\.\d+)?$/.test(text) ? Number(text) : null);
const textOf = (text: string): string | null => (text === '' ? null : text);
const outcomeOf = (text: string): CaseOutcome | null => CASE_OUTCOMES.find((each) => each === text) ?? null;
/** With an offset: the moment on the reader's clock is not that of the machine. */
const momentOf = (text: string): number | null =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : null;

const MOMENT = '2025-07-02T09:30+07:00';

/** What the command line asks to be done with a case. */
export function caseAction(name: string, input: CommandInput): CaseCommand {
  const note = textOption(input, 'note') ?? '';
  const evidence = parsedOption(input, 'evidence', textOf, 'photo-1234.jpg') ?? null;
  switch (name) {
    case 'assign': {
      const to = requiredOption(input, 'to', textOf, 'r.hoa');
      return { kind: 'assign', to, firstReader: textOption(input, 'firstReader') ?? null };
    }
    case 're-read': {
      const registerKwh = requiredOption(input, 'register', kwhOf, '12345.6');
      return {
        kind: 're-read',
        registerKwh,
        readAt: requiredOption(input, 'readAt', momentOf, MOMENT),
        evidence,
      };
    }
    case 'finding':
      return {
        kind: 'finding',
        outcome: requiredOption(input, 'outcome', outcomeOf, CASE_OUTCOMES.join(' or ')),
        note,
      };
    case 'approve':
      return { kind: 'approve', note };
    case 'close':
      return { kind: 'close', evidence, note };
    default:
      throw new Problem(
        'bad-option',
        `"${name}" is nothing that is done with a case: show, assign, re-read, finding, approve, close, complain, release, slip or export`,
      );
  }
}
