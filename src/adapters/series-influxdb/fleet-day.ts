import { type Channel, CHANNELS } from '../../domain/metering/reading';
import type { FleetDay } from '../../ports/reading-store';
import { CONNECTIONS, type InfluxServer } from './influx-server';
import { inParallel } from './in-parallel';
import { isReading } from './query-answer';
import { blocksOf, DAY_READING, daysWithin } from './measurements';

/** Usage points of a request: 64 blocks, a second or two of the server's work, asked again alone if the answer breaks. */
const BLOCKS_AT_ONCE = 64;

/** Fills the vectors with one day, block by block. */
export async function readFleetDay(server: InfluxServer, fleet: FleetDay, channel: Channel): Promise<void> {
  const blocks = blocksOf(fleet.quality.length);
  const statements = statementsOf(fleet.day, channel, blocks);
  await inParallel(CONNECTIONS, statements, (influxql) =>
    server.query(influxql, async (rows) => {
      for await (const part of rows)
        for (const [, key, valueWh, meter, quality] of part)
          if (isReading(valueWh, quality))
            put(fleet, Number(key), Number(valueWh), Number(meter), Number(quality));
    }),
  );
}

function* statementsOf(day: number, channel: Channel, blocks: number): Generator<string> {
  const rest = `channel='${CHANNELS[channel]}' AND ${daysWithin(day, day)}`;
  for (let from = 0; from < blocks; from += BLOCKS_AT_ONCE) {
    const count = Math.min(BLOCKS_AT_ONCE, blocks - from);
    // the key is selected, not grouped by: a group for each series costs the server three times as much
    yield Array.from(
      { length: count },
      (_, index) =>
        `SELECT "key", value_wh, meter, quality FROM ${DAY_READING} WHERE block='${from + index}' AND ${rest}`,
    ).join(';');
  }
}

/** A key counts once, also when its part of the answer had to be read again. */
function put(fleet: FleetDay, key: number, valueWh: number, meter: number, quality: number): void {
  if (key >= fleet.quality.length) return;
  if (Number.isNaN(fleet.valueWh[key])) fleet.received++;
  fleet.valueWh[key] = valueWh;
  fleet.meter[key] = meter;
  fleet.quality[key] = quality;
}
