import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InboxJob } from '../../src/features/ingest/inbox.job';
import { AggregateJob } from '../../src/features/aggregate/aggregate.job';
import { formatLocalDate } from '../../src/domain/time/local-date';
import { startService } from '../../src/main';
import { handOver } from '../../src/platform/handover/hand-over';
import { socketPathOf } from '../../src/platform/handover/socket-path';
import type { ImportResult } from '../../src/ports/import-records';
import { DayStates } from '../../src/ports/day-states';
import type { UsageJson } from '../../src/reports/usage/usage-json';
import { TestService } from '../builders/service';

const POINTS = 'usage_point_id,customer_code,network_path,region,tariff\nP1,C1,Corp/Team,north,residential\n';
const READINGS = 'usage_point_id,day,register_kwh\nP1,2025-06-01,100\nP1,2025-06-02,110\n';

interface ProblemBody {
  status: number;
  code: string;
  detail: string;
  errors?: string[];
}

let service: TestService;
beforeEach(async () => {
  service = await TestService.start();
});
afterEach(() => service.remove());

const post = <Body = ImportResult>(
  path: string,
  body: RequestInit['body'],
  headers: Record<string, string> = { 'content-type': 'text/csv' },
) => service.ask<Body>('POST', `/api/v1${path}`, body, headers);
const fetched = <Body>(path: string) => service.ask<Body>('GET', path);

describe('imports over HTTP', () => {
  it('takes a raw body, a compressed one and a form, and gives the import result', async () => {
    expect((await post('/imports/usage-points', POINTS)).body).toMatchObject({
      rows: 1,
      accepted: 1,
      rejected: 0,
    });
    const packed = await post('/imports/register-readings', new Blob([gzipSync(READINGS)]), {
      'content-type': 'application/gzip',
    });
    expect(packed.body).toMatchObject({ accepted: 2 });
    const form = new FormData();
    form.append('file', new Blob([READINGS]), 'june.csv');
    const again = await post('/imports/register-readings', form, {});
    expect(again.body).toMatchObject({ unchanged: 2, file: 'june.csv' });
    const usage = await fetched<UsageJson>('/api/v1/usage-points/P1/usage?from=2025-06-02&to=2025-06-03');
    expect(usage.body.days.map(({ kwh }) => kwh)).toEqual([10, null]);
    expect(readdirSync(join(service.place.dataFolder, 'uploads'))).toEqual([]);
  });

  it('says what to send where the body came as another kind, and names the file as the caller does', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, body } = await post<ProblemBody>('/imports/usage-points?name=points.csv', POINTS, form);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'bad-request' });
    expect(body.detail).toContain('Content-Type: text/csv');
    const empty = await post<ProblemBody>('/imports/usage-points?name=../../points.csv', '');
    expect(empty.body.detail).toContain('points.csv is empty');
    expect(readdirSync(join(service.place.dataFolder, 'uploads'))).toEqual([]);
  });

  it('keeps the import and its rejects to be fetched', async () => {
    await post('/imports/usage-points', POINTS);
    const { body } = await post('/imports/register-readings', `${READINGS}P1,2025-06-31,5\n`);
    expect((await fetched<ImportResult>(`/api/v1/imports/${body.importId}`)).body.rejected).toBe(1);
    const rejects = await fetched(`/api/v1/imports/${body.importId}/rejects.csv`);
    expect(rejects.text).toContain('P1,2025-06-31,5');
    const list = await fetched<{ items: ImportResult[]; nextCursor: string | null }>(
      '/api/v1/imports?limit=1',
    );
    expect(list.body.items.map(({ importId }) => importId)).toEqual([body.importId]);
    expect(list.body.nextCursor).toBe('1');
  });

  it.each([
    ['an unknown kind', 'POST', '/api/v1/imports/cats', 404, 'unknown-kind'],
    ['an unknown import', 'GET', '/api/v1/imports/nope', 404, 'unknown-import'],
    [
      'an unknown usage point',
      'GET',
      '/api/v1/usage-points/P7/usage?from=2025-06-01&to=2025-06-02',
      404,
      'unknown-usage-point',
    ],
    [
      'a day that is none',
      'GET',
      '/api/v1/usage-points/P1/usage?from=2025-02-31&to=2025-06-02',
      400,
      'bad-request',
    ],
    [
      'a field that nobody knows',
      'GET',
      '/api/v1/usage-points/P1/usage?from=2025-06-01&to=2025-06-02&x=1',
      400,
      'bad-request',
    ],
    ['an unknown report', 'GET', '/api/v1/reports/nope.pdf', 404, 'unknown-report'],
    ['an unknown address', 'GET', '/api/v1/nope', 404, 'not-found'],
  ])('answers %s with a problem', async (_name, method, path, status, code) => {
    const answer = await service.ask<ProblemBody>(method, path, method === 'POST' ? 'x' : undefined);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.code).toBe(code);
  });

  it('answers an unreadable file with its sentence, and stores nothing', async () => {
    const answer = await post<ProblemBody>('/imports/register-readings', '');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'file-empty' });
  });
});

describe('the service', () => {
  it('says that it lives and is ready, measures itself, describes itself, and keeps a given request id', async () => {
    expect((await fetched('/health/live')).status).toBe(200);
    expect((await fetched('/health/ready')).body).toEqual({
      status: 'ok',
      checks: { series: 'ok', records: 'ok' },
    });
    expect((await fetched('/metrics')).text).toContain('process_cpu_seconds_total');
    const api = await fetched<{ paths: Record<string, unknown> }>('/api/openapi.json');
    expect(Object.keys(api.body.paths)).toContain('/api/v1/imports/{kind}');
    const named = await service.ask('GET', '/health/live', undefined, { 'X-Request-Id': 'abc-1' });
    expect(named.headers.get('x-request-id')).toBe('abc-1');
  });

  it('takes commands through its socket, which only its owner may use', async () => {
    const path = socketPathOf(service.place.dataFolder);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await post('/imports/usage-points', POINTS);
    let out = '';
    const terminal = {
      out: (text: string) => (out += text),
      message: () => undefined,
      progress: () => undefined,
      isTerminal: false,
    };
    const code = await handOver(path, 'status', { args: [], options: { json: true } }, terminal);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ usagePoints: 1 });
  });

  it('refuses to serve a folder twice and names the first', async () => {
    await expect(startService(service.place)).rejects.toThrow(
      new RegExp(`process ${process.pid} serves it already at ${service.url}`),
    );
  });

  it('lets the folder go when it stops, and nobody is there then', async () => {
    await service.stop();
    expect(existsSync(socketPathOf(service.place.dataFolder))).toBe(false);
    const terminal = {
      out: () => undefined,
      message: () => undefined,
      progress: () => undefined,
      isTerminal: false,
    };
    expect(
      await handOver(socketPathOf(service.place.dataFolder), 'status', { args: [], options: {} }, terminal),
    ).toBeNull();
    service = await TestService.start({ folder: service.folder });
  });
});

describe('the inbox', () => {
  const drop = (kind: string, name: string, text: string) => {
    mkdirSync(join(service.place.dataFolder, 'inbox', kind), { recursive: true });
    writeFileSync(join(service.place.dataFolder, 'inbox', kind, name), text);
  };

  it('takes a file that has stopped growing, master data first, and puts it away', async () => {
    const inbox = service.get(InboxJob);
    drop('register-readings', 'june.csv', READINGS);
    drop('usage-points', 'points.csv', POINTS);
    drop('register-readings', 'half.csv.part', READINGS);
    expect(await inbox.look()).toBe(0);
    expect(await inbox.look()).toBe(2);
    expect(readdirSync(join(service.place.dataFolder, 'inbox', 'register-readings'))).toEqual([
      'half.csv.part',
    ]);
    expect(readdirSync(join(service.place.dataFolder, 'inbox', 'done', 'register-readings'))[0]).toMatch(
      /june\.csv$/,
    );
  });

  it('sets a file aside that cannot be read, with the reason beside it', async () => {
    const inbox = service.get(InboxJob);
    drop('register-readings', 'bad.csv', 'a;b\n1;2\n');
    await inbox.look();
    await inbox.look();
    const folder = join(service.place.dataFolder, 'inbox', 'bad', 'register-readings');
    expect(readFileSync(join(folder, 'bad.csv.reason.txt'), 'utf8')).toMatch(/lacks usage_point_id/);
  });
});

describe('the nightly run', () => {
  it('catches up in order after days asleep', async () => {
    await post('/imports/usage-points', POINTS);
    const job = service.get(AggregateJob);
    await job.run();
    service.clock.moveTo('2025-07-05T02:00:00Z');
    await job.run();
    const nights = async () =>
      (await service.get(DayStates).jobRuns(50)).filter((run) => run.job === 'aggregate');
    const runs = await nights();
    expect(runs.map(({ forDay }) => formatLocalDate(forDay)).reverse()).toEqual([
      '2025-07-01',
      '2025-07-02',
      '2025-07-03',
      '2025-07-04',
    ]);
    await job.run();
    expect(await nights()).toHaveLength(runs.length);
  });
});
