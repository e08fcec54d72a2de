import type { QualityName } from '../domain/metering/reading';
import type { Instant } from '../domain/time/zone';

/** Energy over a half-open stretch of time, as it is handed to somebody else's program. */
export interface FeedReading {
  start: Instant;
  durationSeconds: number;
  /** whole Wh */
  energyWh: number;
  quality: QualityName;
}

/** Readings of one direction and length, ascending; what is missing is not there. */
export interface FeedSeries {
  direction: 'delivered' | 'received-back';
  /** seconds; days are 86400, also those on which the clock was changed */
  intervalSeconds: number;
  readings: FeedReading[];
}

/** The usage of one usage point. No stretch of time stands in two series of one direction. */
export interface UsageFeed {
  usagePointId: string;
  madeAt: Date;
  /** local time minus UTC; null where it changes within the days asked for */
  utcOffsetSeconds: number | null;
  series: FeedSeries[];
}

/** A format in which other programs read usage. */
export abstract class UsageFeedWriter {
  /** The document in pieces, to be written one after another. */
  abstract write(feed: UsageFeed): Iterable<string>;
}
