import type { LocalDate } from './local-date';
import { OffsetTable } from './zone-offsets';

/** Milliseconds since 1970-01-01T00:00Z, as in `Date.getTime()`. */
export type Instant = number;

/**
 * A moment on the wall clock of a zone. `wallMinute` is what the clock shows (0–1439); `elapsedMinute` counts from the
 * start of the local day and runs to 1379, 1439 or 1499: intervals are numbered by it, since the clock repeats itself.
 */
export interface LocalMoment {
  day: LocalDate;
  wallMinute: number;
  elapsedMinute: number;
}

/** Result of reading a wall-clock time: the hour that is skipped in spring does not exist. */
export type LocalInstant = { kind: 'instant'; instant: Instant; doubled: boolean } | { kind: 'nonexistent' };

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** A time zone: turns local days into instants and back. Make one per zone and keep it; it remembers offsets. */
export class Zone {
  private readonly offsets: OffsetTable;
  private readonly starts = new Map<LocalDate, Instant>();

  /** `name` as in the IANA database, `Asia/Ho_Chi_Minh`. Throws where the platform does not know it. */
  constructor(readonly name: string) {
    this.offsets = new OffsetTable(name);
  }

  /** Local time minus UTC at that instant. */
  offsetMinutes(instant: Instant): number {
    return this.offsets.offsetMs(instant) / MS_PER_MINUTE;
  }

  /** The first instant of a local day, also where midnight is skipped. */
  startOfDay(day: LocalDate): Instant {
    let start = this.starts.get(day);
    if (start === undefined) {
      const midnight = this.instantAt(day, 0);
      start = midnight.kind === 'instant' ? midnight.instant : this.firstInstantAfterGap(day);
      this.starts.set(day, start);
    }
    return start;
  }

  /** 1440, or 1380 and 1500 on the days when the clock is changed. */
  minutesInDay(day: LocalDate): number {
    return (this.startOfDay(day + 1) - this.startOfDay(day)) / MS_PER_MINUTE;
  }

  /** The local day that an instant belongs to. */
  dayOf(instant: Instant): LocalDate {
    return Math.floor((instant + this.offsets.offsetMs(instant)) / MS_PER_DAY);
  }

  /** Day and minute on the wall clock; seconds are dropped. */
  momentOf(instant: Instant): LocalMoment {
    const local = instant + this.offsets.offsetMs(instant);
    const day = Math.floor(local / MS_PER_DAY);
    return {
      day,
      wallMinute: Math.floor((local - day * MS_PER_DAY) / MS_PER_MINUTE),
      elapsedMinute: Math.floor((instant - this.startOfDay(day)) / MS_PER_MINUTE),
    };
  }

  /**
   * Wall-clock time to instant. In the doubled hour of autumn the first occurrence is summer time and the second
   * winter time; a time in the hour that is skipped does not exist (ruling M16).
   */
  instantAt(day: LocalDate, wallMinute: number, occurrence: 1 | 2 = 1): LocalInstant {
    const wall = day * MS_PER_DAY + wallMinute * MS_PER_MINUTE;
    const before = this.offsets.offsetMs(wall - MS_PER_DAY);
    const after = this.offsets.offsetMs(wall + MS_PER_DAY);
    if (before === after) return { kind: 'instant', instant: wall - before, doubled: false };
    const first = this.offsets.offsetMs(wall - before) === before;
    const second = this.offsets.offsetMs(wall - after) === after;
    if (!first && !second) return { kind: 'nonexistent' };
    const useSecond = second && (!first || occurrence === 2);
    return { kind: 'instant', instant: wall - (useSecond ? after : before), doubled: first && second };
  }

  /** Midnight is skipped: the day starts at the change itself. */
  private firstInstantAfterGap(day: LocalDate): Instant {
    const wall = day * MS_PER_DAY;
    return this.offsets.changeBetween(wall - MS_PER_DAY, wall + MS_PER_DAY);
  }
}
