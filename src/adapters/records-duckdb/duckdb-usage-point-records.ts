import type { MeterSegment } from '../../domain/metering/meter';
import type { LocalDate } from '../../domain/time/local-date';
import type { Database, Session } from '../../platform/duckdb';
import { UsagePointRecords } from '../../ports/usage-point-records';
import type {
  Area,
  Fleet,
  FleetMeters,
  MeterRow,
  UpsertOutcome,
  UsagePoint,
  UsagePointVersion,
} from '../../ports/usage-point-records';
import { IN_FORCE_ON, IN_FORCE_WITHIN, MeterColumns, readCustomersServed, readFleet } from './fleet';
import { applyMeter, giveOrdinals, ordinalOf, readMeters, readOrdinals, replaceMeters } from './meters';
import type { StoredMeter } from './meters';
import { areasOf, classNames, draftsOf, loadRegisters, saveDrafts, takeDrafts } from './registers';
import type { Registers } from './registers';
import { applyVersion, inForce, readVersions, replaceVersions, toUsagePoint } from './usage-point-versions';
import type { VersionsByDay } from './usage-point-versions';

/** Usage points, meters and the network in `records.duckdb`. Ids, areas and classes are kept in memory as well. */
export class DuckDbUsagePointRecords extends UsagePointRecords {
  private loaded: Promise<Registers> | null = null;
  private meters: Promise<FleetMeters> | null = null;

  constructor(private readonly database: Database) {
    super();
  }

  async saveUsagePoints(versions: UsagePointVersion[]): Promise<UpsertOutcome[]> {
    if (versions.length === 0) return [];
    const registers = await this.registers();
    // The next write begins after this one's commit has been taken in: it has to wait for its BEGIN.
    const { drafts, outcomes } = await this.database.write((session) =>
      saveVersions(session, registers, versions),
    );
    takeDrafts(registers, drafts);
    return outcomes;
  }

  async saveMeters(rows: MeterRow[]): Promise<UpsertOutcome[]> {
    if (rows.length === 0) return [];
    const keys = await this.keysOf(rows.map((row) => row.usagePointId));
    const unknown = rows[keys.indexOf(-1)];
    if (unknown) throw new Error(`cannot save meters: usage point ${unknown.usagePointId} is not known`);
    const outcomes = await this.database.write((session) => saveMeterRows(session, keys, rows));
    this.meters = null;
    return outcomes;
  }

  async keysOf(ids: string[]): Promise<Int32Array> {
    const { keys } = await this.registers();
    return Int32Array.from(ids, (id) => keys.numberOf(id));
  }

  async idsOf(given: Int32Array): Promise<string[]> {
    const { keys } = await this.registers();
    return Array.from(given, (key) => {
      if (key < 0 || key >= keys.size)
        throw new Error(`cannot name usage point ${key}: there is no such key`);
      return keys.textOf(key);
    });
  }

  async allKeys(): Promise<Map<string, number>> {
    return (await this.registers()).keys.toMap();
  }

  async size(): Promise<number> {
    return (await this.registers()).keys.size;
  }

  async meterOrdinals(pairs: { key: number; serial: string }[]): Promise<Uint8Array> {
    const keys = Int32Array.from(pairs, ({ key }) => key);
    let ordinals = await this.database.read((session) => readOrdinals(session, keys));
    if (pairs.some(({ key, serial }) => ordinalOf(ordinals, key, serial) < 0))
      ordinals = await this.database.write(async (session) => {
        const known = await readOrdinals(session, keys);
        await giveOrdinals(session, known, pairs);
        return known;
      });
    return Uint8Array.from(pairs, ({ key, serial }) => ordinalOf(ordinals, key, serial));
  }

  async segmentsOf(keys: Int32Array): Promise<Map<number, MeterSegment[]>> {
    const byKey = new Map<number, MeterSegment[]>();
    for (const { key, segment } of await this.database.read((session) => readMeters(session, keys))) {
      const segments = byKey.get(key);
      if (segments) segments.push(segment);
      else byKey.set(key, [segment]);
    }
    return byKey;
  }

  async fleetMeters(): Promise<FleetMeters> {
    const size = await this.size();
    this.meters ??= this.database.read((session) => MeterColumns.read(session, size));
    return this.meters;
  }

  async fleetOn(day: LocalDate): Promise<Fleet> {
    const { keys, classes } = await this.registers();
    return this.database.read((session) => readFleet(session, day, keys.size, classNames(classes)));
  }

  async usagePointOn(usagePointId: string, day: LocalDate): Promise<UsagePoint | null> {
    const key = (await this.registers()).keys.numberOf(usagePointId);
    const [version] = await this.versions(`${IN_FORCE_ON} AND key = $2`, day, key);
    return version ?? null;
  }

  async versionsOf(usagePointId: string): Promise<UsagePoint[]> {
    return this.versions('key = $1', (await this.registers()).keys.numberOf(usagePointId));
  }

  /** A point with several states within the span is given as in the last of them. */
  async pointsOfCustomer(customerCode: string, from: LocalDate, to: LocalDate): Promise<UsagePoint[]> {
    const versions = await this.versions(`${IN_FORCE_WITHIN} AND customer_code = $3`, from, to, customerCode);
    return versions.filter((version, index) => versions[index + 1]?.key !== version.key);
  }

  async customerCodes(from: LocalDate, to: LocalDate): Promise<string[]> {
    const codes = `SELECT DISTINCT customer_code AS code FROM usage_points WHERE ${IN_FORCE_WITHIN} ORDER BY code`;
    const rows = await this.database.read((session) => session.rows<{ code: string }>(codes, from, to));
    return rows.map((row) => row.code);
  }

  async areas(): Promise<Area[]> {
    return areasOf((await this.registers()).areas);
  }

  async customersServed(day: LocalDate): Promise<Float64Array> {
    const { areas } = await this.registers();
    return this.database.read((session) => readCustomersServed(session, day, areas.size));
  }

  private async versions(where: string, ...params: (number | string)[]): Promise<UsagePoint[]> {
    const registers = await this.registers();
    const versions = await this.database.read((session) =>
      readVersions(session, registers, where, ...params),
    );
    return versions.map(toUsagePoint);
  }

  private registers(): Promise<Registers> {
    this.loaded ??= loadRegisters(this.database).catch((cause: unknown) => {
      this.loaded = null;
      throw cause;
    });
    return this.loaded;
  }
}

async function saveVersions(session: Session, registers: Registers, versions: UsagePointVersion[]) {
  const drafts = draftsOf(registers);
  const keys = Int32Array.from(versions, (version) => drafts.keys.numberOf(version.usagePointId));
  const byKey = await storedVersions(session, registers, keys);
  const storedKeys = new Set(byKey.keys());
  const changed = new Set<number>();
  const outcomes = versions.map((version, index) => {
    const key = keys[index];
    const ofPoint: VersionsByDay = byKey.get(key) ?? new Map<number, UsagePointVersion>();
    byKey.set(key, ofPoint);
    const outcome = applyVersion(ofPoint, version);
    if (outcome !== 'unchanged') changed.add(key);
    return outcome;
  });
  const replaced = [...changed].sort((a, b) => a - b);
  const inOrder = replaced.flatMap((key) => inForce(key, byKey.get(key)!));
  await replaceVersions(
    session,
    drafts,
    inOrder,
    Int32Array.from(replaced.filter((key) => storedKeys.has(key))),
  );
  await saveDrafts(session, drafts);
  return { drafts, outcomes };
}

async function storedVersions(
  session: Session,
  registers: Registers,
  keys: Int32Array,
): Promise<Map<number, VersionsByDay>> {
  const byKey = new Map<number, VersionsByDay>();
  const known = Int32Array.from(new Set(keys.filter((key) => key < registers.keys.size)));
  if (known.length === 0) return byKey;
  const stored = await readVersions(session, registers, 'key IN (SELECT unnest($1::INTEGER[]))', known);
  for (const { key, given } of stored) {
    const ofPoint = byKey.get(key);
    if (ofPoint) ofPoint.set(given.validFrom, given);
    else byKey.set(key, new Map([[given.validFrom, given]]));
  }
  return byKey;
}

async function saveMeterRows(session: Session, keys: Int32Array, rows: MeterRow[]): Promise<UpsertOutcome[]> {
  const ordinals = await readOrdinals(session, keys);
  const pairs = rows.map((row, index) => ({ key: keys[index], serial: row.serial }));
  await giveOrdinals(session, ordinals, pairs);
  const byKey = new Map<number, StoredMeter[]>([...keys].map((key) => [key, []]));
  for (const meter of await readMeters(session, Int32Array.from(byKey.keys())))
    byKey.get(meter.key)!.push(meter);
  const outcomes = rows.map((row, index) => {
    const key = keys[index];
    return applyMeter(byKey.get(key)!, key, ordinalOf(ordinals, key, row.serial), row);
  });
  const changed = new Set(
    outcomes.flatMap((outcome, index) => (outcome === 'unchanged' ? [] : [keys[index]])),
  );
  const meters = [...changed].flatMap((key) => byKey.get(key)!);
  await replaceMeters(session, Int32Array.from(changed), meters);
  return outcomes;
}
