import { Clock } from '../../ports/clock';

/** Goes on from a given instant at the machine's pace. */
export class ShiftedClock extends Clock {
  private readonly shiftMs: number;

  constructor(startAt: Date) {
    super();
    this.shiftMs = startAt.getTime() - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }
}
