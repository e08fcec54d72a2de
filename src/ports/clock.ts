/** The only source of "now". */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}
