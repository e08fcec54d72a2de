import type { Instant } from '../time/zone';
import type { LocalDate } from '../time/local-date';
import type { Period } from '../time/period';
import type { Outcome } from './usage-change';
import type { FieldReason } from './verification';

/** mới → đã giao → đã phúc tra → kết luận → duyệt → đóng */
export const CASE_STATES = ['new', 'assigned', 're-read', 'finding', 'approved', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/**
 * What was found: đúng chỉ số; sai chỉ số định kỳ; sai chỉ số treo tháo; nhập sai; khách hàng báo sai; công tơ lỗi;
 * sai hệ số nhân; áp sai giá.
 */
export const CASE_OUTCOMES = [
  'register-correct',
  'periodic-register-wrong',
  'exchange-register-wrong',
  'entry-wrong',
  'customer-misreported',
  'meter-faulty',
  'multiplier-wrong',
  'price-wrong',
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** Findings that say the figures are wrong: the correction goes through the import path before the bill is released. */
export const CORRECTABLE_OUTCOMES: readonly CaseOutcome[] = [
  'periodic-register-wrong',
  'exchange-register-wrong',
  'entry-wrong',
  'customer-misreported',
  'multiplier-wrong',
];

/** Who acts (ruling W1). */
export interface Actor {
  id: string;
  roles: readonly string[];
}

/** What data make of themselves, without anybody. */
export const DATA_ACTOR: Actor = { id: 'data', roles: [] };

/** The figures that the case is about, as they stand now. */
export interface CaseFigures {
  currentKwh: number | null;
  baseKwh: number | null;
  changePercent: number | null;
  outcome: Outcome;
}

export interface Complaint {
  at: Instant;
  /** who complained, as noted */
  by: string;
  note: string;
  /** by then it has to be answered (EVN 4/2020: within 24 hours) */
  dueAt: Instant;
  /** the bill was out, and nothing else was open about it: the clock of the bill says nothing any more */
  afterBill?: boolean;
}

/** What was read on the spot. */
export interface ReRead {
  by: string;
  registerKwh: number;
  readAt: Instant;
  /** name of a photo or another record; null = none yet */
  evidence: string | null;
}

/** A re-verification case (phúc tra): one per usage point and period. */
export interface UsageCase {
  usagePointId: string;
  period: Period;
  /** transformer and feeder, by which the field work is grouped */
  route: string;
  reasons: FieldReason[];
  figures: CaseFigures;
  /** the figures when the case was opened, or the latest complaint came: what was doubted; null = not kept then */
  doubted: CaseFigures | null;
  /** role whose signature releases the bill; null = any approver */
  signRole: string | null;
  state: CaseState;
  openedAt: Instant;
  /** the bill is to be issued by then */
  billDueAt: Instant;
  complaint: Complaint | null;
  assignee: string | null;
  /** who read the register that is doubted; null = a remote meter, nobody */
  firstReader: string | null;
  reRead: ReRead | null;
  finding: { by: string; outcome: CaseOutcome; note: string } | null;
  /** the figures have changed since it was read again */
  isCorrected: boolean;
  approvedBy: string | null;
  closed: { at: Instant; by: string; reason: 'settled' | 'flag-removed-by-data' } | null;
}

/** One step in the history of a case. */
export interface CaseEvent {
  at: Instant;
  actor: string;
  action: CaseAction['kind'] | 'open';
  from: CaseState | null;
  to: CaseState;
  note: string;
}

export type CaseAction =
  | { kind: 'assign'; to: string; firstReader: string | null }
  | { kind: 're-read'; registerKwh: number; readAt: Instant; evidence: string | null }
  | { kind: 'finding'; outcome: CaseOutcome; note: string }
  | { kind: 'approve'; note: string }
  | { kind: 'close'; evidence: string | null; note: string }
  | { kind: 'complain'; by: string; note: string; answerWithinMs: number }
  /** the rule has run again on later data */
  | { kind: 'data'; flagged: boolean; figures: CaseFigures; reasons: FieldReason[]; signRole: string | null };

/**
 * When the clock of the case runs out: the bill's issue, or the answer to a complaint where that is earlier; that
 * answer alone where somebody complains about a bill that is out.
 */
export const caseDueAt = ({ billDueAt, complaint }: UsageCase): Instant =>
  complaint?.afterBill ? complaint.dueAt : Math.min(billDueAt, complaint?.dueAt ?? Infinity);

export const isOverdue = (each: UsageCase, now: Instant): boolean =>
  each.state !== 'closed' && now > caseDueAt(each);

/** The day on whose end the bill of a period is issued. */
export const billIssueDay = ({ until }: Period, invoiceDelayDays: number): LocalDate =>
  until - 1 + invoiceDelayDays;
