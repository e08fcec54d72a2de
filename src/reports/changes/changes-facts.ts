import type { CaseOutcome, CaseState } from '../../domain/changes/usage-case';
import type { NotComparableReason, Outcome } from '../../domain/changes/usage-change';
import type { FieldReason } from '../../domain/changes/verification';
import type { VerificationKind } from '../../ports/period-results';

/** How many changed by at least so much; cumulative, so that 30 % holds those of 50 % too (ruling C3). */
export interface ReachedBand {
  direction: 'up' | 'down';
  fromPercent: number;
  count: number;
}

/** The 30 % rule over closed periods of some usage points. */
export interface AreaChangesFacts {
  /** path of a network node, empty for the whole utility */
  path: string;
  name: string;
  /** 0 = top */
  level: number;
  closed: number;
  flagged: number;
  /** flagged by direction; from nothing to something is up */
  up: number;
  down: number;
  bands: ReachedBand[];
  outcomes: Record<Outcome, number>;
  notComparable: Partial<Record<NotComparableReason, number>>;
  /** median change of those that can be compared, percent; null where they are too few to say */
  medianPercent: number | null;
  /** flagged ones whose peers are known, and those of them that would not be flagged without what the peers did */
  withPeers: number;
  withinCommon: number;
  verified: Record<VerificationKind, number>;
}

/** What share reached each band in the periods before these. */
export interface EarlierBandsFacts {
  closed: number;
  flagged: number;
  bands: ReachedBand[];
}

export interface OldCaseFacts {
  id: string;
  usagePointId: string;
  /** null where the point is not served any more */
  networkPath: string | null;
  state: CaseState;
  /** ISO days */
  openedOn: string;
  dueOn: string;
  overdue: boolean;
  reasons: FieldReason[];
  changePercent: number | null;
}

/** Re-verification cases as they stood at the span's end, or stand now where it has not ended. */
export interface CasesFacts {
  /** in the span */
  opened: number;
  closed: number;
  /** at its end */
  open: number;
  overdue: number;
  /** of those closed in the span */
  outcomes: Partial<Record<CaseOutcome, number>>;
  closedByData: number;
  correctedBeforeBill: number;
  correctedAfterBill: number;
  /** of those closed in the span: charged afterwards (truy thu) and paid back (hoàn trả), đồng with VAT, both positive */
  charged: { cases: number; dong: number };
  refunded: { cases: number; dong: number };
  /** opening to re-reading of those closed in the span; null where none was read again */
  medianHoursToReRead: number | null;
  /** by the company below the corporation; null = nobody serves the point any more */
  units: { path: string | null; open: number; overdue: number; firstDueOn: string | null }[];
  oldest: OldCaseFacts[];
}

/** The billing periods that closed in a span, and the cases that go on. */
export interface ChangesFacts {
  thresholdPercent: number;
  /** last days of the periods, with those that closed */
  closings: { day: string; closed: number }[];
  /** null where no period closed */
  whole: AreaChangesFacts | null;
  units: AreaChangesFacts[];
  /** periods before those, and a year before; null where they are not closed, or too few can be compared */
  previous: EarlierBandsFacts | null;
  lastYear: EarlierBandsFacts | null;
  cases: CasesFacts;
}
