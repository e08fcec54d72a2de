import { parseBillingCycle, periodsEndingInMonth } from '../../../domain/time/billing-cycle';
import { lastDayOf } from '../../../domain/time/period';
import {
  firstDayOfMonth,
  formatYearMonth,
  lastDayOfMonth,
  type YearMonth,
} from '../../../domain/time/year-month';
import { ReportRefusal } from '../../report-kind';
import type { ReportSources } from '../../report-sources';
import { dataCutOff } from '../../coverage/cut-off';
import { type ComparedPeriods, comparedPeriods } from '../../usage/point-periods';
import type { CustomerFacts, PlannedWorkFacts, PointFacts } from './facts';
import { pointFacts } from './point-facts';

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
