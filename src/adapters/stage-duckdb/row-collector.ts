import type { DuckDBDataChunk } from '@duckdb/node-api';
import { column, type TypedColumn } from '../../platform/duckdb';
import type { StagedRows } from '../../ports/import-stage';

/** Columns in the order of the query. */
type Columns = [
  line: Int32Array,
  key: Int32Array,
  day: Int32Array,
  channel: Uint8Array,
  startMinute: Int16Array,
  minutes: Int16Array,
  valueWh: Float64Array,
  meter: Uint8Array,
  quality: Uint8Array,
];
const CONTENT = [5, 6, 7, 8];

/**
 * Takes sorted rows and gives them on in chunks that end between two usage points, one row for each key: the first of
 * equal ones, none of differing ones. Rows without a double, nearly all, are copied in runs.
 */
export class RowCollector {
  private rows: Columns;
  private count = 0;
  /** usage point, day, channel and start of the last row met */
  private last = [-1, -1, -1, -1];
  /** the last key had rows that differ, and has been taken out */
  private lastTakenOut = false;
  /** the last key is among the doubled ones */
  private lastIsDoubled = false;
  private doubled: number[][] = [];

  constructor(private readonly chunkRows: number) {
    this.rows = columnsFor(chunkRows);
  }

  *take(chunk: DuckDBDataChunk): Generator<StagedRows> {
    const source = columnsOf(chunk);
    const count = chunk.rowCount;
    for (let from = 0; from < count;) {
      if (this.isLastKey(source, from)) {
        this.compare(source, from++);
        continue;
      }
      const to = endOfDistinct(source, from, count);
      yield* this.addRun(source, from, to);
      from = to;
    }
  }

  get doubledCount(): number {
    return this.doubled.length;
  }

  /** Keys met more than once since they were last asked for: (key, day, channel, start) as columns. */
  takeDoubled(): [columns: TypedColumn[], count: number] {
    const met = this.doubled;
    this.doubled = [];
    const columns = [
      Int32Array.from(met, ([key]) => key),
      Int32Array.from(met, ([, day]) => day),
      Uint8Array.from(met, ([, , channel]) => channel),
      Int16Array.from(met, ([, , , start]) => start),
    ];
    return [columns, met.length];
  }

  *finish(): Generator<StagedRows> {
    if (this.count > 0) yield this.flush();
  }

  private isLastKey([, key, day, channel, start]: Columns, row: number): boolean {
    const { last } = this;
    return key[row] === last[0] && day[row] === last[1] && channel[row] === last[2] && start[row] === last[3];
  }

  /** One more row of the last key: if it differs, the one that was kept goes. */
  private compare(source: Columns, row: number): void {
    if (!this.lastIsDoubled) this.doubled.push(this.last);
    this.lastIsDoubled = true;
    if (
      this.lastTakenOut ||
      CONTENT.every((index) => source[index][row] === this.rows[index][this.count - 1])
    )
      return;
    this.lastTakenOut = true;
    this.count--;
  }

  /** Rows from … to − 1, each of another key. */
  private *addRun(source: Columns, from: number, to: number): Generator<StagedRows> {
    const key = source[1];
    while (from < to) {
      let end = Math.min(to, from + this.chunkRows - this.count);
      if (end <= from) {
        end = from;
        while (end < to && key[end] === this.last[0]) end++;
        if (end === from) yield this.flush();
      }
      this.copy(source, from, end);
      from = end;
    }
  }

  private copy(source: Columns, from: number, end: number): void {
    if (end === from) return;
    const needed = this.count + end - from;
    if (needed > this.rows[1].length) this.rows = columnsFor(needed * 2, this.rows);
    for (let index = 0; index < source.length; index++)
      this.rows[index].set(source[index].subarray(from, end), this.count);
    this.count = needed;
    const [, key, day, channel, start] = source;
    this.last = [key[end - 1], day[end - 1], channel[end - 1], start[end - 1]];
    this.lastTakenOut = false;
    this.lastIsDoubled = false;
  }

  private flush(): StagedRows {
    const count = this.count;
    const parts = this.rows.map((part) => part.subarray(0, count)) as unknown as Columns;
    const [line, key, day, channel, startMinute, minutes, valueWh, meter, quality] = parts;
    this.rows = columnsFor(this.chunkRows);
    this.count = 0;
    return { count, line, key, day, channel, startMinute, minutes, valueWh, meter, quality };
  }
}

/** First row after `from` that repeats the key of the row before it, or the end. */
function endOfDistinct([, key, day, channel, start]: Columns, from: number, count: number): number {
  let row = from + 1;
  while (
    row < count &&
    (day[row] !== day[row - 1] ||
      key[row] !== key[row - 1] ||
      channel[row] !== channel[row - 1] ||
      start[row] !== start[row - 1])
  )
    row++;
  return row;
}

const columnsOf = (chunk: DuckDBDataChunk): Columns =>
  Array.from({ length: chunk.columnCount }, (_, index) => column(chunk, index)) as unknown as Columns;

function columnsFor(capacity: number, content?: Columns): Columns {
  const columns: Columns = [
    new Int32Array(capacity),
    new Int32Array(capacity),
    new Int32Array(capacity),
    new Uint8Array(capacity),
    new Int16Array(capacity),
    new Int16Array(capacity),
    new Float64Array(capacity),
    new Uint8Array(capacity),
    new Uint8Array(capacity),
  ];
  content?.forEach((part, index) => columns[index].set(part));
  return columns;
}
