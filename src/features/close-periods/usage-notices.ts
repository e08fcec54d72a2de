import { formatLocalDate } from '../../domain/time/local-date';
import type { Notice, NoticeKind } from '../../ports/outbox';
import type { ToldPeriod } from './flagged-periods';

/** Usage rose or fell: a fall is everything below the base. */
export const noticeKindOf = ({ result }: ToldPeriod): NoticeKind =>
  (result.current.billedKwh ?? 0) < (result.previous?.billedKwh ?? 0) ? 'usage-decrease' : 'usage-increase';

/** What a flagged customer is told at once, and the bill's notice, which waits for release (ruling C8). */
export function noticesFor(period: ToldPeriod, createdAt: Date): [Notice, Notice] {
  const { contact, result } = period;
  const { key, usagePointId, customerCode, customerName, email, phone, language } = contact;
  const { from, until } = result.current;
  const base = {
    key,
    usagePointId,
    from,
    until,
    recipient: { customerCode, customerName, email, phone, language },
    facts: factsOf(period),
    createdAt,
    movedBy: null,
    movedAt: null,
  };
  return [
    { ...base, kind: noticeKindOf(period), state: 'ready' },
    { ...base, kind: 'bill-notice', state: 'held' },
  ];
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
