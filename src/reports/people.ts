import type { Actor } from '../domain/changes/usage-case';
import type { UtilitySettings } from '../ports/utility-settings';
import { ReportRefusal } from './report-kind';

/** The person of the utility's file with that id (ruling W1). Refuses one whom it does not name. */
export function personOf({ people }: Pick<UtilitySettings, 'people'>, id: string): Actor {
  const person = people.find((each) => each.id === id);
  if (person) return person;
  const known =
    people.length > 0 ? `it knows ${people.map((each) => each.id).join(', ')}` : 'it names nobody';
  throw new ReportRefusal(
    'unknown-person',
    `"${id}" does not stand under people in the utility's file; ${known}`,
  );
}
