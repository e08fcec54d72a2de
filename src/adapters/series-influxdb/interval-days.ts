import { CHANNELS } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import type { IntervalDay } from '../../ports/reading-store';
import type { InfluxServer } from './influx-server';
import { keyConditions } from './key-conditions';
import { unpackedQualities, unpackedValues } from './line-protocol';
import { dayOf, daysWithin, INTERVAL_DAY } from './measurements';

/** Interval days of these usage points (ascending, distinct), sorted by (key, channel, day). */
export async function readIntervalDays(
  server: InfluxServer,
  keys: Int32Array,
  from: LocalDate,
  to: LocalDate,
): Promise<IntervalDay[]> {
  const wanted = new Set(keys);
  const found: IntervalDay[] = [];
  for (const condition of keyConditions(keys)) {
    const influxql =
      `SELECT "key", channel, minutes, values_wh, qualities FROM ${INTERVAL_DAY} ` +
      `WHERE ${condition} AND ${daysWithin(from, to)}`;
    // one by one: as arguments of a call they would be too many
    for (const day of await server.query(influxql, async (rows) => {
      const ofCondition: IntervalDay[] = [];
      for await (const part of rows)
        for (const [seconds, key, channel, minutes, values, qualities] of part) {
          if (!wanted.has(Number(key))) continue;
          ofCondition.push({
            key: Number(key),
            day: dayOf(Number(seconds)),
            channel: CHANNELS.indexOf(channel as (typeof CHANNELS)[number]),
            minutes: Number(minutes),
            valueWh: unpackedValues(String(values)),
            quality: unpackedQualities(String(qualities)),
          });
        }
      return ofCondition;
    }))
      found.push(day);
  }
  return found.sort((a, b) => a.key - b.key || a.channel - b.channel || a.day - b.day);
}

/** Ascending; the server answers out of its index. */
export async function readKeysWithIntervals(server: InfluxServer): Promise<Int32Array> {
  const keys = await server.query(`SHOW TAG VALUES FROM ${INTERVAL_DAY} WITH KEY = "key"`, async (rows) => {
    const found = new Set<number>();
    for await (const part of rows) for (const [, key] of part) found.add(Number(key));
    return found;
  });
  return Int32Array.from(keys).sort();
}
