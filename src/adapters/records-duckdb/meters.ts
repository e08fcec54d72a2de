import { chunksOf, column, texts } from '../../platform/duckdb';
import type { Column, Session } from '../../platform/duckdb';
import type { MeterSegment } from '../../domain/metering/meter';
import type { MeterRow, UpsertOutcome } from '../../ports/usage-point-records';
import { firstDay, lastDay, toStored } from './open-days';

/** Ordinals by usage point and serial. */
export type Ordinals = Map<number, Map<string, number>>;

const ORDINALS_AT_MOST = 255;

const SERIALS = `
  SELECT key, ordinal, serial FROM meter_serials
  WHERE key BETWEEN $2 AND $3 AND key IN (SELECT unnest($1::INTEGER[]))`;

export async function readOrdinals(session: Session, keys: Int32Array): Promise<Ordinals> {
  const ordinals: Ordinals = new Map();
  if (keys.length === 0) return ordinals;
  const sorted = Int32Array.from(new Set(keys)).sort();
  for (const chunk of chunksOf(await session.run(SERIALS, sorted, sorted[0], sorted[sorted.length - 1]))) {
    const [key, ordinal] = [column<Int32Array>(chunk, 0), column<Uint8Array>(chunk, 1)];
    texts(chunk, 2).forEach((serial, row) => serialsOf(ordinals, key[row]).set(serial, ordinal[row]));
  }
  return ordinals;
}

function serialsOf(ordinals: Ordinals, key: number): Map<string, number> {
  let serials = ordinals.get(key);
  if (!serials) ordinals.set(key, (serials = new Map<string, number>()));
  return serials;
}

/** 0 for an empty serial; −1 where the serial has no ordinal yet. */
export function ordinalOf(ordinals: Ordinals, key: number, serial: string): number {
  return serial === '' ? 0 : (ordinals.get(key)?.get(serial) ?? -1);
}

/** Gives ordinals to the serials that have none, in the order given, and stores them. */
export async function giveOrdinals(
  session: Session,
  ordinals: Ordinals,
  pairs: readonly { key: number; serial: string }[],
): Promise<void> {
  const added = pairs.filter(({ key, serial }) => {
    if (ordinalOf(ordinals, key, serial) >= 0) return false;
    const serials = serialsOf(ordinals, key);
    if (serials.size === ORDINALS_AT_MOST) throw new Error(tooManyMeters(serial));
    serials.set(serial, serials.size + 1);
    return true;
  });
  const columns = [
    Int32Array.from(added, ({ key }) => key),
    Uint8Array.from(added, ({ key, serial }) => ordinalOf(ordinals, key, serial)),
    added.map(({ serial }) => serial),
  ];
  await session.append('meter_serials', columns, added.length);
}

const tooManyMeters = (serial: string): string =>
  `cannot take meter ${serial}: its usage point has had ${ORDINALS_AT_MOST} meters already`;

/** A meter row as stored. */
export interface StoredMeter {
  key: number;
  segment: MeterSegment;
  installedAt: string;
  removedAt: string;
  reason: string;
}

interface Row {
  key: number;
  ordinal: number;
  serial: string;
  installed_day: number | null;
  installed_wh: number | null;
  removed_day: number | null;
  removed_wh: number | null;
  digits: number | null;
  multiplier: number;
  installed_at: string;
  removed_at: string;
  reason: string;
}

const METERS = `
  FROM meters WHERE key IN (SELECT unnest($1::INTEGER[])) ORDER BY key, installed_day NULLS FIRST, ordinal`;

/** Ascending by key, then installation. */
export async function readMeters(session: Session, keys: Int32Array): Promise<StoredMeter[]> {
  return (await session.rows<Row>(METERS, keys)).map((row) => ({
    key: row.key,
    segment: {
      ordinal: row.ordinal,
      serial: row.serial,
      installedDay: firstDay(row.installed_day),
      installedWh: row.installed_wh,
      removedDay: lastDay(row.removed_day),
      removedWh: row.removed_wh,
      digits: row.digits,
      multiplier: row.multiplier,
    },
    installedAt: row.installed_at,
    removedAt: row.removed_at,
    reason: row.reason,
  }));
}

/** Takes a delivered row in, keyed by serial and day of installation; `meters` (of one usage point) is changed. */
export function applyMeter(
  meters: StoredMeter[],
  key: number,
  ordinal: number,
  given: MeterRow,
): UpsertOutcome {
  const { usagePointId: _id, installedAt, removedAt, reason, ...segment } = given;
  const meter: StoredMeter = { key, segment: { ordinal, ...segment }, installedAt, removedAt, reason };
  const at = meters.findIndex(
    (one) => one.segment.ordinal === ordinal && one.segment.installedDay === given.installedDay,
  );
  if (at < 0) {
    meters.push(meter);
    return 'accepted';
  }
  if (sameMeter(meters[at], meter)) return 'unchanged';
  meters[at] = meter;
  return 'corrected';
}

function sameMeter(a: StoredMeter, b: StoredMeter): boolean {
  const fields = Object.keys(a.segment) as (keyof MeterSegment)[];
  const sameSegment = fields.every((field) => a.segment[field] === b.segment[field]);
  return (
    sameSegment && a.installedAt === b.installedAt && a.removedAt === b.removedAt && a.reason === b.reason
  );
}

/** Replaces all meters of these usage points. */
export async function replaceMeters(
  session: Session,
  keys: Int32Array,
  meters: StoredMeter[],
): Promise<void> {
  await session.run('DELETE FROM meters WHERE key IN (SELECT unnest($1::INTEGER[]))', keys);
  await session.append('meters', toColumns(meters), meters.length);
}

function toColumns(meters: StoredMeter[]): Column[] {
  const segments = meters.map(({ segment }) => segment);
  return [
    Int32Array.from(meters, ({ key }) => key),
    Uint8Array.from(segments, ({ ordinal }) => ordinal),
    segments.map(({ serial }) => serial),
    segments.map(({ installedDay }) => toStored(installedDay)),
    segments.map(({ installedWh }) => installedWh),
    segments.map(({ removedDay }) => toStored(removedDay)),
    segments.map(({ removedWh }) => removedWh),
    segments.map(({ digits }) => digits),
    Float64Array.from(segments, ({ multiplier }) => multiplier),
    meters.map(({ installedAt }) => installedAt),
    meters.map(({ removedAt }) => removedAt),
    meters.map(({ reason }) => reason),
  ];
}
