import type { LocalDate } from '../../domain/time/local-date';
import { chunksOf, column, gather, lists } from '../../platform/duckdb';
import type { Session } from '../../platform/duckdb';
import type { IntervalDay } from '../../ports/reading-store';

const REMOVE = `
  DELETE FROM interval_days USING
    (SELECT unnest($1::INTEGER[]) AS key, unnest($2::INTEGER[]) AS day, unnest($3::INTEGER[]) AS channel) AS given
  WHERE interval_days.key = given.key AND interval_days.day = given.day AND interval_days.channel = given.channel`;

export async function replaceIntervalDays(session: Session, days: readonly IntervalDay[]): Promise<void> {
  const keys = Int32Array.from(days, (row) => row.key);
  const dayNumbers = Int32Array.from(days, (row) => row.day);
  const channels = Uint8Array.from(days, (row) => row.channel);
  await session.run(REMOVE, keys, dayNumbers, Int32Array.from(channels));
  const minutes = Int16Array.from(days, (row) => row.minutes);
  const values = days.map((row) => row.valueWh);
  const qualities = days.map((row) => row.quality);
  await session.append(
    'interval_days',
    [keys, dayNumbers, channels, minutes, values, qualities],
    days.length,
  );
}

const READ = `
  SELECT key, day, channel, minutes, value_wh, quality FROM interval_days
  WHERE day BETWEEN $2 AND $3 AND key IN (SELECT unnest($1::INTEGER[]))
  ORDER BY key, channel, day`;

export async function readIntervalDays(
  session: Session,
  keys: Int32Array,
  from: LocalDate,
  to: LocalDate,
): Promise<IntervalDay[]> {
  const days: IntervalDay[] = [];
  for (const chunk of chunksOf(await session.run(READ, keys, from, to))) {
    const [key, day] = [column<Int32Array>(chunk, 0), column<Int32Array>(chunk, 1)];
    const [channel, minutes] = [column<Uint8Array>(chunk, 2), column<Int16Array>(chunk, 3)];
    const [values, qualities] = [lists<Float64Array>(chunk, 4), lists<Uint8Array>(chunk, 5)];
    values.forEach((valueWh, row) =>
      days.push({
        key: key[row],
        day: day[row],
        channel: channel[row],
        minutes: minutes[row],
        valueWh,
        quality: qualities[row],
      }),
    );
  }
  return days;
}

export async function readKeysWithIntervals(session: Session): Promise<Int32Array> {
  const result = await session.run('SELECT DISTINCT key FROM interval_days ORDER BY key');
  const keys = new Int32Array(result.rowCount);
  gather(result, [keys]);
  return keys;
}
