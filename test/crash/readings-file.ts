import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const POINTS = 800;
export const DAYS = 400;
/** The points after these begin later: the first part of an import alone touches the first days. */
const EARLY_POINTS = 100;
const LATE_DAYS = 20;
export const ROWS = POINTS * DAYS - (POINTS - EARLY_POINTS) * LATE_DAYS;
/** 2024-05-01 */
export const FIRST_DAY = 19_844;

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Counters that fall for a day, and such that leap: readings that are judged, not just kept. */
const FALLING_POINTS = [7, 207, 407];
const LEAPING_POINTS = [9, 209, 409];
export const JUDGED_POINTS = [...FALLING_POINTS, ...LEAPING_POINTS];

function registerKwh(point: number, day: number): number {
  if (FALLING_POINTS.includes(point) && day === 100) return 1;
  const leap = LEAPING_POINTS.includes(point) && day >= 200 ? 90_000 : 0;
  return 1000 + point + day * (5 + (point % 97) / 10) + leap;
}

/** Files of a utility of 800 usage points with up to 400 registers each, in the order of days, as a head-end delivers them. */
export function writeGivenFiles(folder: string): { points: string; readings: string } {
  mkdirSync(folder, { recursive: true });
  const [points, readings] = [join(folder, 'points.csv'), join(folder, 'readings.csv')];
  const ids = Array.from({ length: POINTS }, (_, point) => `P${String(point).padStart(4, '0')}`);
  const pointRows = ids.map((id, point) => `${id},C${point},Corp/Team ${point % 7},north,residential`);
  const readingRows = Array.from({ length: DAYS }, (_, day) =>
    ids
      .slice(0, day < LATE_DAYS ? EARLY_POINTS : POINTS)
      .map((id, point) => `${id},${isoDay(FIRST_DAY + day)},${registerKwh(point, day).toFixed(1)}`)
      .join('\n'),
  );
  writeFileSync(points, ['usage_point_id,customer_code,network_path,region,tariff', ...pointRows].join('\n'));
  writeFileSync(readings, ['usage_point_id,day,register_kwh', ...readingRows].join('\n'));
  return { points, readings };
}
