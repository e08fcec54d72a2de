import { sharedChange } from '../../domain/changes/common-share';
import type { NotComparableReason, Outcome } from '../../domain/changes/usage-change';
import type { Coverage } from '../../domain/metering/finding';
import type { PeriodBasis, PeriodEnergy, PeriodGap } from '../../domain/metering/period';
import { formatLocalDate } from '../../domain/time/local-date';
import type { PeriodResult } from '../../ports/period-results';
import type { ComparedPeriods } from './point-periods';
import { kwhOf } from './usage-json';

/** One period as `period --json` gives it. `kwh` null: not known, `gap` says why; `knownKwh` is what the days there add up to. */
export interface PeriodJson {
  from: string;
  until: string;
  days: number;
  kwh: number | null;
  billedKwh: number | null;
  basis: PeriodBasis | null;
  coverage: Coverage;
  gap: PeriodGap | null;
}

export interface ComparedPeriodsJson {
  period: PeriodJson;
  previous: PeriodJson | null;
  sameLastYear: PeriodJson | null;
  changePercent: number | null;
  outcome: Outcome;
  reason: NotComparableReason | null;
  flagged: boolean;
  band: string | null;
  common: number | null;
  own: number | null;
}

export const periodJson = (period: PeriodEnergy): PeriodJson => ({
  from: formatLocalDate(period.from),
  until: formatLocalDate(period.until),
  days: period.until - period.from,
  kwh: kwhOf(period.energyWh),
  billedKwh: period.billedKwh,
  basis: period.basis,
  coverage: period.coverage,
  gap: period.gap,
});

/** What the close of the period has found about the peers. */
export type StoredShare = Pick<PeriodResult, 'common' | 'peers'>;

/** `common` and `own` rest on the close of the period, where the peers are known; null before. */
export function comparedPeriodsJson(
  compared: ComparedPeriods,
  stored: StoredShare | null = null,
): ComparedPeriodsJson {
  const { current, previous, sameLastYear, change } = compared;
  const share =
    stored && stored.common !== null
      ? sharedChange(change.changePercent, { kind: 'common', percent: stored.common, peers: stored.peers })
      : null;
  return {
    period: periodJson(current),
    previous: previous && periodJson(previous),
    sameLastYear: sameLastYear && periodJson(sameLastYear),
    changePercent: change.changePercent,
    outcome: change.outcome,
    reason: change.reason,
    flagged: change.flagged,
    band: change.band?.name ?? null,
    common: share?.common ?? null,
    own: share?.own ?? null,
  };
}
