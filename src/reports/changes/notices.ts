import { formatLocalDate } from '../../domain/time/local-date';
import type { PointContact } from '../../ports/closing-fleet';
import type { Notice, NoticeKind } from '../../ports/outbox';
import type { PeriodResult } from '../../ports/period-results';

/** A period and whom to tell about it. */
export interface ToldPeriod {
  result: PeriodResult;
  contact: PointContact;
}

/** Usage rose or fell: a fall is everything below the base. */
export const noticeKindOf = ({ result }: ToldPeriod): NoticeKind =>
  (result.current.billedKwh ?? 0) < (result.previous?.billedKwh ?? 0) ? 'usage-decrease' : 'usage-increase';

/**
 * What a flagged customer is told at once, and the bill's notice, which waits for release (ruling C8). Bills that nothing
 * holds are the billing system's business: they have no row, and a fleet's outbox stays as short as its doubts.
 */
export const noticesFor = (period: ToldPeriod, createdAt: Date): [Notice, Notice] => [
  { ...baseOf(period, createdAt), kind: noticeKindOf(period), state: 'ready' },
  heldBill(period, createdAt),
];

/** The notice of a bill that waits: for the release of a flag, or for the answer to a complaint. */
export const heldBill = (period: ToldPeriod, createdAt: Date): Notice => ({
  ...baseOf(period, createdAt),
  kind: 'bill-notice',
  state: 'held',
});

function baseOf(period: ToldPeriod, createdAt: Date): Omit<Notice, 'kind' | 'state'> {
  const { contact, result } = period;
  const { key, usagePointId, customerCode, customerName, email, phone, language } = contact;
  const { from, until } = result.current;
  return {
    ...{ key, usagePointId, from, until },
    recipient: { customerCode, customerName, email, phone, language },
    facts: factsOf(period),
    createdAt,
    movedBy: null,
    movedAt: null,
  };
}

/** The figures that are told; the same for the same result, whenever they are written. */
function factsOf({ result }: ToldPeriod): Record<string, unknown> {
  const { current, previous, sameLastYear } = result;
  const period = (each: typeof previous) =>
    each && {
      from: formatLocalDate(each.from),
      until: formatLocalDate(each.until),
      billedKwh: each.billedKwh,
    };
  return {
    period: period(current),
    previous: period(previous),
    sameLastYear: period(sameLastYear),
    outcome: result.outcome,
    changePercent: result.changePercent,
    common: result.common,
    own: result.own,
  };
}
