import type { MeterSegment } from '../../domain/metering/meter';
import type { LocalDate } from '../../domain/time/local-date';
import { chunksOf, column, texts } from '../../platform/duckdb';
import type { Session } from '../../platform/duckdb';
import type { Fleet, FleetMeters } from '../../ports/usage-point-records';

/** Condition on `usage_points`: in force on day `$1`. */
export const IN_FORCE_ON =
  '(valid_from IS NULL OR valid_from <= $1) AND (valid_to IS NULL OR valid_to >= $1)';
/** Condition on `usage_points`: in force on any day of `$1 … $2`. */
export const IN_FORCE_WITHIN =
  '(valid_from IS NULL OR valid_from <= $2) AND (valid_to IS NULL OR valid_to >= $1)';

const FLEET = `SELECT key, node, region, class_index, daily FROM usage_points WHERE ${IN_FORCE_ON}`;

export async function readFleet(
  session: Session,
  day: LocalDate,
  size: number,
  classes: string[],
): Promise<Fleet> {
  const fleet: Fleet = {
    size,
    node: new Int32Array(size).fill(-1),
    region: new Int32Array(size).fill(-1),
    classIndex: new Int16Array(size),
    classes,
    daily: new Uint8Array(size),
  };
  for (const chunk of chunksOf(await session.run(FLEET, day))) {
    const key = column<Int32Array>(chunk, 0);
    const node = column<Int32Array>(chunk, 1);
    const region = column<Int32Array>(chunk, 2);
    const classIndex = column<Int16Array>(chunk, 3);
    const daily = column<Uint8Array>(chunk, 4);
    for (let row = 0; row < key.length; row++) {
      const at = key[row];
      if (at >= size) continue;
      fleet.node[at] = node[row];
      fleet.region[at] = region[row];
      fleet.classIndex[at] = classIndex[row];
      fleet.daily[at] = daily[row];
    }
  }
  return fleet;
}

/** Open ends as the sentinels of INTEGER, so that the columns are plain numbers. */
const [ALWAYS_WAS, STILL_LASTS] = [-0x80000000, 0x7fffffff];

const METERS = `
  SELECT key, ordinal, coalesce(installed_day, ${ALWAYS_WAS})::INTEGER, coalesce(installed_wh, 'NaN'::DOUBLE),
    coalesce(removed_day, ${STILL_LASTS})::INTEGER, coalesce(removed_wh, 'NaN'::DOUBLE),
    coalesce(digits, -1)::INTEGER, multiplier, serial
  FROM meters ORDER BY key, installed_day NULLS FIRST, ordinal`;

/** Meter rows of the fleet as columns; segments are made when asked for. */
export class MeterColumns implements FleetMeters {
  private constructor(
    /** rows of key k: firstRow[k] … firstRow[k + 1] − 1 */
    private readonly firstRow: Int32Array,
    private readonly ordinal: Uint8Array,
    private readonly installedDay: Int32Array,
    private readonly installedWh: Float64Array,
    private readonly removedDay: Int32Array,
    private readonly removedWh: Float64Array,
    private readonly digits: Int32Array,
    private readonly multiplier: Float64Array,
    private readonly serial: string[],
  ) {}

  static async read(session: Session, size: number): Promise<MeterColumns> {
    const result = await session.run(METERS);
    const count = result.rowCount;
    const [key, ordinal, installedDay] = [
      new Int32Array(count),
      new Uint8Array(count),
      new Int32Array(count),
    ];
    const [installedWh, removedDay] = [new Float64Array(count), new Int32Array(count)];
    const [removedWh, digits, multiplier] = [
      new Float64Array(count),
      new Int32Array(count),
      new Float64Array(count),
    ];
    const numeric = [key, ordinal, installedDay, installedWh, removedDay, removedWh, digits, multiplier];
    const serial: string[] = [];
    for (const chunk of chunksOf(result)) {
      numeric.forEach((target, index) => target.set(column(chunk, index), serial.length));
      for (const text of texts(chunk, numeric.length)) serial.push(text);
    }
    const firstRow = firstRows(key, size);
    return new MeterColumns(
      firstRow,
      ordinal,
      installedDay,
      installedWh,
      removedDay,
      removedWh,
      digits,
      multiplier,
      serial,
    );
  }

  segmentsOf(key: number): readonly MeterSegment[] {
    const [from, until] = [this.firstRow[key] ?? 0, this.firstRow[key + 1] ?? 0];
    return Array.from({ length: until - from }, (_, offset) => this.segment(from + offset));
  }

  private segment(row: number): MeterSegment {
    const [installed, removed] = [this.installedDay[row], this.removedDay[row]];
    return {
      ordinal: this.ordinal[row],
      serial: this.serial[row],
      installedDay: installed === ALWAYS_WAS ? -Infinity : installed,
      installedWh: numberOrNull(this.installedWh[row]),
      removedDay: removed === STILL_LASTS ? Infinity : removed,
      removedWh: numberOrNull(this.removedWh[row]),
      digits: this.digits[row] < 0 ? null : this.digits[row],
      multiplier: this.multiplier[row],
    };
  }
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Keys ascending; where each key's rows begin. */
function firstRows(keys: Int32Array, size: number): Int32Array {
  const first = new Int32Array(size + 1);
  for (const key of keys) first[key + 1]++;
  for (let key = 0; key < size; key++) first[key + 1] += first[key];
  return first;
}

/** Every area with itself and the areas above it, joined to who is served below. */
const CUSTOMERS_SERVED = `
  WITH RECURSIVE below(area, above) AS (
    SELECT area, area FROM areas
    UNION ALL
    SELECT below.area, areas.parent FROM below JOIN areas ON areas.area = below.above WHERE areas.parent >= 0
  ), served AS (
    SELECT node AS area, customer_code FROM usage_points WHERE ${IN_FORCE_ON}
    UNION ALL
    SELECT region, customer_code FROM usage_points WHERE ${IN_FORCE_ON}
  )
  SELECT above AS area, count(DISTINCT customer_code)::INTEGER AS customers
  FROM below JOIN served USING (area) GROUP BY above`;

export async function readCustomersServed(
  session: Session,
  day: LocalDate,
  areas: number,
): Promise<Float64Array> {
  const customers = new Float64Array(areas);
  for (const row of await session.rows<{ area: number; customers: number }>(CUSTOMERS_SERVED, day))
    customers[row.area] = row.customers;
  return customers;
}
