import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { InfluxAddress } from '../../src/adapters/series-influxdb/server-problems';
import { findInfluxd } from './find-influxd.cjs';

class RefusedByServer extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const NOT_FOUND = 404;
const STARTS_WITHIN_MS = 60_000;
const OPERATOR = { username: 'tests', password: 'only-on-loopback', org: 'gridbrief' };

/**
 * A real InfluxDB 2 for tests: one of its own on a free port of loopback, in a temporary folder, or the one that
 * INFLUX_URL names. It can be killed, frozen and started again, where it is its own.
 */
export class TestInflux {
  private made = 0;

  private constructor(
    readonly url: string,
    readonly org: string,
    /** may do everything in its organisation */
    readonly token: string,
    private readonly own: OwnInflux | null,
  ) {}

  /** With a folder to live in it is always one of its own. */
  static async start(folder?: string): Promise<TestInflux> {
    const { INFLUX_URL: url, INFLUX_ORG: org, INFLUX_TOKEN: token } = process.env;
    if (url && folder === undefined) return new TestInflux(url, org ?? '', token ?? '', null);
    const own = await OwnInflux.prepare(folder);
    await own.start();
    const set = await fetchJson(`${own.url}/api/v2/setup`, {
      ...OPERATOR,
      bucket: 'first',
      token: 'operator',
    });
    return new TestInflux(own.url, OPERATOR.org, (set as { auth: { token: string } }).auth.token, own);
  }

  /** The address of a bucket with a new name, which is not made yet. */
  newAddress(): InfluxAddress {
    const bucket = `test-${process.pid}-${Date.now()}-${this.made++}`;
    return { url: this.url, org: this.org, token: this.token, bucket };
  }

  /** A request of the HTTP interface with the operator's token; the answer's JSON, undefined where there is none. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Token ${this.token}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok)
      throw new RefusedByServer(response.status, `${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async orgId(): Promise<string> {
    const { orgs } = await this.ask<{ orgs: { id: string }[] }>('GET', `/api/v2/orgs?org=${this.org}`);
    return orgs[0].id;
  }

  /** Null where there is no such bucket. */
  async bucketId(name: string): Promise<string | null> {
    const query = new URLSearchParams({ org: this.org, name }).toString();
    const found = await this.ask<{ buckets?: { id: string }[] }>('GET', `/api/v2/buckets?${query}`).catch(
      (error: RefusedByServer) => {
        if (error.status === NOT_FOUND) return null;
        throw error;
      },
    );
    return found?.buckets?.[0]?.id ?? null;
  }

  async removeBucket(name: string): Promise<void> {
    const id = await this.bucketId(name);
    if (id !== null) await this.ask('DELETE', `/api/v2/buckets/${id}`);
  }

  /** Only a server of its own can be ended: kill -9, as a crash does. */
  async kill(): Promise<void> {
    await this.owned().end('SIGKILL');
  }

  /** Starts the killed server again: same folder, same port. */
  async restart(): Promise<void> {
    await this.owned().start();
  }

  /** Stands still, and answers nobody, until `thaw`. */
  freeze(): void {
    this.owned().signal('SIGSTOP');
  }

  thaw(): void {
    this.owned().signal('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.own?.end('SIGKILL');
    this.own?.remove();
  }

  private owned(): OwnInflux {
    if (!this.own) throw new Error('the server at INFLUX_URL is not ours to stop');
    return this.own;
  }
}

class OwnInflux {
  private process: ChildProcess | null = null;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  static async prepare(folder?: string): Promise<OwnInflux> {
    const program = findInfluxd();
    if (program === null) throw new Error('InfluxDB is not there: npm run setup:influxdb builds it');
    const home = folder ?? mkdtempSync(join(tmpdir(), 'gridbrief-influx-'));
    return new OwnInflux(program, home, await freePort());
  }

  async start(): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const log = openSync(this.logPath, 'a');
    const paths = ['bolt', 'engine', 'sqlite'].flatMap((part) => [`--${part}-path`, join(this.folder, part)]);
    const where = ['--http-bind-address', `127.0.0.1:${this.port}`];
    this.process = spawn(this.program, [...paths, ...where, '--reporting-disabled', '--log-level', 'error'], {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    process.once('exit', this.endAtExit);
    await this.untilReady();
  }

  signal(name: NodeJS.Signals): void {
    this.process?.kill(name);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { process: child } = this;
    this.process = null;
    process.off('exit', this.endAtExit);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly endAtExit = (): void => void this.process?.kill('SIGKILL');

  private get logPath(): string {
    return join(this.folder, 'log');
  }

  private async untilReady(): Promise<void> {
    const until = Date.now() + STARTS_WITHIN_MS;
    while (Date.now() < until) {
      const answer = await fetch(`${this.url}/ready`).catch(() => null);
      if (answer?.ok) return;
      if (this.process?.exitCode !== null) break;
      await pause(50);
    }
    throw new Error(`influxd did not start: ${readFileSync(this.logPath, 'utf8').slice(-2000)}`);
  }
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function fetchJson(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
