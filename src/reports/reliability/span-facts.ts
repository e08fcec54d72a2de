import type { ReliabilityIndices } from '../../domain/reliability/indices';
import {
  type MajorEventYear,
  majorEventDays,
  withoutMajorEventDays,
} from '../../domain/reliability/major-event-days';
import {
  type IndexSet,
  type Reliability,
  reliabilityOf,
  type Withheld,
} from '../../domain/reliability/reliability';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import { formatYearMonth } from '../../domain/time/year-month';
import type { InterruptionLog } from './interruption-log';
import type {
  IndexFacts,
  IndexSetFacts,
  MajorEventFacts,
  ReliabilitySpanFacts,
  WithheldFacts,
} from './reliability-facts';

export function spanFacts(log: InterruptionLog, period: Period): ReliabilitySpanFacts {
  const found = reliabilityOf(log.request(period));
  return {
    ...isoSpan(period),
    customersServed: found.customersServed,
    ...indicesOf(found),
    open: found.open,
    unknownCustomers: found.unknownCustomers,
    reductions: found.reductions,
    excluded: found.excluded,
  };
}

/** Both sets of indices, or why there are none. */
export function indicesOf(
  found: Reliability,
): Pick<ReliabilitySpanFacts, 'withheld' | 'beforeExclusions' | 'afterExclusions'> {
  return found.kind === 'withheld'
    ? { withheld: withheldFacts(found.withheld), beforeExclusions: null, afterExclusions: null }
    : {
        withheld: null,
        beforeExclusions: indexSetFacts(found.beforeExclusions),
        afterExclusions: indexSetFacts(found.afterExclusions),
      };
}

export const isoSpan = (period: Period): { from: string; to: string } => ({
  from: formatLocalDate(period.from),
  to: formatLocalDate(lastDayOf(period)),
});

const withheldFacts = (withheld: Withheld): WithheldFacts =>
  withheld.reason === 'log-incomplete'
    ? { reason: withheld.reason, missing: withheld.missing.map(isoSpan) }
    : { reason: withheld.reason, months: withheld.months.map(formatYearMonth) };

export const indexSetFacts = ({ all, planned, unplanned }: IndexSet): IndexSetFacts => ({
  ...indexFacts(all),
  planned: indexFacts(planned),
  unplanned: indexFacts(unplanned),
});

/** Six decimals: below a thousandth of a customer in a million. */
export const shortened = (value: number): number => Math.round(value * 1e6) / 1e6;

const indexFacts = (indices: ReliabilityIndices): IndexFacts => ({
  ...indices,
  saidiMinutes: shortened(indices.saidiMinutes),
  saifi: shortened(indices.saifi),
  maifi: shortened(indices.maifi),
  caidiMinutes: indices.caidiMinutes === null ? null : shortened(indices.caidiMinutes),
  customerMinutes: shortened(indices.customerMinutes),
});

/** The log has to be read from five years before on. */
export function majorEvents(log: InterruptionLog, period: Period): MajorEventFacts {
  const request = log.request(period);
  const years = majorEventDays(request);
  const found = years.flatMap((each) => (each.kind === 'threshold' ? [each] : []));
  const isWhole = found.length === years.length;
  const days = found.flatMap((each) => each.majorEventDays);
  const without =
    isWhole && reliabilityOf(request).kind === 'indices' ? withoutMajorEventDays(request, days) : null;
  return {
    years: years.map(yearFacts),
    days: isWhole
      ? days.map(({ day, saidiMinutes }) => ({ day: isoDay(day), saidiMinutes: shortened(saidiMinutes) }))
      : null,
    withoutThem: without && indexSetFacts(without),
  };
}

const isoDay = (day: LocalDate): string => formatLocalDate(day);

const yearFacts = (found: MajorEventYear): MajorEventFacts['years'][number] =>
  found.kind === 'threshold'
    ? {
        year: found.year,
        tmedMinutes: shortened(found.threshold.tmedMinutes),
        alpha: shortened(found.threshold.alpha),
        beta: shortened(found.threshold.beta),
        days: found.threshold.days,
        reason: null,
        missing: [],
      }
    : {
        year: found.year,
        ...{ tmedMinutes: null, alpha: null, beta: null, days: null },
        reason: found.reason,
        missing: found.missing.map(isoSpan),
      };
