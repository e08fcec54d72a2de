import { HttpError } from '@influxdata/influxdb-client';
import { messageOf, Problem, systemCodeOf } from '../../platform/errors/problem';

/** Where the series are: server, organisation, bucket, and the token that opens them. */
export interface InfluxAddress {
  url: string;
  token: string;
  org: string;
  bucket: string;
}

/** The server said nothing for too long. */
export class Silence extends Error {
  constructor(readonly ms: number) {
    super(`it has not answered within ${ms / 1000} s`);
  }
}

/** What the server answered instead of a result: InfluxQL reports its errors with status 200. */
export class QueryError extends Error {}

const DISK_FULL = /no space left on device|disk quota exceeded/i;
const NOT_THERE = /database not found|bucket .*not found|no dbrp mapping|could not find bucket/i;
const TOO_EARLY = 425;
const REQUEST_TIMEOUT = 408;
const TOO_MANY = 429;

const statusOf = (error: unknown): number => (error instanceof HttpError ? error.statusCode : 0);

/** Whether the same request may succeed in a moment: the server is busy, restarting, or the connection broke. */
export function mayPass(error: unknown): boolean {
  const status = statusOf(error);
  if (error instanceof QueryError || DISK_FULL.test(messageOf(error))) return false;
  return status === 0 || status >= 500 || [REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY].includes(status);
}

/** The bucket, or the mapping by which InfluxQL finds it, is not there or not to be seen. */
export const isBucketMissing = (error: unknown): boolean =>
  statusOf(error) === 404 || NOT_THERE.test(messageOf(error));

export const isForbidden = (error: unknown): boolean => [401, 403].includes(statusOf(error));

/** A coded problem for what the server, or the way to it, did: cause and mend. Problems are handed on as they are. */
export function problemOf(error: unknown, address: InfluxAddress): Problem {
  if (error instanceof Problem) return error;
  const { code, sentence } = described(error, address);
  return new Problem(code, sentence, { retryable: code !== 'series-refused', cause: error });
}

function described(error: unknown, { url, org, bucket }: InfluxAddress): { code: string; sentence: string } {
  const at = `InfluxDB at ${url}`;
  const said = messageOf(error);
  const status = statusOf(error);
  if (DISK_FULL.test(said))
    return {
      code: 'series-disk-full',
      sentence: `cannot use ${at}: its disk is full (${said}); make room there, then try again`,
    };
  if (error instanceof Silence)
    return {
      code: 'series-slow',
      sentence: `cannot use ${at}: ${said}; see what keeps the server, then try again`,
    };
  if (status === 401)
    return {
      code: 'series-unauthorized',
      sentence: `cannot use ${at}: it does not know the token; set INFLUX_TOKEN to one that may read and write the bucket "${bucket}"`,
    };
  if (status === 403)
    return {
      code: 'series-forbidden',
      sentence: `cannot use ${at}: the token may not do this (${said}); give INFLUX_TOKEN the right to read and write the bucket "${bucket}"`,
    };
  if (isBucketMissing(error))
    return {
      code: 'series-bucket-missing',
      sentence: `cannot use ${at}: the organisation "${org}" has no bucket "${bucket}" that this token may use (${said})`,
    };
  if (error instanceof QueryError || (status >= 400 && !mayPass(error)))
    return { code: 'series-refused', sentence: `cannot use ${at}: it refused the request: ${said}` };
  if (status > 0)
    return {
      code: 'series-busy',
      sentence: `cannot use ${at}: it answers ${status} (${said}); it is overloaded or restarting, try again later`,
    };
  const reason = [systemCodeOf(error), said].filter(Boolean).join(', ');
  return {
    code: 'series-unreachable',
    sentence: `cannot reach ${at}: ${reason}; start the server, or set INFLUX_URL to where it is`,
  };
}
