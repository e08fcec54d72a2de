import type { LocalDate } from '../domain/time/local-date';

/** Who held a usage point from when to when, both inclusive; ±Infinity = open. */
export interface ContractSpan {
  customerCode: string;
  validFrom: LocalDate;
  validTo: LocalDate;
}

/** The usage points of one billing cycle as they stand on a day, as columns ascending by key. */
export interface ClosingPoints {
  key: Int32Array;
  /** area index of the leaf node */
  node: Int32Array;
  /** area index of the region */
  region: Int32Array;
  /** class of the customer, see `Fleet.classes` */
  classIndex: Int16Array;
  /** 1 = read daily */
  daily: Uint8Array;
  /** first day of the point's only state; −Infinity = always was. Points with several states stand in `spans`. */
  heldSince: Float64Array;
  /** all states of the points that have more than one, by key, ascending */
  spans: ReadonlyMap<number, ContractSpan[]>;
}

/** Who is told about a usage point, and by which name it is known. */
export interface PointContact {
  key: number;
  usagePointId: string;
  customerCode: string;
  customerName: string;
  email: string;
  phone: string;
  /** `vi`, `en` or empty = the utility's first language */
  language: string;
  node: number;
  transformer: string;
  feeder: string;
}

/** What closing billing periods asks about the fleet, in bulk. */
export abstract class ClosingFleet {
  /** Every billing cycle that any usage point has or had. */
  abstract cycles(): Promise<string[]>;
  /** The points that have this cycle on that day. */
  abstract pointsOf(cycle: string, day: LocalDate): Promise<ClosingPoints>;
  /** By key, as they stand on that day; keys that are not served then are absent. */
  abstract contacts(keys: Int32Array, day: LocalDate): Promise<Map<number, PointContact>>;
  /** Warnings and doubts that stand against readings of these days, both inclusive, counted by key. */
  abstract openFindings(from: LocalDate, to: LocalDate): Promise<Map<number, number>>;
}
