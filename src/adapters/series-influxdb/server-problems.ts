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
  return status < 400 || status >= 500 || [REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY].includes(status);
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

interface Kind {
  code: string;
  fits: (error: unknown) => boolean;
  /** what follows "cannot use InfluxDB at …" */
  sentence: (said: string, address: InfluxAddress) => string;
}

/** The first that fits. */
const KINDS: Kind[] = [
  {
    code: 'series-disk-full',
    fits: (error) => DISK_FULL.test(messageOf(error)),
    sentence: (said) => `its disk is full (${said}); make room there, then try again`,
  },
  {
    code: 'series-slow',
    fits: (error) => error instanceof Silence,
    sentence: (said) => `${said}; see what keeps the server, then try again`,
  },
  {
    code: 'series-unauthorized',
    fits: (error) => statusOf(error) === 401,
    sentence: (_said, { bucket }) =>
      `it does not know the token; set INFLUX_TOKEN to one that may read and write the bucket "${bucket}"`,
  },
  {
    code: 'series-forbidden',
    fits: (error) => statusOf(error) === 403,
    sentence: (said, { bucket }) =>
      `the token may not do this (${said}); give INFLUX_TOKEN the right to read and write the bucket "${bucket}"`,
  },
  {
    code: 'series-bucket-missing',
    fits: isBucketMissing,
    sentence: (said, { org, bucket }) =>
      `the organisation "${org}" has no bucket "${bucket}" that this token may use (${said}); set INFLUX_ORG and INFLUX_BUCKET to where the series are, or give the token the right to read and write there`,
  },
  {
    code: 'series-refused',
    fits: (error) => error instanceof QueryError || !mayPass(error),
    sentence: (said) => `it refused the request: ${said}`,
  },
  {
    code: 'series-busy',
    fits: (error) => statusOf(error) > 0,
    sentence: (said) => `it is overloaded or restarting (${said}); try again later`,
  },
];

function described(error: unknown, address: InfluxAddress): { code: string; sentence: string } {
  const said = saidBy(error);
  const kind = KINDS.find(({ fits }) => fits(error));
  if (kind) {
    const sentence = `cannot use InfluxDB at ${address.url}: ${kind.sentence(said, address)}`;
    return { code: kind.code, sentence };
  }
  const reason = [systemCodeOf(error), said].filter(Boolean).join(', ');
  return {
    code: 'series-unreachable',
    sentence: `cannot reach InfluxDB at ${address.url}: ${reason}; start the server, or set INFLUX_URL to where it is`,
  };
}

const saidBy = (error: unknown): string => {
  const status = statusOf(error);
  const said = messageOf(error);
  return status > 0 && !said.startsWith(String(status)) ? `${status}, ${said}` : said;
};
