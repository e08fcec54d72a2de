import {
  answering,
  breaking,
  ScriptedServer,
  silent,
  type Turn,
} from '../../../test/builders/scripted-server';
import type { Problem } from '../../platform/errors/problem';
import { InfluxServer } from './influx-server';
import type { Patience } from './patience';
import type { Row } from './query-answer';
import { problemOf } from './server-problems';
import { writeLines } from './write-lines';

const QUICK: Patience = {
  attempts: 3,
  firstPauseMs: 1,
  longestPauseMs: 2_000,
  silenceMs: 10_000,
  outlastsSilence: true,
};
const HASTY: Patience = { ...QUICK, silenceMs: 50 };
const OK = answering(204);
const rowsAnswer = (...values: Row[]) => ({
  results: [{ statement_id: 0, series: [{ name: 'x', values }] }],
});

let remote: ScriptedServer;
let server: InfluxServer;
afterEach(async () => {
  server.close();
  await remote.stop();
});

async function talk(patience: Patience, ...turns: Turn[]): Promise<InfluxServer> {
  remote = await ScriptedServer.start(...turns);
  server = new InfluxServer(
    { url: remote.url, org: 'utility', bucket: 'b1', token: 'secret' },
    patience,
    patience,
  );
  return server;
}

const write = async (...lines: string[]): Promise<Problem | null> =>
  writeLines(server, lines).then(
    () => null,
    (error: Problem) => error,
  );

const read = (): Promise<Row[]> =>
  server.query('SELECT x FROM y', async (rows) => {
    const found: Row[] = [];
    for await (const part of rows) found.push(...part);
    return found;
  });

const readProblem = (): Promise<Problem> =>
  read().then(
    () => Promise.reject(new Error('it was answered')),
    (error: unknown) => problemOf(error, server.address),
  );

describe('writing', () => {
  it('is done when the server has said 204, and asks for nothing but that', async () => {
    await talk(QUICK, OK);
    expect(await write('a b=1i 0', 'a b=2i 1')).toBeNull();
    expect(remote.asked).toMatchObject([
      { method: 'POST', path: '/api/v2/write?org=utility&bucket=b1&precision=s', body: 'a b=1i 0\na b=2i 1' },
    ]);
  });

  it('takes no other word of success for an acknowledgement', async () => {
    await talk(QUICK, answering(200), answering(202), OK);
    expect(await write('a b=1i 0')).toBeNull();
    expect(remote.asked).toHaveLength(3);
  });

  const PASSING: [string, Turn][] = [
    ['429', answering(429, { code: 'too many requests', message: 'slow down' })],
    ['503', answering(503, { message: 'starting' })],
    ['500', answering(500, { message: 'engine is closed' })],
    ['a broken connection', breaking()],
  ];
  it.each(PASSING)('repeats the same lines after %s', async (_name, turn) => {
    await talk(QUICK, turn, turn, OK);
    expect(await write('a b=1i 0')).toBeNull();
    expect(remote.asked.map(({ body }) => body)).toEqual(['a b=1i 0', 'a b=1i 0', 'a b=1i 0']);
  });

  it.each([
    ['429', 'series-busy', /it is overloaded or restarting \(429, slow down\); try again later/],
    ['503', 'series-busy', /\(503, starting\)/],
    ['a broken connection', 'series-unreachable', /cannot reach InfluxDB at http:\S+: ECONNRESET/],
  ])('gives up after the third %s, and may be asked again later', async (name, code, sentence) => {
    await talk(QUICK, PASSING.find(([each]) => each === name)![1]);
    const problem = await write('a b=1i 0');
    expect(remote.asked).toHaveLength(QUICK.attempts);
    expect(problem).toMatchObject({ code, retryable: true });
    expect(problem!.message).toMatch(sentence);
  });

  it('waits as long as the server asks for, in seconds', async () => {
    await talk(QUICK, answering(503, '', { 'retry-after': '1' }), OK);
    expect(await write('a b=1i 0')).toBeNull();
    const [first, second] = remote.asked;
    expect(second.atMs - first.atMs).toBeGreaterThanOrEqual(990);
  });

  it('does not wait for a server that asks for an hour', async () => {
    await talk(QUICK, answering(429, { message: 'quota' }, { 'retry-after': '3600' }));
    expect(await write('a b=1i 0')).toMatchObject({ code: 'series-busy', retryable: true });
    expect(remote.asked).toHaveLength(1);
  });

  it('asks again when the server is silent, and says so when it stays silent', async () => {
    await talk({ ...QUICK, silenceMs: 1_000 }, silent, OK);
    expect(await write('a b=1i 0')).toBeNull();
    await remote.stop();
    await talk(HASTY, silent);
    const problem = await write('a b=1i 0');
    expect(problem).toMatchObject({ code: 'series-slow', retryable: true });
    expect(problem!.message).toContain('it has not answered within 0.05 s');
  });

  const refusing =
    (...bad: string[]): Turn =>
    (response, body, request) =>
      bad.some((line) => body.includes(line))
        ? answering(422, { message: 'partial write: field type conflict dropped=1' })(response, body, request)
        : OK(response, body, request);
  const line = (key: number): string =>
    `day_reading,block=0,channel=total,key=${key},usage_point=PA\\ ${key} value_wh=1i ${20_000 * 86_400}`;

  it('names the points that a batch was refused for, and writes the others', async () => {
    await talk(QUICK, refusing('key=17,', 'key=40,'));
    const lines = Array.from({ length: 64 }, (_, key) => line(key));
    const problem = await write(...lines);
    expect(problem).toMatchObject({ code: 'series-refused', retryable: false });
    expect(problem!.message.split('\n')).toEqual([
      expect.stringMatching(/^cannot store 2 points in InfluxDB at /),
      '  - usage point PA 17, channel total, 2024-10-04: partial write: field type conflict dropped=1',
      '  - usage point PA 40, channel total, 2024-10-04: partial write: field type conflict dropped=1',
    ]);
    const taken = remote.asked
      .filter(({ body }) => !/key=(17|40),/.test(body))
      .flatMap(({ body }) => body.split('\n'));
    expect(taken.sort()).toEqual(lines.filter((_, key) => key !== 17 && key !== 40).sort());
  });

  it('names a handful where everything is refused, and asks no more than that takes', async () => {
    await talk(QUICK, refusing('day_reading'));
    const problem = await write(...Array.from({ length: 1024 }, (_, key) => line(key)));
    expect(problem!.message).toMatch(/^cannot store at least 5 points/);
    expect(remote.asked.length).toBeLessThan(40);
  });

  it('sends a batch that is too large in halves', async () => {
    await talk(QUICK, (response, body, request) =>
      (body.includes('\n') ? answering(413, { message: 'too large' }) : OK)(response, body, request),
    );
    expect(await write(line(1), line(2), line(3))).toBeNull();
  });

  it.each([
    [
      401,
      { code: 'unauthorized', message: 'unauthorized access' },
      'series-unauthorized',
      /set INFLUX_TOKEN to one/,
    ],
    [
      403,
      { message: 'insufficient permissions' },
      'series-forbidden',
      /right to read and write the bucket "b1"/,
    ],
    [404, { message: 'bucket "b1" not found' }, 'series-bucket-missing', /"utility" has no bucket "b1"/],
    [
      500,
      { message: 'write /data/wal: no space left on device' },
      'series-disk-full',
      /disk is full .*make room there/,
    ],
  ])('does not repeat what %i answers, and says the mend', async (status, body, code, sentence) => {
    await talk(QUICK, answering(status, body));
    const problem = await write('a b=1i 0');
    expect(problem).toMatchObject({ code, retryable: true });
    expect(problem!.message).toMatch(sentence);
    expect(problem!.message).not.toContain('secret');
    expect(remote.asked).toHaveLength(1);
  });
});

describe('reading', () => {
  it('decodes an answer however it is cut', async () => {
    const text = [rowsAnswer([1, 'a'], [2, 'é']), rowsAnswer([3, 'b'])]
      .map((each) => JSON.stringify(each))
      .join('\n\n');
    await talk(QUICK, (response) => {
      const bytes = Buffer.from(`${text}\n`);
      const send = (from: number): void => {
        if (from >= bytes.length) response.end();
        else response.write(bytes.subarray(from, from + 7), () => setImmediate(send, from + 7));
      };
      send(0);
    });
    expect(await read()).toEqual([
      [1, 'a'],
      [2, 'é'],
      [3, 'b'],
    ]);
  });

  it('reads an answer that broke off again, from its beginning', async () => {
    const whole = rowsAnswer([1, 'a'], [2, 'b']);
    await talk(QUICK, breaking(`${JSON.stringify(rowsAnswer([1, 'a']))}\n{"resul`), answering(200, whole));
    expect(await read()).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('takes an error for an error wherever it stands in the answer', async () => {
    const lines = [rowsAnswer([1, 'a']), { results: [{ statement_id: 0, error: 'shard 7 is damaged' }] }];
    await talk(QUICK, (response) => response.end(lines.map((each) => JSON.stringify(each)).join('\n')));
    expect(await readProblem()).toMatchObject({ code: 'series-refused' });
    expect((await readProblem()).message).toMatch(/refused the request: shard 7 is damaged/);
    expect(remote.asked).toHaveLength(2);
  });

  it('is not kept waiting by a server that stands still', async () => {
    await talk({ ...HASTY, outlastsSilence: false }, silent);
    expect(await readProblem()).toMatchObject({ code: 'series-slow' });
    expect(remote.asked).toHaveLength(1);
  });

  it('waits for an answer that goes on, however long it takes as a whole', async () => {
    const patience = { ...QUICK, attempts: 1, silenceMs: 2_000 };
    await talk(patience, (response) => {
      const send = (count: number): void => {
        if (count === 0) response.end();
        else
          response.write(`${JSON.stringify(rowsAnswer([count]))}\n`, () => setTimeout(send, 700, count - 1));
      };
      send(4);
    });
    expect(await read()).toHaveLength(4);
  });
});
