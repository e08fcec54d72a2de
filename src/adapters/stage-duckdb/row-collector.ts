import type { DuckDBDataChunk } from '@duckdb/node-api';
import { column } from '../../platform/duckdb';
import type { TypedColumn } from '../../platform/duckdb';
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
const KEY = 1;
/** What makes two rows the same key, and what makes them equal. */
const IDENTITY = [1, 2, 3, 4];
const CONTENT = [5, 6, 7, 8];

/**
 * Takes sorted rows and gives them on in chunks that end between two usage points, one row for each key: the first of
 * equal ones, none of differing ones.
 */
export class RowCollector {
  private rows: Columns;
  private count = 0;
  /** the last key met had rows that differ, and has been taken out */
  private lastTakenOut = false;
  private last: number[] = [];

  constructor(private readonly chunkRows: number) {
    this.rows = columnsFor(chunkRows);
  }

  *take(chunk: DuckDBDataChunk): Generator<StagedRows> {
    const source = this.rows.map((_, index) => column(chunk, index));
    for (let row = 0; row < chunk.rowCount; row++) {
      if (this.isLastKey(source, row)) {
        this.compare(source, row);
        continue;
      }
      if (this.count >= this.chunkRows && source[KEY][row] !== this.last[0]) yield this.flush();
      this.add(source, row);
    }
  }

  *finish(): Generator<StagedRows> {
    if (this.count > 0) yield this.flush();
  }

  private isLastKey(source: TypedColumn[], row: number): boolean {
    if (this.last.length === 0) return false;
    for (let part = 0; part < IDENTITY.length; part++)
      if (source[IDENTITY[part]][row] !== this.last[part]) return false;
    return true;
  }

  /** One more row of the last key: if it differs, the one that was kept goes. */
  private compare(source: TypedColumn[], row: number): void {
    if (this.lastTakenOut) return;
    const kept = this.count - 1;
    if (CONTENT.every((index) => source[index][row] === this.rows[index][kept])) return;
    this.lastTakenOut = true;
    this.count--;
  }

  private add(source: TypedColumn[], row: number): void {
    if (this.count === this.rows[KEY].length) this.rows = columnsFor(this.count * 2, this.rows);
    for (let index = 0; index < source.length; index++) this.rows[index][this.count] = source[index][row];
    for (let part = 0; part < IDENTITY.length; part++) this.last[part] = source[IDENTITY[part]][row];
    this.lastTakenOut = false;
    this.count++;
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
