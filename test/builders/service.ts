import { type HousePlace } from '../../src/app.module';
import { type RunningService, startService } from '../../src/main';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../src/platform/config/environment';
import { DEFAULT_CONFIG, MovedClock } from './house';

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
  bytes: Uint8Array;
}

/** The service on a free port of loopback and a data folder of its own; every request of the tests goes through it. */
export class TestService {
  private constructor(
    readonly folder: string,
    readonly place: HousePlace,
    readonly clock: MovedClock,
    private readonly service: RunningService,
  ) {}

  static async start(
    options: { now?: string; folder?: string; variables?: Record<string, string> } = {},
  ): Promise<TestService> {
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'gridbrief-service-'));
    const clock = new MovedClock(new Date(options.now ?? '2025-07-02T02:00:00Z'));
    const place: HousePlace = {
      dataFolder: join(folder, 'var'),
      configPath: DEFAULT_CONFIG,
      environment: readEnvironment({ PORT: '0', LOG_LEVEL: 'silent', ...options.variables }),
      clock,
    };
    return new TestService(folder, place, clock, await startService(place));
  }

  get url(): string {
    return this.service.url;
  }

  get app(): RunningService['app'] {
    return this.service.app;
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.service.app.get(token, { strict: false });
  }

  async ask<Body>(
    method: string,
    path: string,
    body?: RequestInit['body'],
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}${path}`, { method, body, headers });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = Buffer.from(bytes).toString('utf8');
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : undefined) as Body,
      text,
      bytes,
    };
  }

  async stop(): Promise<void> {
    await this.service.stop();
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
