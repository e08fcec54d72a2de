import type { LocalDate } from '../../domain/time/local-date';
import type { Session } from '../../platform/duckdb';
import type { AreaDay } from '../../ports/reading-store';

const REMOVE = `
  DELETE FROM area_days USING
    (SELECT unnest($1::INTEGER[]) AS area, unnest($2::INTEGER[]) AS day) AS given
  WHERE area_days.area = given.area AND area_days.day = given.day`;

export async function replaceAreaDays(session: Session, rows: readonly AreaDay[]): Promise<void> {
  const areas = Int32Array.from(rows, (row) => row.area);
  const days = Int32Array.from(rows, (row) => row.day);
  await session.run(REMOVE, areas, days);
  const measured = Float64Array.from(rows, (row) => row.measuredWh);
  const estimated = Float64Array.from(rows, (row) => row.estimatedWh);
  const received = Int32Array.from(rows, (row) => row.received);
  const expected = Int32Array.from(rows, (row) => row.expected);
  await session.append('area_days', [areas, days, measured, estimated, received, expected], rows.length);
}

const READ = `
  SELECT area, day, measured_wh AS "measuredWh", estimated_wh AS "estimatedWh", received, expected FROM area_days
  WHERE day BETWEEN $2 AND $3 AND area IN (SELECT unnest($1::INTEGER[]))
  ORDER BY area, day`;

export async function readAreaDays(
  session: Session,
  areas: Int32Array,
  from: LocalDate,
  to: LocalDate,
): Promise<AreaDay[]> {
  return session.rows<AreaDay>(READ, areas, from, to);
}
