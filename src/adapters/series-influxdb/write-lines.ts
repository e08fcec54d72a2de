import { HttpError } from '@influxdata/influxdb-client';
import { formatLocalDate } from '../../domain/time/local-date';
import { messageOf, Problem } from '../../platform/errors/problem';
import type { InfluxServer } from './influx-server';
import { dayOf } from './measurements';
import { problemOf } from './server-problems';

/** Refusals that speak of the lines, not of the request: malformed, of another type than stored, too many bytes. */
const OF_THE_LINES = [400, 413, 422];
/** Points that a refusal names; each costs some 28 smaller writes to find. */
const NAMED_AT_MOST = 5;

interface Refused {
  line: string;
  reason: string;
}

/**
 * Writes lines as one batch, and resolves when the server has acknowledged it. Of a batch that it refuses, the points that
 * are to blame are found by halving, and named; the others of the batch may be stored, as with any write that is repeated.
 */
export async function writeLines(server: InfluxServer, lines: readonly string[]): Promise<void> {
  const refused: Refused[] = [];
  try {
    await writeHalving(server, lines, refused);
  } catch (error) {
    throw problemOf(error, server.address);
  }
  if (refused.length > 0) throw refusal(server, refused);
}

async function writeHalving(
  server: InfluxServer,
  lines: readonly string[],
  refused: Refused[],
): Promise<void> {
  if (lines.length === 0 || refused.length >= NAMED_AT_MOST) return;
  try {
    await server.write(lines.join('\n'));
  } catch (error) {
    if (!(error instanceof HttpError) || !OF_THE_LINES.includes(error.statusCode)) throw error;
    if (lines.length === 1) {
      refused.push({ line: lines[0], reason: messageOf(error) });
      return;
    }
    const middle = lines.length >> 1;
    await writeHalving(server, lines.slice(0, middle), refused);
    await writeHalving(server, lines.slice(middle), refused);
  }
}

function refusal({ address: { url } }: InfluxServer, refused: readonly Refused[]): Problem {
  const named = refused.map(({ line, reason }) => `  - ${nameOf(line)}: ${reason}`);
  const atLeast = refused.length >= NAMED_AT_MOST ? 'at least ' : '';
  return new Problem(
    'series-refused',
    `cannot store ${atLeast}${refused.length} points in InfluxDB at ${url}, which refuses them:\n${named.join('\n')}`,
  );
}

const TAG = /,(usage_point|path|area|channel|key)=((?:\\.|[^\\, ])*)/g;

/** `usage point PA18LC0093398, channel total, 2025-06-30`: what a line stands for. */
export function nameOf(line: string): string {
  const tags = new Map(
    Array.from(line.matchAll(TAG), ([, name, text]) => [name, text.replace(/\\(.)/g, '$1')]),
  );
  const subject = tags.has('area')
    ? `area ${tags.get('path') ?? tags.get('area')!}`
    : `usage point ${tags.get('usage_point') ?? tags.get('key') ?? '?'}, channel ${tags.get('channel') ?? '?'}`;
  const seconds = Number(line.slice(line.lastIndexOf(' ') + 1));
  return `${subject}, ${formatLocalDate(Math.floor(dayOf(seconds)))}`;
}
