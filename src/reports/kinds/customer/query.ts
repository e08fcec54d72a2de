import { billJson } from '../../../domain/billing/bill-json';
import type { PeriodEnergy } from '../../../domain/metering/period';
import type { RegisterAt } from '../../../domain/metering/usage';
import {
  parseBillingCycle,
  periodContaining,
  periodsEndingInMonth,
} from '../../../domain/time/billing-cycle';
import { formatLocalDate } from '../../../domain/time/local-date';
import { lastDayOf, type Period } from '../../../domain/time/period';
import {
  firstDayOfMonth,
  formatYearMonth,
  lastDayOfMonth,
  type YearMonth,
} from '../../../domain/time/year-month';
import { ReportRefusal } from '../../report-kind';
import type { ReportSources } from '../../report-sources';
import { dataCutOff } from '../../coverage/cut-off';
import { billOfPeriod } from '../../usage/point-bill';
import { type ComparedPeriods, comparedPeriods } from '../../usage/point-periods';
import { comparedPeriodsJson } from '../../usage/period-json';
import { kwhOf } from '../../usage/usage-json';
import type { CustomerFacts, MeterFacts, PlannedWorkFacts, PointFacts, RegisterFacts } from './facts';
import { type RegionTemperatures, temperaturesOf } from './temperatures';

export interface CustomerRequest {
  customerCode: string;
  /** the periods whose last day lies in that month */
  month: YearMonth;
}

/** Facts of one customer's periods that end in a month. Refuses a customer whom nobody knows then. */
export async function queryCustomer(
  request: CustomerRequest,
  sources: ReportSources,
): Promise<CustomerFacts> {
  const { customerCode, month } = request;
  const held = await sources.usagePoints.pointsOfCustomer(
    customerCode,
    firstDayOfMonth(month),
    lastDayOfMonth(month),
  );
  const points: PointFacts[] = [];
  const compared: ComparedPeriods[] = [];
  for (const { usagePointId } of held)
    for (const each of await periodsOfPoint(sources, usagePointId, request)) {
      compared.push(each);
      points.push(await pointFacts(sources, each));
    }
  const [first] = compared;
  if (!first) throw notFound(customerCode, month);
  return {
    kind: 'customer',
    generatedAt: sources.clock.now().toISOString(),
    dataCutOff: await dataCutOff(sources),
    simulated: sources.settings.simulated,
    customerCode,
    customerName: first.point.customerName,
    language: first.point.language,
    month: formatYearMonth(month),
    points,
    plannedWorks: await plannedWorks(sources, compared),
  };
}

const notFound = (customerCode: string, month: YearMonth): ReportRefusal =>
  new ReportRefusal(
    'unknown-customer',
    `customer "${customerCode}" held no usage point whose period ended in ${formatYearMonth(month)}`,
  );

/** Periods of a point that end in the month, on days when this customer held it. */
async function periodsOfPoint(
  sources: ReportSources,
  usagePointId: string,
  { customerCode, month }: CustomerRequest,
): Promise<ComparedPeriods[]> {
  const versions = await sources.usagePoints.versionsOf(usagePointId);
  const found: ComparedPeriods[] = [];
  const last = versions.filter((version) => version.customerCode === customerCode).at(-1)!;
  for (const period of periodsEndingInMonth(parseBillingCycle(last.billingCycle)!, month)) {
    const day = lastDayOf(period);
    const holds = versions.some(
      (version) =>
        version.customerCode === customerCode && version.validFrom <= day && day <= version.validTo,
    );
    if (holds) found.push(await comparedPeriods(sources, usagePointId, period));
  }
  return found;
}

async function pointFacts(sources: ReportSources, compared: ComparedPeriods): Promise<PointFacts> {
  const { point, current, previous, history, cycle } = compared;
  const period: Period = { from: current.from, until: current.until };
  const days = history.days(period.from, lastDayOf(period));
  const temperatures = await temperaturesOf(
    sources,
    point.region,
    (previous ?? current).from,
    lastDayOf(period),
  );
  const bill = billOfPeriod(sources, compared);
  return {
    usagePointId: point.usagePointId,
    address: point.address,
    tariff: point.tariff,
    tariffScheme:
      sources.tariffs.rules.book.tables.find(({ tariff }) => tariff === point.tariff)?.scheme ?? null,
    households: point.householdQuarters / 4,
    from: formatLocalDate(period.from),
    until: formatLocalDate(period.until),
    periods: comparedPeriodsJson(compared),
    start: registerFacts(current.start),
    end: registerFacts(current.end),
    lastKnown: current.end ? null : registerFacts(current.lastKnown),
    meters: metersOf(current),
    days: days.map(({ day, energyWh, quality }) => ({
      day: formatLocalDate(day),
      kwh: kwhOf(energyWh),
      quality,
      maxCelsius: temperatures.maxOn(day),
    })),
    knownDays: days.filter(({ energyWh }) => energyWh !== null).length,
    meanCelsius: {
      period: meanOf(temperatures, period),
      previous: previous && meanOf(temperatures, previous),
    },
    bill: bill?.kind === 'bill' ? billJson(bill.bill) : null,
    noBillReason: bill?.kind === 'refused' ? bill.refusal.code : null,
    nextClosing: formatLocalDate(lastDayOf(periodContaining(cycle, period.until))),
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

const WORKS_AHEAD_DAYS = 14;

/** Works announced for the customer's node, transformer or feeder in the two weeks after the period. */
async function plannedWorks(
  sources: ReportSources,
  compared: readonly ComparedPeriods[],
): Promise<PlannedWorkFacts[]> {
  const [{ current }] = compared;
  const zone = sources.zone;
  const [from, to] = [zone.startOfDay(current.until), zone.startOfDay(current.until + WORKS_AHEAD_DAYS)];
  const works = await sources.interruptions.works(new Date(from), new Date(to));
  const latest = new Map(works.map((work) => [work.workId, work]));
  return [...latest.values()]
    .filter(({ status }) => status === 'announced')
    .filter((work) => compared.some(({ point }) => isNear(work, point)))
    .map(({ announcedStart, announcedEnd, place, reason }) => ({
      start: announcedStart.toISOString(),
      end: announcedEnd.toISOString(),
      place,
      reason,
    }));
}

function isNear(
  work: { transformer: string; feeder: string; networkPath: string },
  point: { transformer: string; feeder: string; networkPath: string },
): boolean {
  if (work.transformer !== '') return work.transformer === point.transformer;
  if (work.feeder !== '') return work.feeder === point.feeder;
  return work.networkPath !== '' && `${point.networkPath}/`.startsWith(`${work.networkPath}/`);
}
