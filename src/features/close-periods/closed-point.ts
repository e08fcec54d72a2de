import type { Band } from '../../domain/changes/bands';
import { changeBetween, type ComparedEnergy } from '../../domain/changes/change-between';
import { type NotComparableReason, OUTCOMES } from '../../domain/changes/usage-change';
import type { Period } from '../../domain/time/period';
import { BASES, codeOf, GAPS, type PeriodTable, REASONS } from '../../ports/period-results';

/** Energy of one period of one point, however it was found. */
export interface ClosedEnergy extends ComparedEnergy {
  energyWh: number | null;
}

/** What is known of a usage point whose period closes. A base is null where this customer has none (ruling M15). */
export interface ClosedPoint {
  key: number;
  node: number;
  readMonthly: boolean;
  current: ClosedEnergy;
  received: number;
  previous: ClosedEnergy | null;
  lastYear: ClosedEnergy | null;
  hindrance: NotComparableReason | null;
  /** bits of `EVIDENCE` */
  evidence: number;
}

export interface ClosingRules {
  bands: readonly Band[];
  quarterlyBelowKwh: number;
}

/** A period that cannot be known: there are no readings that far back. */
export const UNKNOWN_ENERGY: ClosedEnergy = {
  energyWh: null,
  billedKwh: null,
  basis: null,
  gap: 'start-missing',
  start: null,
  end: null,
};

/** Writes a point's result into a row, all but what depends on others (common share, verification, revision). */
export function writeRow(
  table: PeriodTable,
  row: number,
  point: ClosedPoint,
  periods: { current: Period; previous: Period; lastYear: Period | null },
  rules: ClosingRules,
): void {
  const { current, previous, lastYear } = point;
  table.key[row] = point.key;
  table.node[row] = point.node;
  table.received[row] = point.received;
  table.evidence[row] = point.evidence;
  table.from[row] = periods.current.from;
  table.until[row] = periods.current.until;
  table.energyWh[row] = current.energyWh ?? NaN;
  table.billedKwh[row] = current.billedKwh ?? NaN;
  table.basis[row] = codeOf(BASES, current.basis);
  table.gap[row] = codeOf(GAPS, current.gap);
  writeBase(table, 'previous', row, previous, periods.previous);
  writeBase(table, 'lastYear', row, lastYear, periods.lastYear);
  writeChange(table, row, point, rules);
}

function writeBase(
  table: PeriodTable,
  which: 'previous' | 'lastYear',
  row: number,
  energy: ClosedEnergy | null,
  period: Period | null,
): void {
  table[`${which}From`][row] = energy && period ? period.from : 0;
  table[`${which}Until`][row] = energy && period ? period.until : 0;
  table[`${which}Wh`][row] = energy?.energyWh ?? NaN;
  table[`${which}BilledKwh`][row] = energy?.billedKwh ?? NaN;
  table[`${which}Basis`][row] = codeOf(BASES, energy?.basis ?? null);
}

function writeChange(table: PeriodTable, row: number, point: ClosedPoint, rules: ClosingRules): void {
  const { hindrance, readMonthly } = point;
  const circumstances = { hindrance, readMonthly, quarterlyBelowKwh: rules.quarterlyBelowKwh };
  const change = changeBetween(point.current, point.previous, circumstances, rules.bands);
  const sign = change.band?.direction === 'down' ? -1 : 1;
  table.outcome[row] = OUTCOMES.indexOf(change.outcome);
  table.reason[row] = codeOf(REASONS, change.reason);
  table.flagged[row] = change.flagged ? 1 : 0;
  table.bandPercent[row] = change.band ? sign * change.band.fromPercent : 0;
  table.changePercent[row] = change.changePercent ?? NaN;
  table.commonPercent[row] = NaN;
}
