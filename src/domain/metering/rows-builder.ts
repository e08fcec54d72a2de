import type { ReadingRows } from './reading';

const FIRST_CAPACITY = 1024;

/** Collects readings into growing columns. */
export class RowsBuilder {
  private rows = columns(FIRST_CAPACITY);
  count = 0;

  add(key: number, day: number, channel: number, valueWh: number, meter: number, quality: number): void {
    if (this.count === this.rows.key.length) this.grow();
    const { rows, count } = this;
    rows.key[count] = key;
    rows.day[count] = day;
    rows.channel[count] = channel;
    rows.valueWh[count] = valueWh;
    rows.meter[count] = meter;
    rows.quality[count] = quality;
    this.count++;
  }

  /** The rows so far, as views; valid until the next `add`. */
  take(): ReadingRows {
    const { rows, count } = this;
    return {
      count,
      key: rows.key.subarray(0, count),
      day: rows.day.subarray(0, count),
      channel: rows.channel.subarray(0, count),
      valueWh: rows.valueWh.subarray(0, count),
      meter: rows.meter.subarray(0, count),
      quality: rows.quality.subarray(0, count),
    };
  }

  private grow(): void {
    const larger = columns(this.rows.key.length * 2);
    for (const name of Object.keys(larger) as (keyof typeof larger)[]) larger[name].set(this.rows[name]);
    this.rows = larger;
  }
}

function columns(capacity: number) {
  return {
    key: new Int32Array(capacity),
    day: new Int32Array(capacity),
    channel: new Uint8Array(capacity),
    valueWh: new Float64Array(capacity),
    meter: new Uint8Array(capacity),
    quality: new Uint8Array(capacity),
  };
}
