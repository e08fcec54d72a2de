import type { NotComparableReason, Outcome, UsageChange } from '../../domain/changes/usage-change';
import { roundTo } from '../../domain/text/decimal';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { type PeriodTable, resultAt, type ResultEnergy } from '../../ports/period-results';
import type { ChangeCounts, ClosedChanges } from './closed-changes';

export interface BandJson {
  band: string;
  direction: 'up' | 'down';
  fromPercent: number;
  /** null = open; equal to fromPercent in the band of exactly −100 % */
  toPercent: number | null;
  count: number;
}

export interface ChangeCountsJson extends Omit<ChangeCounts, 'bands'> {
  bands: BandJson[];
}

export interface ChangeRowJson {
  usagePointId: string;
  from: string;
  until: string;
  kwh: number | null;
  billedKwh: number | null;
  previousKwh: number | null;
  previousBilledKwh: number | null;
  days: number;
  previousDays: number | null;
  /** mean of the period's days, two decimals: periods of unlike length are told apart */
  kwhPerDay: number | null;
  previousKwhPerDay: number | null;
  changePercent: number | null;
  flagged: boolean;
  outcome: Outcome;
  reason: NotComparableReason | null;
  band: string | null;
  common: number | null;
  own: number | null;
  verification: string | null;
}

/** All of the result but its rows. */
export function changesHead(on: LocalDate, thresholdPercent: number, { all, byNode }: ClosedChanges) {
  return {
    on: formatLocalDate(on),
    threshold: thresholdPercent,
    ...countsJson(all),
    byNode: byNode.map(({ node, ...counts }) => ({
      node: node.path,
      level: node.level,
      ...countsJson(counts),
    })),
  };
}

export const countsJson = ({ bands, ...counts }: ChangeCounts): ChangeCountsJson => ({
  ...counts,
  bands: bands.map(({ name, ...band }) => ({ band: name, ...band })),
});

const kwhOf = (wh: number | null | undefined): number | null =>
  wh === null || wh === undefined ? null : wh / 1000;

const perDay = ({ energyWh, from, until }: ResultEnergy): number | null =>
  energyWh === null ? null : roundTo(energyWh / 1000 / (until - from), 2);

export function changeRow(
  table: PeriodTable,
  row: number,
  change: UsageChange,
  usagePointId: string,
): ChangeRowJson {
  const { current, previous, common, own, verification } = resultAt(table, row);
  return {
    usagePointId,
    from: formatLocalDate(current.from),
    until: formatLocalDate(current.until),
    kwh: kwhOf(current.energyWh),
    billedKwh: current.billedKwh,
    previousKwh: kwhOf(previous?.energyWh),
    previousBilledKwh: previous?.billedKwh ?? null,
    days: current.until - current.from,
    previousDays: previous && previous.until - previous.from,
    kwhPerDay: perDay(current),
    previousKwhPerDay: previous && perDay(previous),
    changePercent: change.changePercent,
    flagged: change.flagged,
    outcome: change.outcome,
    reason: change.reason,
    band: change.band?.name ?? null,
    common,
    own,
    verification,
  };
}
