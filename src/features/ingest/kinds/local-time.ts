import { parseLocalDate } from '../../../domain/time/local-date';
import type { Zone } from '../../../domain/time/zone';
import { bad, CellError } from './cells';

const WALL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const MINUTES_PER_DAY = 1440;

interface WallTime {
  day: number;
  minute: number;
  hasOffset: boolean;
}

function wallTime(column: string, text: string): WallTime {
  const match = WALL.exec(text);
  const day = match && parseLocalDate(match[1]);
  const minute = match ? Number(match[2]) * 60 + Number(match[3]) : 0;
  if (!match || day === null || minute > MINUTES_PER_DAY || Number(match[3]) > 59)
    return bad(column, text, 'is not a time like 2025-06-30T13:30 or 2025-06-30T13:30:00+07:00');
  return { day, minute, hasOffset: match[5] !== undefined };
}

/** An instant, given with an offset or as local time of the zone. `occurrence` chooses in the doubled hour (ruling M16). */
export function instantCell(column: string, text: string, zone: Zone, occurrence: 1 | 2 = 1): Date {
  const wall = wallTime(column, text);
  if (wall.hasOffset) {
    const instant = new Date(text.replace(' ', 'T'));
    return Number.isNaN(instant.getTime()) ? bad(column, text, 'is not a moment') : instant;
  }
  const local = zone.instantAt(wall.day, wall.minute, occurrence);
  if (local.kind === 'nonexistent')
    throw new CellError(
      `${column} "${text}" does not exist: the clock was put forward in ${zone.name}; give it with its offset`,
    );
  return new Date(local.instant);
}

/** True when that local time happens twice in the zone. */
export function isDoubled(column: string, text: string, zone: Zone): boolean {
  const wall = wallTime(column, text);
  if (wall.hasOffset) return false;
  const local = zone.instantAt(wall.day, wall.minute);
  return local.kind === 'instant' && local.doubled;
}

/** A day, or an instant; a bare day means the end of that day (ruling M20). Returns the local day. */
export function dayOrInstantCell(column: string, text: string, zone: Zone): number {
  return parseLocalDate(text) ?? zone.dayOf(instantCell(column, text, zone).getTime());
}
