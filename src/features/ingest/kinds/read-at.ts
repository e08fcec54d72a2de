import type { Zone } from '../../../domain/time/zone';
import { instantCell } from './local-time';

/** Minutes between a read time and the end of the day that the register stands for (ruling M12). */
export function readAtMinutesLate(readAt: string, day: number, zone: Zone): number {
  const endOfDay = zone.startOfDay(day + 1);
  return Math.abs(instantCell('read_at', readAt, zone).getTime() - endOfDay) / 60_000;
}
