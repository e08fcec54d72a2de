import { parseLocalDate } from './local-date';
import type { Instant, Zone } from './zone';

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):([0-5]\d)(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const MINUTES_PER_DAY = 1440;

/** `doubled`: local time that happens twice. `nonexistent`: the clock was put forward over it. */
export type ReadMoment =
  { kind: 'instant'; instant: Instant; doubled: boolean } | { kind: 'nonexistent' } | { kind: 'unreadable' };

/**
 * A moment of a file: with its offset, or local time of the zone, `2025-06-30T13:30:00+07:00`, `2025-06-30 13:30`; 24:00
 * is the end of the day. `occurrence` chooses in the doubled hour of autumn (ruling M16).
 */
export function readMoment(text: string, zone: Zone, occurrence: 1 | 2 = 1): ReadMoment {
  const match = MOMENT.exec(text);
  const day = match && parseLocalDate(match[1]);
  const minute = match ? Number(match[2]) * 60 + Number(match[3]) : 0;
  if (!match || day === null || minute > MINUTES_PER_DAY) return { kind: 'unreadable' };
  if (match[5] === undefined) return zone.instantAt(day, minute, occurrence);
  const instant = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(instant) ? { kind: 'unreadable' } : { kind: 'instant', instant, doubled: false };
}
