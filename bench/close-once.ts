import 'reflect-metadata';
import type { Channel } from '../src/domain/metering/reading';
import { ReadingStore } from '../src/ports/reading-store';
import { TestHouse } from '../test/builders/house';

/** One command on a house that is there, in a process of its own: its memory is nobody else's. */
async function main([folder, variables, name, ...options]: string[]): Promise<void> {
  const house = await TestHouse.open({
    folder,
    now: '2025-07-02T02:00:00Z',
    variables: JSON.parse(variables) as Record<string, string>,
  });
  const fleetDays = noteFleetDays(house.get(ReadingStore));
  const start = performance.now();
  const ran = await house.run(name, [], Object.fromEntries(options.map(optionOf)));
  const ms = performance.now() - start;
  if (ran.code !== 0) throw new Error(ran.messages.join('; '));
  await house.shut();
  const head =
    name === 'close-period' ? (JSON.parse(ran.out) as unknown[])[0] : { characters: ran.out.length };
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ ms, memoryMb, head, fleetDays }));
}

/** `json`, `on=2025-06-30` */
function optionOf(text: string): [string, string | boolean] {
  const [option, value] = text.split('=');
  return [option, value ?? true];
}

/** Which days of the whole fleet the store is asked for, from now on. */
function noteFleetDays(store: ReadingStore): [day: number, channel: Channel][] {
  const asked: [number, Channel][] = [];
  const real = store.fleetDay.bind(store);
  store.fleetDay = (day, channel, ...rest) => {
    asked.push([day, channel]);
    return real(day, channel, ...rest);
  };
  return asked;
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
