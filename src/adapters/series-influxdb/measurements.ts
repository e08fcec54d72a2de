import type { LocalDate } from '../../domain/time/local-date';

/** One value of a usage point, channel and day. Tags, fields and units: docs/influxdb.md. */
export const DAY_READING = 'day_reading';
/** All intervals of a usage point, channel and day in one point. */
export const INTERVAL_DAY = 'interval_day';
/** Load of one area on one day. */
export const AREA_LOAD = 'area_load';
/** Whose bucket this is, and which days it holds: one point, at the beginning of time. */
export const SERIES_STORE = 'series_store';

const SECONDS_PER_DAY = 86_400;
const BLOCK_BITS = 10;

/**
 * A thousand neighbouring usage points (1024 keys), as a tag: a fleet is read block by block, so that the server answers
 * from the first moment on and holds little; and many usage points are found by it, where the server would compare each
 * key of the fleet.
 */
export const blockOf = (key: number): number => key >>> BLOCK_BITS;

/** Blocks that hold the keys 0 … size − 1. */
export const blocksOf = (size: number): number => (size === 0 ? 0 : blockOf(size - 1) + 1);

/** The time stamp of a day: 00:00 UTC of its date, as a label. The zone of the utility plays no part. */
export const secondsOf = (day: LocalDate): number => day * SECONDS_PER_DAY;
export const dayOf = (seconds: number): LocalDate => seconds / SECONDS_PER_DAY;

/** Condition on the time: both days inclusive. */
export const daysWithin = (from: LocalDate, to: LocalDate): string =>
  `time >= ${secondsOf(from)}s AND time < ${secondsOf(to + 1)}s`;
