import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { join } from 'node:path';
import { Channel, emptyRows, Quality, type ReadingRows } from '../src/domain/metering/reading';
import { localDate, type LocalDate } from '../src/domain/time/local-date';
import { DayStates } from '../src/ports/day-states';
import { ReadingStore } from '../src/ports/reading-store';
import { TestHouse } from '../test/builders/house';

/** Last day of the period that is closed. */
export const CLOSING_DAY = localDate(2025, 6, 30);
const [MAY, JUNE, JULY] = [localDate(2025, 5, 1), localDate(2025, 6, 1), localDate(2025, 7, 1)];
/** Days of which the fleet has registers: the edges of both bases, and June with the day after it. */
const DAYS: LocalDate[] = [
  localDate(2024, 5, 31),
  localDate(2024, 6, 30),
  MAY - 1,
  ...Array.from({ length: JULY - JUNE + 2 }, (_, index) => JUNE - 1 + index),
];
const ROWS_A_WRITE = 250_000;
/** One point in so many lacks the register at the period's end, so that it is looked at by itself. */
const MISSING_EVERY = 250;

/** A house with so many points read daily by registers, of which a sixth changed by 30 % or more. */
export async function closingFleet(
  folder: string,
  points: number,
  variables: Record<string, string> = {},
): Promise<void> {
  const house = await TestHouse.open({ folder, now: '2025-07-02T02:00:00Z', variables });
  const path = join(folder, 'points.csv');
  await pipeline(Readable.from(pointRows(points)), createWriteStream(path));
  const { code, messages } = await house.run('import', ['usage-points', path]);
  if (code !== 0) throw new Error(`cannot measure the close: ${messages.join('; ')}`);
  const store = house.get(ReadingStore);
  for (const day of DAYS)
    for (let key = 0; key < points; key += ROWS_A_WRITE)
      await store.write(registersOf(day, key, Math.min(ROWS_A_WRITE, points - key)));
  await store.merge();
  await house.get(DayStates).raise(DAYS);
  await house.shut();
}

function* pointRows(points: number): Generator<string> {
  yield 'usage_point_id,customer_code,network_path,region,tariff,transformer,feeder\n';
  for (let point = 0; point < points; point++) {
    const [team, company] = [point % 400, point % 20];
    yield `P${point},C${point},Corp/Company ${company}/Team ${team},${['north', 'central', 'south'][point % 3]},residential,T${point % 5000},F${team}\n`;
  }
}

/** kWh a day of a point before June, from its number alone. */
const usual = (key: number): number => 4 + (key % 97) / 8;

/** A sixth rises or falls by 30 % to 250 % in June, the rest by less. */
const juneFactor = (key: number): number => (key % 6 === 0 ? [1.5, 0.6, 2.1, 3.5][(key / 6) % 4] : 1.02);

function registerKwh(key: number, day: LocalDate): number {
  const june = Math.max(0, Math.min(day, CLOSING_DAY) - JUNE + 1);
  const other = day - localDate(2024, 1, 1) - june;
  return 1000 + usual(key) * (other + june * juneFactor(key));
}

function registersOf(day: LocalDate, first: number, count: number): ReadingRows {
  const isMissing = (key: number): boolean => day === CLOSING_DAY && key % MISSING_EVERY === 0;
  const keys = Array.from({ length: count }, (_, index) => first + index).filter((key) => !isMissing(key));
  const rows = emptyRows(keys.length);
  keys.forEach((key, row) => {
    rows.key[row] = key;
    rows.day[row] = day;
    rows.valueWh[row] = Math.round(registerKwh(key, day) * 1000);
  });
  rows.channel.fill(Channel.Total);
  rows.quality.fill(Quality.Measured);
  return rows;
}
