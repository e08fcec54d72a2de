import type { LocalDate } from '../time/local-date';

/**
 * One stretch of one meter at a usage point: from its installation (or reset, or changed transformer) to its removal.
 * It covers the registers at the ends of the days `installedDay … removedDay`; on a day of exchange both meters touch the day.
 */
export interface MeterSegment {
  /** ordinal of the serial at the usage point, from 1; 0 = the one meter of a point without a meter row */
  ordinal: number;
  serial: string;
  /** day whose end is at or after the installation; −Infinity when unknown */
  installedDay: LocalDate;
  /** counter at installation, Wh before the multiplier; null when unknown */
  installedWh: number | null;
  /** day on which it was taken down; +Infinity while it hangs */
  removedDay: LocalDate;
  /** counter at removal, Wh before the multiplier; null when unknown or still hanging */
  removedWh: number | null;
  /** digits of the counter for whole kWh; null = unknown, then no rollover is ever assumed (ruling M6) */
  digits: number | null;
  multiplier: number;
}

/** What is assumed of a usage point without a meter row: one meter, multiplier 1, digits unknown. */
export const UNRECORDED_METER: MeterSegment = {
  ordinal: 0,
  serial: '',
  installedDay: -Infinity,
  installedWh: null,
  removedDay: Infinity,
  removedWh: null,
  digits: null,
  multiplier: 1,
};
