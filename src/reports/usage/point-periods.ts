import { bandsFor } from '../../domain/changes/bands';
import { changeBetween } from '../../domain/changes/change-between';
import type { NotComparableReason, UsageChange } from '../../domain/changes/usage-change';
import type { PeriodEnergy } from '../../domain/metering/period';
import {
  type BillingCycle,
  parseBillingCycle,
  previousPeriod,
  sameLastYear,
} from '../../domain/time/billing-cycle';
import { formatLocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import type { UsagePoint } from '../../ports/usage-point-records';
import { ReportRefusal } from '../report-kind';
import type { ReportSources } from '../report-sources';
import { PointHistory } from './point-series';
import { TouHistory } from './tou-history';
import { hindranceOf, type Tenure, tenureOn } from './tenure';

/** A period of a usage point with those it is compared with; null = there is none for this customer. */
export interface ComparedPeriods {
  /** the state of the point on the last day of the period */
  point: UsagePoint;
  versions: UsagePoint[];
  cycle: BillingCycle;
  tenure: Tenure;
  history: PointHistory;
  /** registers by time of use; null where the tariff has one price for all hours */
  touHistory: TouHistory | null;
  current: PeriodEnergy;
  previous: PeriodEnergy | null;
  sameLastYear: PeriodEnergy | null;
  change: UsageChange;
}

/** Reads three periods of a point in one go. Refuses a point that nobody held then. */
export async function comparedPeriods(
  sources: ReportSources,
  usagePointId: string,
  period: Period,
): Promise<ComparedPeriods> {
  const versions = await sources.usagePoints.versionsOf(usagePointId);
  const tenure = tenureOn(versions, lastDayOf(period));
  const point = versions.find(
    ({ validFrom, validTo }) => validFrom <= period.until - 1 && period.until - 1 <= validTo,
  );
  if (!tenure || !point) throw unknownThen(usagePointId, versions.length > 0, period);
  const cycle = parseBillingCycle(point.billingCycle)!;
  const [before, lastYear] = [previousPeriod(cycle, period), sameLastYear(cycle, period)];
  const history = await PointHistory.load(sources, point.key, lastYear?.from ?? before.from, period.until);
  const touHistory = isTimeOfUse(sources, point.tariff)
    ? await TouHistory.load(sources, history, period)
    : null;
  const held = (each: Period | null): PeriodEnergy | null =>
    each && hindranceOf(tenure, each) === null ? history.period(each) : null;
  const current = history.period(period);
  const previous = held(before);
  return {
    point,
    versions,
    cycle,
    tenure,
    history,
    touHistory,
    current,
    previous,
    sameLastYear: held(lastYear),
    change: changeOf(sources, point, current, previous, hindranceOf(tenure, before)),
  };
}

const isTimeOfUse = ({ tariffs }: ReportSources, tariff: string): boolean =>
  tariffs.rules.book.tables.some((table) => table.tariff === tariff && table.scheme === 'tou');

function changeOf(
  { settings }: ReportSources,
  { readingMode }: UsagePoint,
  current: PeriodEnergy,
  previous: PeriodEnergy | null,
  hindrance: NotComparableReason | null,
): UsageChange {
  const { thresholdPercent, quarterlyBelowKwh } = settings.changes;
  const circumstances = { hindrance, readMonthly: readingMode === 'monthly', quarterlyBelowKwh };
  return changeBetween(current, previous, circumstances, bandsFor(thresholdPercent));
}

const unknownThen = (usagePointId: string, isKnown: boolean, period: Period): ReportRefusal =>
  isKnown
    ? new ReportRefusal(
        'not-served',
        `usage point "${usagePointId}" was not served on ${formatLocalDate(lastDayOf(period))}`,
      )
    : new ReportRefusal(
        'unknown-usage-point',
        `usage point "${usagePointId}" is not known; import it with: import usage-points FILE`,
      );
