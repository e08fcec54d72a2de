import { answering, ScriptedServer } from '../../../test/builders/scripted-server';
import { InfluxServer } from './influx-server';
import { readIntervalDays } from './interval-days';

it('reads as many days of intervals as there are', async () => {
  const count = 250_000;
  const values = Array.from({ length: count }, (_, at) => [at * 86_400, '0', 'total', 1440, '7', '04']);
  const remote = await ScriptedServer.start(answering(200, { results: [{ series: [{ values }] }] }));
  const server = new InfluxServer({ url: remote.url, org: 'utility', bucket: 'b1', token: 'secret' });
  const days = await readIntervalDays(server, Int32Array.of(0), 0, count);
  expect([days.length, days[0].day, days[count - 1].day]).toEqual([count, 0, count - 1]);
  server.close();
  await remote.stop();
});
