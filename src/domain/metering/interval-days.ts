import type { LocalDate } from '../time/local-date';
import type { Channel } from './reading';
import { qualityOf } from './reading';

/** Intervals of one usage point, channel and local day, from midnight on; NaN and quality 0 = not received. */
export interface IntervalSeries {
  key: number;
  day: LocalDate;
  channel: Channel;
  minutes: number;
  /** whole Wh */
  valueWh: Float64Array;
  quality: Uint8Array;
}

/** Intervals of one day as delivered; ascending starts, values in Wh with fractions. */
export interface DeliveredIntervals {
  key: number;
  day: LocalDate;
  channel: Channel;
  minutes: number;
  startMinute: number[];
  valueWh: number[];
  quality: number[];
  line: number[];
}

export interface MergedIntervals {
  /** what will be stored; null when nothing changes */
  day: IntervalSeries | null;
  accepted: number;
  unchanged: number;
  corrected: number;
  betterKept: number[];
  /** lines that do not fit the day: another interval length than the stored one, or a start after the day's end */
  misfits: number[];
}

/**
 * Rounds to whole Wh and carries the remainder on, so that the sum of the day is that of the file (ruling M16). A
 * spare remainder of less than a Wh stays with the last interval.
 */
export function roundCarried(valuesWh: readonly number[]): number[] {
  let remainder = 0;
  return valuesWh.map((value) => {
    const exact = value + remainder;
    const whole = Math.max(0, Math.round(exact));
    remainder = exact - whole;
    return whole;
  });
}

/** Puts delivered intervals over stored ones; a lower quality never replaces a higher (ruling M9). `slots` of the day. */
export function mergeIntervals(
  stored: IntervalSeries | null,
  delivered: DeliveredIntervals,
  slots: number,
): MergedIntervals {
  const result: MergedIntervals = {
    day: null,
    accepted: 0,
    unchanged: 0,
    corrected: 0,
    betterKept: [],
    misfits: [],
  };
  if (stored && stored.minutes !== delivered.minutes) return { ...result, misfits: [...delivered.line] };
  const size = Math.max(slots, stored?.valueWh.length ?? 0);
  const day = copyOf(stored, delivered, size);
  const rounded = roundCarried(delivered.valueWh);
  let changed = false;
  for (let i = 0; i < rounded.length; i++) {
    const slot = delivered.startMinute[i] / delivered.minutes;
    if (slot >= size) result.misfits.push(delivered.line[i]);
    else changed = place(day, slot, rounded[i], delivered.quality[i], delivered.line[i], result) || changed;
  }
  return { ...result, day: changed ? day : null };
}

function copyOf(stored: IntervalSeries | null, delivered: DeliveredIntervals, size: number): IntervalSeries {
  const valueWh = new Float64Array(size).fill(NaN);
  const quality = new Uint8Array(size);
  if (stored) {
    valueWh.set(stored.valueWh);
    quality.set(stored.quality);
  }
  return {
    key: delivered.key,
    day: delivered.day,
    channel: delivered.channel,
    minutes: delivered.minutes,
    valueWh,
    quality,
  };
}

function place(
  day: IntervalSeries,
  slot: number,
  valueWh: number,
  quality: number,
  line: number,
  result: MergedIntervals,
): boolean {
  const old: number = qualityOf(day.quality[slot]);
  const same = day.valueWh[slot] === valueWh;
  if (old > quality || (same && old === quality)) {
    result.unchanged++;
    if (!same) result.betterKept.push(line);
    return false;
  }
  if (old === 0) result.accepted++;
  else result.corrected++;
  day.valueWh[slot] = valueWh;
  day.quality[slot] = quality;
  return true;
}

/** Energy of a day whose every interval is there, with the lowest quality among them; null when one is missing. */
export function completeDay(
  day: IntervalSeries,
  slots: number,
): { energyWh: number; quality: number } | null {
  let [energyWh, quality] = [0, Infinity];
  for (let slot = 0; slot < slots; slot++) {
    if (!day.quality[slot]) return null;
    energyWh += day.valueWh[slot];
    quality = Math.min(quality, qualityOf(day.quality[slot]));
  }
  return { energyWh, quality };
}
