import { CHANNELS, type ReadingRows } from '../../domain/metering/reading';
import { formatLocalDate } from '../../domain/time/local-date';

/** How many readings a channel has on one day, and their sum: what a copy is checked by. */
export interface DayTotal {
  day: string;
  channel: string;
  readings: number;
  sumWh: number;
}

/** Counts and sums per day and channel, gathered block by block; the order of the blocks decides the last digits of a sum. */
export class DayTotals {
  private readonly totals = new Map<number, { readings: number; sumWh: number }>();

  add(rows: ReadingRows): void {
    for (let row = 0; row < rows.count; row++) {
      const place = rows.day[row] * CHANNELS.length + rows.channel[row];
      const total = this.totals.get(place);
      if (total) {
        total.readings++;
        total.sumWh += rows.valueWh[row];
      } else this.totals.set(place, { readings: 1, sumWh: rows.valueWh[row] });
    }
  }

  get readings(): number {
    let sum = 0;
    for (const { readings } of this.totals.values()) sum += readings;
    return sum;
  }

  /** Ascending by day and channel. */
  list(): DayTotal[] {
    return [...this.totals.entries()]
      .sort(([a], [b]) => a - b)
      .map(([place, { readings, sumWh }]) => ({
        day: formatLocalDate(Math.floor(place / CHANNELS.length)),
        channel: CHANNELS[place % CHANNELS.length],
        readings,
        sumWh,
      }));
  }
}

/** The first day and channel in which two lists differ; null when they are equal. */
export function firstDifference(one: readonly DayTotal[], other: readonly DayTotal[]): string | null {
  const textOf = (total?: DayTotal): string =>
    total
      ? `${total.day}, ${total.channel}: ${total.readings} readings, ${total.sumWh} Wh`
      : 'no more readings';
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [left, right] = [textOf(one.at(at)), textOf(other.at(at))];
    if (left !== right) return `${left} instead of ${right}`;
  }
  return null;
}
