import type { PeriodBasis, PeriodGap } from '../domain/metering/period';
import { sharedChange } from '../domain/changes/common-share';
import { type NotComparableReason, type Outcome, OUTCOMES } from '../domain/changes/usage-change';
import type { LocalDate } from '../domain/time/local-date';

/** Codes of closed lists in columns: 0 = none, else the place in the list from 1. */
export const BASES: readonly PeriodBasis[] = ['registers', 'summed-days', 'estimated'];
export const GAPS: readonly PeriodGap[] = [
  'start-missing',
  'end-missing',
  'days-missing',
  'rollback',
  'exchange-unrecorded',
  'meter-unknown',
];
export const REASONS: readonly NotComparableReason[] = [
  'missing-current',
  'missing-base',
  'new-customer',
  'customer-changed',
  'estimated-boundary',
  'joint-reading',
  'quarterly-reading',
];
/** waiting = only a later register is missing, which cannot be there yet. */
export const VERIFICATIONS = ['waiting', 'remote', 'field'] as const;
export type VerificationKind = (typeof VERIFICATIONS)[number];

export const codeOf = <T>(list: readonly T[], value: T | null): number =>
  value === null ? 0 : list.indexOf(value) + 1;
export const valueOf = <T>(list: readonly T[], code: number): T | null => list[code - 1] ?? null;

/** Bits of `evidence`. */
export const EVIDENCE = {
  boundariesMeasured: 1,
  daysMeasured: 2,
  laterRegisterFits: 4,
  /** a boundary is missing or estimated, or days are summed: days around and in the bases count too */
  watched: 8,
} as const;

/** Columns of period results by type. Unknown numbers are NaN, days that are not are 0. */
export const PERIOD_COLUMNS = {
  key: Int32Array,
  from: Int32Array,
  until: Int32Array,
  energyWh: Float64Array,
  billedKwh: Float64Array,
  basis: Uint8Array,
  gap: Uint8Array,
  received: Int32Array,
  /** 0 = there is none for this customer, the energy is then unknown */
  previousFrom: Int32Array,
  previousUntil: Int32Array,
  previousWh: Float64Array,
  previousBilledKwh: Float64Array,
  previousBasis: Uint8Array,
  lastYearFrom: Int32Array,
  lastYearUntil: Int32Array,
  lastYearWh: Float64Array,
  lastYearBilledKwh: Float64Array,
  lastYearBasis: Uint8Array,
  outcome: Uint8Array,
  reason: Uint8Array,
  flagged: Uint8Array,
  /** lower edge of the band, negative for falls; 0 = none */
  bandPercent: Float64Array,
  changePercent: Float64Array,
  commonPercent: Float64Array,
  peers: Int32Array,
  evidence: Uint8Array,
  verification: Uint8Array,
  /** area index of the leaf node on the last day */
  node: Int32Array,
  /** raised whenever a figure of the result has changed */
  revision: Int32Array,
} as const;

type ColumnTypes = typeof PERIOD_COLUMNS;
export type PeriodColumn = keyof ColumnTypes;
/** Results of periods as columns (struct of arrays), ascending by key. */
export type PeriodTable = { count: number } & { [Name in PeriodColumn]: InstanceType<ColumnTypes[Name]> };

export const PERIOD_COLUMN_NAMES = Object.keys(PERIOD_COLUMNS) as PeriodColumn[];

/** Room for `count` results, all zero. */
export function emptyPeriods(count: number): PeriodTable {
  const columns = PERIOD_COLUMN_NAMES.map((name) => [name, new PERIOD_COLUMNS[name](count)] as const);
  return { count, ...Object.fromEntries(columns) } as PeriodTable;
}

/** The rows at these places, in that order. */
export function periodsAt(table: PeriodTable, places: ArrayLike<number>): PeriodTable {
  const picked = emptyPeriods(places.length);
  for (const name of PERIOD_COLUMN_NAMES)
    for (let index = 0; index < places.length; index++) picked[name][index] = table[name][places[index]];
  return picked;
}

export interface ResultEnergy {
  from: LocalDate;
  until: LocalDate;
  energyWh: number | null;
  billedKwh: number | null;
  basis: PeriodBasis | null;
}

/** One stored result, in words. */
export interface PeriodResult {
  key: number;
  current: ResultEnergy;
  gap: PeriodGap | null;
  received: number;
  previous: ResultEnergy | null;
  sameLastYear: ResultEnergy | null;
  outcome: Outcome;
  reason: NotComparableReason | null;
  flagged: boolean;
  changePercent: number | null;
  /** median change of the peers and what remains of this one's, percentage points */
  common: number | null;
  own: number | null;
  peers: number;
  verification: VerificationKind | null;
  node: number;
  revision: number;
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

export function resultAt(table: PeriodTable, place: number): PeriodResult {
  const changePercent = known(table.changePercent[place]);
  const common = known(table.commonPercent[place]);
  const peers = table.peers[place];
  return {
    key: table.key[place],
    current: {
      from: table.from[place],
      until: table.until[place],
      energyWh: known(table.energyWh[place]),
      billedKwh: known(table.billedKwh[place]),
      basis: valueOf(BASES, table.basis[place]),
    },
    gap: valueOf(GAPS, table.gap[place]),
    received: table.received[place],
    previous: baseAt(table, 'previous', place),
    sameLastYear: baseAt(table, 'lastYear', place),
    outcome: OUTCOMES[table.outcome[place]],
    reason: valueOf(REASONS, table.reason[place]),
    flagged: table.flagged[place] === 1,
    changePercent,
    common,
    own:
      common === null
        ? null
        : (sharedChange(changePercent, { kind: 'common', percent: common, peers })?.own ?? null),
    peers,
    verification: valueOf(VERIFICATIONS, table.verification[place]),
    node: table.node[place],
    revision: table.revision[place],
  };
}

function baseAt(table: PeriodTable, which: 'previous' | 'lastYear', place: number): ResultEnergy | null {
  const until = table[`${which}Until`][place];
  if (until === 0) return null;
  return {
    from: table[`${which}From`][place],
    until,
    energyWh: known(table[`${which}Wh`][place]),
    billedKwh: known(table[`${which}BilledKwh`][place]),
    basis: valueOf(BASES, table[`${which}Basis`][place]),
  };
}

/** What the close of a day has read, so that what lands later is noticed. */
export interface ClosingState {
  /** last day of the periods */
  day: LocalDate;
  /** days whose every change counts for everybody */
  sourceDays: number[];
  /** sum of their source revisions when they were read */
  sourceRevision: number;
  /** days around boundaries that somebody lacks */
  openDays: number[];
  openRevision: number;
  closedAt: Date;
}

/** Results of closed billing periods, and what they were made from. */
export abstract class PeriodResults {
  /** Results of the periods whose last day that is, ascending by key; no rows where it was not closed. */
  abstract closedOn(day: LocalDate): Promise<PeriodTable>;
  /** The result of exactly that period; null when it was not closed. */
  abstract of(key: number, from: LocalDate, until: LocalDate): Promise<PeriodResult | null>;
  /** Every result of one point, ascending. */
  abstract ofPoint(key: number): Promise<PeriodResult[]>;
  /** Adds or replaces the results of these points that closed on that day, and drops those of `gone`. */
  abstract save(day: LocalDate, changed: PeriodTable, gone: Int32Array): Promise<void>;
  /** Last days on which results wait for a later register, ascending. */
  abstract waitingDays(): Promise<LocalDate[]>;

  /** The state of every closed day, ascending. */
  abstract states(): Promise<ClosingState[]>;
  abstract closed(state: ClosingState): Promise<void>;
  /** Source revision of every day that has sources. */
  abstract sourceRevisions(): Promise<Map<LocalDate, number>>;
}
