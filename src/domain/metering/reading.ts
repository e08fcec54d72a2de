/** What a stored value is. Register channels hold a counter in Wh; energy channels hold the energy of a day in Wh. */
export const CHANNELS = [
  'total',
  'normal',
  'peak',
  'offpeak',
  'export',
  'energy',
  'interval-energy',
] as const;
export type ChannelName = (typeof CHANNELS)[number];
/** Index into `CHANNELS`, as stored. `energy` is a delivered day, `interval-energy` the sum of a complete day of intervals. */
export enum Channel {
  Total = 0,
  Normal = 1,
  Peak = 2,
  Offpeak = 3,
  Export = 4,
  Energy = 5,
  IntervalEnergy = 6,
}

/** The source's word on a value, as a rank: a lower rank never replaces a higher one (ruling M9). */
export enum Quality {
  Estimated = 1,
  Substituted = 2,
  Manual = 3,
  Measured = 4,
}
export const QUALITY_NAMES = ['missing', 'estimated', 'substituted', 'manual', 'measured'] as const;
export type QualityName = (typeof QUALITY_NAMES)[number];

/** Our verdict rides in the same byte as the source's word: the high bit says "suspect, not used until cleared" (ruling M5). */
export const SUSPECT_BIT = 0x80;
export const qualityOf = (byte: number): Quality => byte & 0x0f;
export const isSuspect = (byte: number): boolean => (byte & SUSPECT_BIT) !== 0;
/** Stored and usable: there is a value and no doubt stands against it. */
export const isGood = (byte: number): boolean => byte !== 0 && (byte & SUSPECT_BIT) === 0;
/** Read from the meter and usable. */
export const isMeasured = (byte: number): boolean => byte === MEASURED;
const MEASURED: number = Quality.Measured;

/**
 * Readings as columns (struct of arrays), so that millions cost megabytes.
 * Sorted by (key, channel, day) wherever a port returns them.
 */
export interface ReadingRows {
  count: number;
  /** usage-point key */
  key: Int32Array;
  day: Int32Array;
  channel: Uint8Array;
  /** whole Wh: the counter before the multiplier for registers, energy for energy channels */
  valueWh: Float64Array;
  /** ordinal of the meter's serial at its usage point; 0 = the source named none */
  meter: Uint8Array;
  /** `Quality` with `SUSPECT_BIT` */
  quality: Uint8Array;
}

/** Room for `count` readings, all zero. */
export function emptyRows(count: number): ReadingRows {
  return {
    count,
    key: new Int32Array(count),
    day: new Int32Array(count),
    channel: new Uint8Array(count),
    valueWh: new Float64Array(count),
    meter: new Uint8Array(count),
    quality: new Uint8Array(count),
  };
}
