import type { LocalDate } from '../domain/time/local-date';

/** Notices of a period: usage rose or fell by the rule ("thông báo sản lượng tăng/giảm"), and the bill's. */
export const NOTICE_KINDS = ['usage-increase', 'usage-decrease', 'bill-notice'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** held = waits for release; ready = to be delivered; withdrawn = later data took its ground away before delivery. */
export const NOTICE_STATES = ['held', 'ready', 'sent', 'failed', 'withdrawn'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export interface Recipient {
  customerCode: string;
  customerName: string;
  email: string;
  phone: string;
  language: string;
}

/** Somebody is to be told something (ruling C8); how it is delivered is the outbox's business. */
export interface Notice {
  kind: NoticeKind;
  key: number;
  usagePointId: string;
  from: LocalDate;
  until: LocalDate;
  recipient: Recipient;
  /** plain JSON: the figures it speaks of */
  facts: Record<string, unknown>;
  state: NoticeState;
  createdAt: Date;
  /** who moved it last, and when; null while it stands as it was put */
  movedBy: string | null;
  movedAt: Date | null;
}

/** Rows of the outbox, one per usage point, period and kind. */
export abstract class Outbox {
  /**
   * Adds notices that are not there; those that are there and not sent take the new facts and recipient. One that was
   * withdrawn comes back in the given state. What was sent stays as it was. Returns how many were added.
   */
  abstract put(notices: Notice[]): Promise<number>;
  /** Moves notices of these points and of the period that ends before `until`, where they are in `from`; says who did. Returns how many. */
  abstract move(
    until: LocalDate,
    keys: Int32Array,
    kinds: readonly NoticeKind[],
    from: readonly NoticeState[],
    to: NoticeState,
    by: { id: string; at: Date },
  ): Promise<number>;
  /** Notices of the periods that end before `until`, ascending by key and kind. */
  abstract ofPeriods(until: LocalDate): Promise<Notice[]>;
  /** Keys that have a notice of that kind and state for the period that ends before `until`. */
  abstract keysIn(until: LocalDate, kind: NoticeKind, state: NoticeState): Promise<Int32Array>;
  /** Oldest first. */
  abstract inState(state: NoticeState, limit: number): Promise<Notice[]>;
  abstract counts(): Promise<{ kind: NoticeKind; state: NoticeState; count: number }[]>;
}
