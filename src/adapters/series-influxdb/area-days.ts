import type { LocalDate } from '../../domain/time/local-date';
import type { AreaDay } from '../../ports/reading-store';
import type { InfluxServer } from './influx-server';
import { anyOf } from './key-conditions';
import { AREA_LOAD, dayOf, daysWithin } from './measurements';

/** More areas than these are picked out of all of them here: naming them costs the server more. */
const NAMED_AT_MOST = 64;

/** Area days, both ends inclusive, ascending (area, day). */
export async function readAreaDays(
  server: InfluxServer,
  areas: Int32Array,
  from: LocalDate,
  to: LocalDate,
): Promise<AreaDay[]> {
  if (areas.length === 0) return [];
  const wanted = new Set(areas);
  const named = areas.length <= NAMED_AT_MOST ? `${anyOf('area', [...areas])} AND ` : '';
  const influxql =
    `SELECT area, measured_wh, estimated_wh, received, expected FROM ${AREA_LOAD} ` +
    `WHERE ${named}${daysWithin(from, to)}`;
  const found = await server.query(influxql, async (rows) => {
    const days: AreaDay[] = [];
    for await (const part of rows)
      for (const [seconds, area, measuredWh, estimatedWh, received, expected] of part)
        if (wanted.has(Number(area)))
          days.push({
            area: Number(area),
            day: dayOf(Number(seconds)),
            measuredWh: Number(measuredWh),
            estimatedWh: Number(estimatedWh),
            received: Number(received),
            expected: Number(expected),
          });
    return days;
  });
  return found.sort((a, b) => a.area - b.area || a.day - b.day);
}
