import { monthText } from '../../domain/text/date-text';
import type { Language } from '../../domain/text/language';
import { numberText } from '../../domain/text/number-text';
import { parseYearMonth } from '../../domain/time/year-month';
import { sayIn } from '../coverage/wording';
import { spanText } from '../load/load-text';
import type { PrintContext } from '../report-kind';
import type { IndexFacts, WithheldFacts } from './reliability-facts';

/** The four indices in the order in which they are printed, with their decimals. */
export const INDICES = [
  { field: 'saidiMinutes', name: 'SAIDI', places: 2 },
  { field: 'saifi', name: 'SAIFI', places: 3 },
  { field: 'maifi', name: 'MAIFI', places: 3 },
  { field: 'caidiMinutes', name: 'CAIDI', places: 1 },
] as const;

export type IndexField = (typeof INDICES)[number]['field'];

export function indexUnit(field: IndexField, language: Language): string {
  const say = sayIn(language);
  if (field === 'saidiMinutes') return say('phút/khách hàng', 'min/customer');
  if (field === 'caidiMinutes') return say('phút/lần', 'min');
  return say('lần/khách hàng', 'times/customer');
}

/** A dash where the index is not known, or where nobody was interrupted and CAIDI does not exist. */
export function indexText(set: IndexFacts | null, field: IndexField, language: Language): string {
  const value = set?.[field] ?? null;
  const { places } = INDICES.find((index) => index.field === field)!;
  return value === null ? '–' : numberText(value, language, places);
}

/** How the utility calls a class of exclusions. */
export const exclusionClassName = (id: string, { settings, language }: PrintContext): string =>
  settings.reliability.exclusionClasses.find((each) => each.id === id)?.name[language].toLowerCase() ?? id;

/** Why there are no indices. */
export function withheldText(withheld: WithheldFacts, language: Language): string {
  const say = sayIn(language);
  if (withheld.reason === 'no-customers') {
    const months = withheld.months.map((month) => monthText(parseYearMonth(month)!, language)).join(', ');
    return say(`chưa có số khách hàng của tháng ${months}`, `customers of ${months} are not known`);
  }
  if (withheld.reason === 'not-kept') return say('bản này chưa lưu số liệu', 'this edition has not kept it');
  const spans = withheld.missing.map((span) => spanText(span, language));
  const shown = spans.length > 3 ? [...spans.slice(0, 3), '…'] : spans;
  return say(
    `nhật ký ngừng cấp điện chưa đủ cho ${shown.join(', ')}`,
    `the interruption log is not complete for ${shown.join(', ')}`,
  );
}
