import type { LocalDate } from '../../domain/time/local-date';

/** An end that is open (±Infinity) is stored as NULL. */
export const toStored = (day: LocalDate): number | null => (Number.isFinite(day) ? day : null);
export const firstDay = (stored: number | null): LocalDate => stored ?? -Infinity;
export const lastDay = (stored: number | null): LocalDate => stored ?? Infinity;
