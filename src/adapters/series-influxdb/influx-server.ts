import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpError, InfluxDB } from '@influxdata/influxdb-client';
import { type Patience, pauseBefore, READING, retryAfterMs, WRITING } from './patience';
import { type Row, rowsOf } from './query-answer';
import { type InfluxAddress, mayPass, Silence } from './server-problems';

/** Connections that write at the same time; more make the server slower, not faster. */
export const CONNECTIONS = 2;
const MOST_SOCKETS = 8;
const ACKNOWLEDGED = 204;
const ROWS_AT_A_TIME = '5000';

/** Reads the rows of an answer, some thousand at a time. An answer that breaks off is asked for, and read, from its beginning. */
export type ReadRows<T> = (rows: AsyncIterable<Row[]>) => Promise<T>;

/**
 * One InfluxDB 2 over HTTP. The transport is the client library's; its WriteApi is not used, since it keeps failed lines in
 * a buffer that drops the oldest, and takes Retry-After for milliseconds.
 * Rejects with what the server answered, or what kept it from answering; `problemOf` says it in words.
 */
export class InfluxServer {
  private readonly agent: HttpAgent;
  private readonly transport: InfluxDB['transport'];

  constructor(
    readonly address: InfluxAddress,
    private readonly writing: Patience = WRITING,
    private readonly reading: Patience = READING,
  ) {
    const options = { keepAlive: true, maxSockets: MOST_SOCKETS };
    this.agent = address.url.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
    const { url, token } = address;
    // the time-out of the library does not end the request: ours does, by its signal
    this.transport = new InfluxDB({
      url,
      token,
      timeout: 0,
      transportOptions: { agent: this.agent },
    }).transport;
  }

  /** Resolves when the server has acknowledged the lines. Time stamps in seconds. Rejects with what the server answered. */
  async write(lines: string): Promise<void> {
    const { org, bucket } = this.address;
    const query = new URLSearchParams({ org, bucket, precision: 's' });
    await this.untilDone(this.writing, async (signal) => {
      let status = 0;
      await this.transport.request(
        `/api/v2/write?${query.toString()}`,
        lines,
        { method: 'POST', headers: { 'content-type': 'text/plain; charset=utf-8' }, signal },
        (_headers, given) => (status = given ?? 0),
      );
      if (status !== ACKNOWLEDGED) throw new HttpError(status, 'nothing acknowledged');
    });
  }

  /**
   * Statements of InfluxQL, read only; the rows of all of them as they arrive, times in seconds.
   * As JSON: in CSV the server leaves out errors, and a result that broke off would look whole.
   */
  query<T>(influxql: string, read: ReadRows<T>, patience = this.reading): Promise<T> {
    return this.answer(influxql, read, patience);
  }

  /** The same for work that nobody waits for: as patient as writing. */
  queryPatiently<T>(influxql: string, read: ReadRows<T>): Promise<T> {
    return this.answer(influxql, read, this.writing);
  }

  private answer<T>(influxql: string, read: ReadRows<T>, patience: Patience): Promise<T> {
    const { bucket } = this.address;
    const query = new URLSearchParams({
      db: bucket,
      epoch: 's',
      chunked: 'true',
      chunk_size: ROWS_AT_A_TIME,
    });
    const headers = { 'content-type': 'application/vnd.influxql', accept: 'application/json' };
    const path = `/query?${query.toString()}`;
    return this.untilDone(patience, (signal, heard) =>
      read(rowsOf(heard(this.transport.iterate(path, influxql, { method: 'POST', headers, signal })))),
    );
  }

  /** A request of the HTTP interface that asks or makes; rejects with what the server answered. */
  async ask<T>(method: 'GET' | 'POST', path: string, body: unknown = ''): Promise<T> {
    const headers = { accept: 'application/json' };
    return this.untilDone(
      this.reading,
      (signal) => this.transport.request(path, body, { method, headers, signal }) as Promise<T>,
    );
  }

  close(): void {
    this.agent.destroy();
  }

  private async untilDone<T>(patience: Patience, attempt: Attempt<T>): Promise<T> {
    for (let number = 1; ; number++)
      try {
        return await withinSilence(patience.silenceMs, attempt);
      } catch (error) {
        if (number >= patience.attempts || !mayPass(error)) throw error;
        if (error instanceof Silence && !patience.outlastsSilence) throw error;
        const asked = error instanceof HttpError ? retryAfterMs(header(error), Date.now()) : 0;
        if (asked > patience.longestPauseMs) throw error;
        await pause(pauseBefore(number + 1, patience, asked, Math.random()));
      }
  }
}

type Listen = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
type Attempt<T> = (signal: AbortSignal, heard: Listen) => Promise<T>;

/** Ends the request when nothing has been heard for so long; every chunk of the answer begins the time anew. */
async function withinSilence<T>(ms: number, attempt: Attempt<T>): Promise<T> {
  const controller = new AbortController();
  const silence = new Silence(ms);
  const timer = setTimeout(() => controller.abort(silence), ms);
  const heard: Listen = async function* (chunks) {
    for await (const chunk of chunks) {
      timer.refresh();
      yield chunk;
    }
  };
  try {
    return await attempt(controller.signal, heard);
  } catch (error) {
    throw controller.signal.aborted ? silence : error;
  } finally {
    clearTimeout(timer);
  }
}

const header = (error: HttpError): string | undefined => {
  const value = error.headers?.['retry-after'];
  return Array.isArray(value) ? value[0] : value;
};
