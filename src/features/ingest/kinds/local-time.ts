import { parseLocalDate } from '../../../domain/time/local-date';
import { readMoment } from '../../../domain/time/moment-text';
import type { Zone } from '../../../domain/time/zone';
import { bad, CellError } from './cells';

/** An instant, given with an offset or as local time of the zone. `occurrence` chooses in the doubled hour (ruling M16). */
export function instantCell(column: string, text: string, zone: Zone, occurrence: 1 | 2 = 1): Date {
  const found = readMoment(text, zone, occurrence);
  if (found.kind === 'unreadable') return unreadable(column, text);
  if (found.kind === 'nonexistent')
    throw new CellError(
      `${column} "${text}" does not exist: the clock was put forward in ${zone.name}; give it with its offset`,
    );
  return new Date(found.instant);
}

const unreadable = (column: string, text: string): never =>
  bad(column, text, 'is not a time like 2025-06-30T13:30 or 2025-06-30T13:30:00+07:00');

/** True when that local time happens twice in the zone. */
export function isDoubled(column: string, text: string, zone: Zone): boolean {
  const found = readMoment(text, zone);
  if (found.kind === 'unreadable') return unreadable(column, text);
  return found.kind === 'instant' && found.doubled;
}

/** A day, or an instant; a bare day means the end of that day (ruling M20). Returns the local day. */
export function dayOrInstantCell(column: string, text: string, zone: Zone): number {
  return parseLocalDate(text) ?? zone.dayOf(instantCell(column, text, zone).getTime());
}
