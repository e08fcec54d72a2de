import { type BillResult, reckonBill } from '../../domain/billing/bill';
import type { BilledUsage, BillRequest, UsageByRegister } from '../../domain/billing/bill-request';
import { householdQuartersIn } from '../../domain/billing/households';
import type { KnownUsage } from '../../domain/billing/split';
import { priceChanges, TOU_REGISTERS } from '../../domain/billing/tariff';
import type { PeriodEnergy } from '../../domain/metering/period';
import { nominalDays } from '../../domain/time/billing-cycle';
import type { Period } from '../../domain/time/period';
import type { ReportSources } from '../report-sources';
import type { ComparedPeriods } from './point-periods';

/** What bills ask of a house. */
type Priced = Pick<ReportSources, 'tariffs' | 'settings'>;

/** The bill of a point's period by our own reckoning (rulings B1 to B5); null when the energy is not known. */
export function billOfPeriod(sources: Priced, compared: ComparedPeriods): BillResult | null {
  const request = requestOfPeriod(sources, compared);
  return request && reckonBill(sources.tariffs.rules, request);
}

/** What a bill of the period is made from; null when the energy, or that of a register by time of use, is not known. */
export function requestOfPeriod(sources: Priced, compared: ComparedPeriods): BillRequest | null {
  const { current, point, versions, cycle } = compared;
  const { vatDate, invoiceDelayDays } = sources.settings.billing;
  const period: Period = { from: current.from, until: current.until };
  const changes = priceChanges(sources.tariffs.rules.book, point.tariff, period);
  const usage = compared.touHistory
    ? usageByRegister(compared, period, changes)
    : usageOf(compared, period, changes);
  return (
    usage && {
      period,
      tariff: point.tariff,
      usage,
      nominalDays: nominalDays(cycle, period),
      householdQuarters: householdQuartersIn(period, versions),
      issuedOn: period.until - 1 + invoiceDelayDays,
      vatDate,
    }
  );
}

type EnergyOf = (period: Period) => PeriodEnergy;

const usageOf = (
  { history }: ComparedPeriods,
  period: Period,
  changes: readonly number[],
): BilledUsage | null => billedUsage((part) => history.period(part), period, changes);

/** Three usages, all or none: a bill without one of the registers would be too low. */
function usageByRegister(
  { touHistory }: ComparedPeriods,
  period: Period,
  changes: readonly number[],
): UsageByRegister | null {
  const usages = TOU_REGISTERS.map((register) =>
    billedUsage((part) => touHistory!.period(register, part), period, changes),
  );
  const [normal, peak, offpeak] = usages;
  return normal && peak && offpeak ? { normal, peak, offpeak } : null;
}

/** kWh of the period, and before each price change where the register of that day, or every day before it, is there (ruling B4). */
function billedUsage(energyOf: EnergyOf, period: Period, changes: readonly number[]): BilledUsage | null {
  const { billedKwh } = energyOf(period);
  if (billedKwh === null) return null;
  const known = changes.flatMap((day): KnownUsage[] => {
    const before = energyOf({ from: period.from, until: day });
    if (before.billedKwh === null || before.basis === 'estimated') return [];
    return [
      { day, kwh: before.billedKwh, basis: before.basis === 'registers' ? 'register' : 'daily-energy' },
    ];
  });
  return { kwh: billedKwh, known };
}
