import type { Column, Param, Session } from '../../platform/duckdb';
import type { UpsertOutcome, UsagePoint, UsagePointVersion } from '../../ports/usage-point-records';
import { firstDay, lastDay, toStored } from './open-days';
import { areaText, classAt, classOf, networkNode, regionArea } from './registers';
import type { RegisterDrafts, Registers } from './registers';

/** A version as stored: `validTo` as delivered, and as it comes to once the next version is known. */
export interface StoredVersion {
  key: number;
  given: UsagePointVersion;
  validTo: number;
}

/** Versions of one usage point by their first day. */
export type VersionsByDay = Map<number, UsagePointVersion>;

/** Takes a delivered version in; `versions` is changed. */
export function applyVersion(versions: VersionsByDay, given: UsagePointVersion): UpsertOutcome {
  const before = versions.get(given.validFrom);
  if (before && sameVersion(before, given)) return 'unchanged';
  versions.set(given.validFrom, given);
  return before ? 'corrected' : 'accepted';
}

function sameVersion(a: UsagePointVersion, b: UsagePointVersion): boolean {
  return (Object.keys(a) as (keyof UsagePointVersion)[]).every((field) => a[field] === b[field]);
}

/** Ascending; a version ends the day before the next begins, or earlier where it was delivered so. */
export function inForce(key: number, versions: VersionsByDay): StoredVersion[] {
  const ascending = [...versions.values()].sort((a, b) => a.validFrom - b.validFrom);
  return ascending.map((given, index) => {
    const next = ascending[index + 1]?.validFrom ?? Infinity;
    return { key, given, validTo: Math.min(given.validTo, next - 1) };
  });
}

interface Row {
  key: number;
  node: number;
  region: number;
  valid_from: number | null;
  given_to: number | null;
  valid_to: number | null;
  class_index: number;
  daily: number;
  household_quarters: number;
  customer_code: string;
  customer_name: string;
  address: string;
  email: string;
  phone: string;
  language: string;
  transformer: string;
  feeder: string;
  billing_cycle: string;
}

/**
 * Versions that meet a condition on `usage_points`, ascending by id, then first day. The texts of ids, areas and
 * classes are in memory: joining their tables would cost more than the look-up itself.
 */
export async function readVersions(
  session: Session,
  registers: Registers,
  where: string,
  ...params: Param[]
): Promise<StoredVersion[]> {
  const rows = await session.rows<Row>(`SELECT * FROM usage_points WHERE ${where}`, ...params);
  return rows
    .map((row) => ({ key: row.key, given: toVersion(row, registers), validTo: lastDay(row.valid_to) }))
    .sort(byIdThenDay);
}

function byIdThenDay({ given: a }: StoredVersion, { given: b }: StoredVersion): number {
  if (a.usagePointId !== b.usagePointId) return a.usagePointId < b.usagePointId ? -1 : 1;
  return a.validFrom < b.validFrom ? -1 : 1;
}

function toVersion(row: Row, registers: Registers): UsagePointVersion {
  return {
    usagePointId: registers.keys.textOf(row.key),
    customerCode: row.customer_code,
    networkPath: areaText(registers, row.node),
    region: areaText(registers, row.region),
    ...classAt(registers, row.class_index),
    customerName: row.customer_name,
    address: row.address,
    email: row.email,
    phone: row.phone,
    language: row.language,
    householdQuarters: row.household_quarters,
    transformer: row.transformer,
    feeder: row.feeder,
    billingCycle: row.billing_cycle,
    readingMode: row.daily === 1 ? 'daily' : 'monthly',
    validFrom: firstDay(row.valid_from),
    validTo: lastDay(row.given_to),
  };
}

export const toUsagePoint = ({ key, given, validTo }: StoredVersion): UsagePoint => ({
  ...given,
  key,
  validTo,
});

/** Replaces all versions of these usage points. */
export async function replaceVersions(
  session: Session,
  drafts: RegisterDrafts,
  versions: StoredVersion[],
  storedKeys: Int32Array,
): Promise<void> {
  if (storedKeys.length > 0)
    await session.run('DELETE FROM usage_points WHERE key IN (SELECT unnest($1::INTEGER[]))', storedKeys);
  await session.append('usage_points', toColumns(drafts, versions), versions.length);
}

function toColumns(drafts: RegisterDrafts, versions: StoredVersion[]): Column[] {
  const numbers = (valueOf: (version: UsagePointVersion) => number) =>
    Int32Array.from(versions, ({ given }) => valueOf(given));
  const texts = (field: keyof UsagePointVersion) => versions.map(({ given }) => given[field] as string);
  return [
    Int32Array.from(versions, ({ key }) => key),
    versions.map(({ given }) => toStored(given.validFrom)),
    versions.map(({ given }) => toStored(given.validTo)),
    versions.map(({ validTo }) => toStored(validTo)),
    numbers((given) => networkNode(drafts.areas, given.networkPath)),
    numbers((given) => regionArea(drafts.areas, given.region)),
    Int16Array.from(versions, ({ given }) => classOf(drafts.classes, given.tariff, given.customerClass)),
    Uint8Array.from(versions, ({ given }) => (given.readingMode === 'daily' ? 1 : 0)),
    numbers((given) => given.householdQuarters),
    ...(
      [
        'customerCode',
        'customerName',
        'address',
        'email',
        'phone',
        'language',
        'transformer',
        'feeder',
        'billingCycle',
      ] as const
    ).map(texts),
  ];
}
