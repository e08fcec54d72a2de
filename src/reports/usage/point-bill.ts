import { type BillResult, reckonBill } from '../../domain/billing/bill';
import { householdQuartersIn } from '../../domain/billing/households';
import type { KnownUsage } from '../../domain/billing/split';
import { priceChanges } from '../../domain/billing/tariff';
import { nominalDays } from '../../domain/time/billing-cycle';
import type { Period } from '../../domain/time/period';
import type { ReportSources } from '../report-sources';
import type { ComparedPeriods } from './point-periods';
import type { PointHistory } from './point-series';

/** The bill of a point's period by our own reckoning (rulings B1 to B5); null when the energy is not known. */
export function billOfPeriod(sources: ReportSources, compared: ComparedPeriods): BillResult | null {
  const { current, point, versions, cycle, history } = compared;
  if (current.billedKwh === null) return null;
  const { rules } = sources.tariffs;
  const { vatDate, invoiceDelayDays } = sources.settings.billing;
  const period: Period = { from: current.from, until: current.until };
  return reckonBill(rules, {
    period,
    tariff: point.tariff,
    usage: {
      kwh: current.billedKwh,
      known: knownBefore(history, period, priceChanges(rules.book, point.tariff, period)),
    },
    nominalDays: nominalDays(cycle, period),
    householdQuarters: householdQuartersIn(period, versions),
    issuedOn: period.until - 1 + invoiceDelayDays,
    vatDate,
  });
}

/** kWh before each price change where the register of that day, or every day before it, is there (ruling B4). */
function knownBefore(history: PointHistory, period: Period, changes: readonly number[]): KnownUsage[] {
  return changes.flatMap((day): KnownUsage[] => {
    const before = history.period({ from: period.from, until: day });
    if (before.billedKwh === null || before.basis === 'estimated') return [];
    return [
      { day, kwh: before.billedKwh, basis: before.basis === 'registers' ? 'register' : 'daily-energy' },
    ];
  });
}
