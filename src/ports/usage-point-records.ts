import type { MeterSegment } from '../domain/metering/meter';
import type { LocalDate } from '../domain/time/local-date';

export type ReadingMode = 'daily' | 'monthly';

/** One dated state of a usage point (điểm đo): who takes energy there, at which price, where in the network. */
export interface UsagePointVersion {
  usagePointId: string;
  customerCode: string;
  /** the tree from the top, levels separated by `/` */
  networkPath: string;
  region: string;
  tariff: string;
  customerName: string;
  address: string;
  email: string;
  phone: string;
  /** `vi`, `en` or empty = the utility's first language */
  language: string;
  /** households sharing the meter in quarters: 4 = one household */
  householdQuarters: number;
  customerClass: string;
  transformer: string;
  feeder: string;
  /** a day number, `month-end` or a list `10,20,month-end` */
  billingCycle: string;
  readingMode: ReadingMode;
  /** first day of this state; −Infinity is stored as null in files and means "always was" */
  validFrom: LocalDate;
  /** last day of this state, +Infinity while it lasts */
  validTo: LocalDate;
}

/** A version with the integer key under which its readings are stored. Keys are dense, from 0, and never change. */
export interface UsagePoint extends UsagePointVersion {
  key: number;
}

/** A network node or a region. Indices are dense, from 0, shared by both kinds, and never change. */
export interface Area {
  index: number;
  kind: 'network' | 'region';
  /** whole path of a network node, name of a region */
  path: string;
  /** last part of the path */
  name: string;
  /** 0 = top; regions are 0 */
  level: number;
  /** index of the node above; −1 at the top and for regions */
  parent: number;
}

/** The whole fleet as it stands on one day, as dense columns; index = usage-point key. */
export interface Fleet {
  size: number;
  /** area index of the leaf node; −1 = not served on that day */
  node: Int32Array;
  /** area index of the region; −1 = not served on that day */
  region: Int32Array;
  /** index into `classes` (the tariff, refined by the customer class) */
  classIndex: Int16Array;
  classes: string[];
  /** 1 = read daily, counts in coverage (ruling M13) */
  daily: Uint8Array;
}

/** All meters of the fleet; index = usage-point key. */
export interface FleetMeters {
  /** segments of the points that have more than the one unrecorded meter, ascending by installedDay */
  segmentsOf(key: number): readonly MeterSegment[];
}

/** A meter row as delivered (ruling M2). */
export interface MeterRow extends Omit<MeterSegment, 'ordinal'> {
  usagePointId: string;
  /** as delivered, for printing: day or instant */
  installedAt: string;
  removedAt: string;
  reason: string;
}

/** Result of an upsert, in the words of the import result. */
export type UpsertOutcome = 'accepted' | 'unchanged' | 'corrected';

/** Master data: usage points with their history, meters, the network tree. */
export abstract class UsagePointRecords {
  /**
   * Adds or replaces versions, keyed by (usagePointId, validFrom); the version before ends the day before.
   * Creates keys and areas as needed. One outcome per given version, in order. All or nothing.
   */
  abstract saveUsagePoints(versions: UsagePointVersion[]): Promise<UpsertOutcome[]>;
  /** Adds or replaces meter rows, keyed by (usagePointId, serial, installedDay). The points must exist. All or nothing. */
  abstract saveMeters(rows: MeterRow[]): Promise<UpsertOutcome[]>;
  /** Keys of ids, −1 where unknown. */
  abstract keysOf(ids: string[]): Promise<Int32Array>;
  /** Ids of keys, in order. Throws for a number that is no key. */
  abstract idsOf(keys: Int32Array): Promise<string[]>;
  /** Every id and its key, for imports that touch the whole fleet. */
  abstract allKeys(): Promise<Map<string, number>>;
  /** Number of keys given so far. */
  abstract size(): Promise<number>;
  /**
   * Ordinals of serials at their points, created as needed (from 1, never reused; ruling M2: a serial may be seen before
   * its meter row). At most 255 a point, above that it throws "cannot …".
   */
  abstract meterOrdinals(pairs: { key: number; serial: string }[]): Promise<Uint8Array>;
  /** Segments of these points; ordinals as given by `meterOrdinals`. Points without a row are absent from the map. */
  abstract segmentsOf(keys: Int32Array): Promise<Map<number, MeterSegment[]>>;
  abstract fleetMeters(): Promise<FleetMeters>;
  abstract fleetOn(day: LocalDate): Promise<Fleet>;
  /** The state on that day; null when unknown or not served then. */
  abstract usagePointOn(usagePointId: string, day: LocalDate): Promise<UsagePoint | null>;
  /** Every state of the point, ascending by validFrom. */
  abstract versionsOf(usagePointId: string): Promise<UsagePoint[]>;
  /** Points that the customer held at any day of [from, to], both inclusive, ascending by id. */
  abstract pointsOfCustomer(customerCode: string, from: LocalDate, to: LocalDate): Promise<UsagePoint[]>;
  /** Customer codes with a contract at any day of [from, to], ascending. */
  abstract customerCodes(from: LocalDate, to: LocalDate): Promise<string[]>;
  abstract areas(): Promise<Area[]>;
  /** Distinct customers served on a day below each area (index = area index), ruling L3. */
  abstract customersServed(day: LocalDate): Promise<Float64Array>;
}
