import type { DuckDBDataChunk } from '@duckdb/node-api';
import { column, lists } from '../../platform/duckdb';
import { PLAIN_STAGED } from './plain-table';
import type { DoubledKey } from '../../ports/import-stage';

/** `min(line, 20)`: the first twenty lines. */
export const DOUBLED = `
  SELECT key, day, channel, start_minute, min(line, 20) AS lines, count(*)::INTEGER AS count,
    (min(value_wh) = max(value_wh) AND min(quality) = max(quality) AND min(meter) = max(meter)
      AND min(minutes) = max(minutes))::UTINYINT AS equal
  FROM (FROM staged UNION ALL ${PLAIN_STAGED}) JOIN doubled_keys USING (key, day, channel, start_minute)
  GROUP BY key, day, channel, start_minute
  ORDER BY min(line)`;

export function toDoubledKeys(chunk: DuckDBDataChunk): DoubledKey[] {
  const [key, day] = [column<Int32Array>(chunk, 0), column<Int32Array>(chunk, 1)];
  const [channel, startMinute] = [column<Uint8Array>(chunk, 2), column<Int16Array>(chunk, 3)];
  const lines = lists<Int32Array>(chunk, 4);
  const [count, equal] = [column<Int32Array>(chunk, 5), column<Uint8Array>(chunk, 6)];
  return lines.map((ofKey, row) => ({
    key: key[row],
    day: day[row],
    channel: channel[row],
    startMinute: startMinute[row],
    lines: Array.from(ofKey),
    equal: equal[row] === 1,
    count: count[row],
  }));
}
