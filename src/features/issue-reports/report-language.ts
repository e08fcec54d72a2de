import { LANGUAGES, type Language } from '../../domain/text/language';
import type { CommandInput } from '../../platform/commands/command';
import { parsedOption } from '../../platform/commands/options';
import type { UtilitySettings } from '../../ports/utility-settings';
import type { ReportFacts } from '../../reports/report-kind';

/** What `--lang` asks for; undefined where it was not given. */
export const askedLanguage = (input: CommandInput): Language | undefined =>
  parsedOption(input, 'lang', (text) => LANGUAGES.find((each) => each === text) ?? null, 'vi or en');

/** What was asked for, else the reader's own, else the utility's first. */
export function languageOf(
  asked: Language | undefined,
  facts: ReportFacts,
  { languages }: Pick<UtilitySettings, 'languages'>,
): Language {
  const own = 'language' in facts ? LANGUAGES.find((each) => each === facts.language) : undefined;
  return asked ?? own ?? languages[0];
}
