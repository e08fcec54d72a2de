import type { CaseEvent, UsageCase } from '../domain/changes/usage-case';
import type { LocalDate } from '../domain/time/local-date';

/** A case as kept, with its name and the point's key. */
export interface StoredCase extends UsageCase {
  /** stable, `case-000001` */
  id: string;
  key: number;
}

export interface CaseChange {
  next: StoredCase;
  event: CaseEvent;
}

/** Re-verification cases and their histories. One per usage point and period, ever. */
export abstract class CaseRecords {
  /** Opens those that are not there, with their first event; gives the ones that were opened. All or nothing. */
  abstract open(given: { key: number; opened: UsageCase; event: CaseEvent }[]): Promise<StoredCase[]>;
  /** Saves what a step came to, with its event. All or nothing. */
  abstract change(changes: CaseChange[]): Promise<void>;
  abstract get(id: string): Promise<StoredCase | null>;
  /** Cases of the periods that end before `until`, oldest first. */
  abstract ofPeriods(until: LocalDate): Promise<StoredCase[]>;
  /** Cases of one point, newest period first. */
  abstract ofPoint(key: number): Promise<StoredCase[]>;
  /** Every case that is not closed, oldest first. */
  abstract unsettled(): Promise<StoredCase[]>;
  /** Cases opened or closed inside [from, to), oldest first. */
  abstract movedWithin(from: Date, to: Date): Promise<StoredCase[]>;
  /** Oldest first. */
  abstract events(id: string): Promise<CaseEvent[]>;
}
