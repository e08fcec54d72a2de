const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** Offsets of one UTC day: `before` up to `changeAt`, `after` from then on. */
interface OffsetDay {
  before: number;
  changeAt: number;
  after: number;
}

/**
 * Offsets of a zone from UTC. Asking Intl costs microseconds, so each UTC day is asked twice and remembered:
 * no zone changes its offset more than once a day.
 */
export class OffsetTable {
  private readonly days = new Map<number, OffsetDay>();
  private readonly format: Intl.DateTimeFormat;

  constructor(readonly zoneName: string) {
    this.format = formatFor(zoneName);
  }

  /** Local time minus UTC, in milliseconds. */
  offsetMs(instant: number): number {
    const utcDay = Math.floor(instant / MS_PER_DAY);
    let day = this.days.get(utcDay);
    if (!day) {
      day = this.askDay(utcDay * MS_PER_DAY);
      this.days.set(utcDay, day);
    }
    return instant < day.changeAt ? day.before : day.after;
  }

  /** The instant at which the offset changes between two instants that have different offsets. */
  changeBetween(from: number, to: number): number {
    const before = this.ask(from);
    let [low, high] = [from, to];
    while (high - low > MS_PER_MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MS_PER_MINUTE) * MS_PER_MINUTE;
      if (this.ask(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  private askDay(start: number): OffsetDay {
    const [before, after] = [this.ask(start), this.ask(start + MS_PER_DAY)];
    if (before === after) return { before, changeAt: Infinity, after };
    return { before, changeAt: this.changeBetween(start, start + MS_PER_DAY), after };
  }

  private ask(instant: number): number {
    const field: Record<string, number> = {};
    for (const part of this.format.formatToParts(instant)) field[part.type] = Number(part.value);
    const local = Date.UTC(field.year, field.month - 1, field.day, field.hour, field.minute, field.second);
    return local - Math.floor(instant / 1000) * 1000;
  }
}

function formatFor(zoneName: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zoneName,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch (cause) {
    throw new Error(`cannot use the time zone "${zoneName}": not in the IANA database of this machine`, {
      cause,
    });
  }
}
