import { billJson } from '../../../domain/billing/bill-json';
import type { PeriodEnergy } from '../../../domain/metering/period';
import type { RegisterAt } from '../../../domain/metering/usage';
import { periodContaining } from '../../../domain/time/billing-cycle';
import { formatLocalDate } from '../../../domain/time/local-date';
import { lastDayOf, type Period } from '../../../domain/time/period';
import type { ReportSources } from '../../report-sources';
import { comparedPeriodsJson } from '../../usage/period-json';
import { billOfPeriod } from '../../usage/point-bill';
import { invoiceOfPeriod } from '../../usage/point-invoice';
import type { ComparedPeriods } from '../../usage/point-periods';
import { kwhOf } from '../../usage/usage-json';
import type { DayFacts, MeterFacts, PointFacts, RegisterFacts } from './facts';
import { invoiceFacts } from './invoice-facts';
import { type RegionTemperatures, temperaturesOf } from './temperatures';
import { verificationFacts } from './verification-facts';

/** Everything that is said of one usage point in one period. */
export async function pointFacts(sources: ReportSources, compared: ComparedPeriods): Promise<PointFacts> {
  const { point, current, previous, cycle } = compared;
  const period: Period = { from: current.from, until: current.until };
  const temperatures = await temperaturesOf(
    sources,
    point.region,
    (previous ?? current).from,
    lastDayOf(period),
  );
  const stored = await sources.periods.of(point.key, period.from, period.until);
  const days = dayFacts(compared, temperatures);
  return {
    ...identityOf(sources, compared),
    periods: comparedPeriodsJson(compared, stored),
    thresholdPercent: sources.settings.changes.thresholdPercent,
    peers: stored?.peers ?? null,
    verification: await verificationFacts(sources, point.key, period, stored),
    start: registerFacts(current.start),
    end: registerFacts(current.end),
    lastKnown: current.end ? null : registerFacts(current.lastKnown),
    meters: metersOf(current),
    days,
    knownDays: days.filter(({ kwh }) => kwh !== null).length,
    meanCelsius: {
      period: meanOf(temperatures, period),
      previous: previous && meanOf(temperatures, previous),
    },
    ...(await billsOf(sources, compared)),
    nextClosing: formatLocalDate(lastDayOf(periodContaining(cycle, period.until))),
  };
}

type Identity = 'usagePointId' | 'address' | 'tariff' | 'tariffScheme' | 'households' | 'from' | 'until';

const identityOf = (
  { tariffs }: ReportSources,
  { point, current }: ComparedPeriods,
): Pick<PointFacts, Identity> => ({
  usagePointId: point.usagePointId,
  address: point.address,
  tariff: point.tariff,
  tariffScheme: tariffs.rules.book.tables.find(({ tariff }) => tariff === point.tariff)?.scheme ?? null,
  households: point.householdQuarters / 4,
  from: formatLocalDate(current.from),
  until: formatLocalDate(current.until),
});

const dayFacts = ({ history, current }: ComparedPeriods, temperatures: RegionTemperatures): DayFacts[] =>
  history.days(current.from, current.until - 1).map(({ day, energyWh, quality }) => ({
    day: formatLocalDate(day),
    kwh: kwhOf(energyWh),
    quality,
    maxCelsius: temperatures.maxOn(day),
  }));

async function billsOf(
  sources: ReportSources,
  compared: ComparedPeriods,
): Promise<Pick<PointFacts, 'bill' | 'invoice' | 'noBillReason'>> {
  const found = await invoiceOfPeriod(sources, compared);
  const refused = found.ours ? null : billOfPeriod(sources, compared);
  return {
    bill: found.ours && billJson(found.ours),
    invoice: invoiceFacts(found),
    noBillReason: refused?.kind === 'refused' ? refused.refusal.code : null,
  };
}

const registerFacts = (register: (RegisterAt & { estimated?: boolean }) | null): RegisterFacts | null =>
  register && {
    day: formatLocalDate(register.day),
    registerKwh: register.valueWh / 1000,
    estimated: register.estimated === true,
  };

/** On a day of exchange the old meter counts to that day and the new one from it. */
function metersOf(current: PeriodEnergy): MeterFacts[] {
  return current.spans.map(({ segment, startWh, endWh, rolledOver }) => {
    const range = segment.digits === null ? Infinity : 10 ** segment.digits * 1000;
    return {
      serial: segment.serial,
      multiplier: segment.multiplier,
      startKwh: startWh / 1000,
      endKwh: endWh / 1000,
      rolledOver,
      endShownKwh: (rolledOver ? endWh - range : endWh) / 1000,
      from: formatLocalDate(Math.max(current.from, segment.installedDay)),
      to: formatLocalDate(Math.min(current.until - 1, segment.removedDay)),
    };
  });
}

function meanOf(temperatures: RegionTemperatures, { from, until }: Period): number | null {
  let sum = 0;
  for (let day = from; day < until; day++) {
    const mean = temperatures.meanOn(day);
    if (mean === null) return null;
    sum += mean;
  }
  return Math.round((10 * sum) / (until - from)) / 10;
}
