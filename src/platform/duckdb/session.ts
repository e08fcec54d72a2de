import { setImmediate } from 'node:timers/promises';
import {
  DuckDBDataChunk,
  DuckDBTimestampMillisecondsValue,
  INTEGER,
  LIST,
  TIMESTAMP_MS,
  listValue,
} from '@duckdb/node-api';
import type {
  DuckDBAppender,
  DuckDBConnection,
  DuckDBMaterializedResult,
  DuckDBPreparedStatement,
  DuckDBResult,
  DuckDBValue,
} from '@duckdb/node-api';
import { vectorItems } from './columns';
import type { TypedColumn } from './columns';

export type Param = number | string | boolean | Date | null | Int32Array | readonly number[];
export type Cell = string | number | boolean | Date | null | Float64Array | Uint8Array;
/** A column to append: a typed array of the table's type, or any values. */
export type Column = TypedColumn | readonly Cell[];

/** Rows of a data chunk; DuckDB's own vector size. */
const CHUNK_ROWS = 2048;
/** The appender works in the calling thread: after so many chunks other requests get a turn (some 10 ms). */
const CHUNKS_PER_TURN = 32;

/**
 * One connection. Used by one piece of work at a time.
 * Statements are planned anew each time (0.3 ms): a plan that DuckDB 1.5 keeps is bound to what the tables held when
 * it was prepared, and answers wrongly after they have changed (duckdb issues 23704 and 24182).
 */
export class Session {
  constructor(private readonly connection: DuckDBConnection) {}

  /** Runs one statement; the result is in memory and read chunk by chunk. */
  async run(sql: string, ...params: Param[]): Promise<DuckDBMaterializedResult> {
    return this.prepared(sql, params, (statement) => statement.run());
  }

  /** Runs one statement; the result is computed while it is fetched, for what does not fit into memory. */
  async stream(sql: string, ...params: Param[]): Promise<DuckDBResult> {
    return this.prepared(sql, params, (statement) => statement.stream());
  }

  /** Result as objects, for small results. Timestamps come as Date, lists as arrays. */
  async rows<T>(sql: string, ...params: Param[]): Promise<T[]> {
    return (await (await this.run(sql, ...params)).getRowObjectsJS()) as T[];
  }

  /** Several statements without parameters, separated by semicolons. */
  async script(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** Appends rows by column, in the table's column order. Typed arrays are copied as they are. */
  async append(table: string, columns: readonly Column[], count: number): Promise<void> {
    if (count === 0) return;
    const appender = await this.connection.createAppender(table);
    try {
      await appendChunks(appender, columns, count);
      appender.closeSync();
    } catch (cause) {
      abandon(appender);
      throw cause;
    }
  }

  close(): void {
    this.connection.disconnectSync();
  }

  private async prepared<T>(
    sql: string,
    params: Param[],
    execute: (statement: DuckDBPreparedStatement) => Promise<T>,
  ): Promise<T> {
    const statement = await this.connection.prepare(sql);
    try {
      params.forEach((param, index) => bind(statement, index + 1, param));
      return await execute(statement);
    } finally {
      statement.destroySync();
    }
  }
}

async function appendChunks(
  appender: DuckDBAppender,
  columns: readonly Column[],
  count: number,
): Promise<void> {
  const chunk = DuckDBDataChunk.create(columns.map((_, index) => appender.columnType(index)));
  for (let from = 0, turn = 1; from < count; from += CHUNK_ROWS, turn++) {
    fillChunk(chunk, columns, from, Math.min(from + CHUNK_ROWS, count));
    appender.appendDataChunk(chunk);
    if (turn % CHUNKS_PER_TURN === 0) await setImmediate();
  }
}

/** Lets go of what could not be written: an appender that is left open holds the file open, too. */
function abandon(appender: DuckDBAppender): void {
  try {
    appender.clear();
    appender.closeSync();
  } catch {
    // what went wrong first is what is told
  }
}

function fillChunk(chunk: DuckDBDataChunk, columns: readonly Column[], from: number, to: number): void {
  chunk.reset();
  chunk.rowCount = to - from;
  columns.forEach((column, index) => {
    const vector = chunk.getColumnVector(index);
    if (ArrayBuffer.isView(column)) vectorItems(vector).set(column.subarray(from, to));
    else for (let row = from; row < to; row++) vector.setItem(row - from, cellValue(column[row]));
    vector.flush();
  });
}

function cellValue(cell: Cell): DuckDBValue {
  if (cell instanceof Date) return new DuckDBTimestampMillisecondsValue(BigInt(cell.getTime()));
  if (ArrayBuffer.isView(cell)) return listValue(Array.from(cell));
  return cell;
}

function bind(statement: DuckDBPreparedStatement, index: number, param: Param): void {
  if (param === null) statement.bindNull(index);
  else if (typeof param === 'string') statement.bindVarchar(index, param);
  else if (typeof param === 'boolean') statement.bindBoolean(index, param);
  else if (typeof param === 'number') bindNumber(statement, index, param);
  else if (param instanceof Date)
    statement.bindValue(index, new DuckDBTimestampMillisecondsValue(BigInt(param.getTime())), TIMESTAMP_MS);
  else statement.bindList(index, Array.from(param), LIST(INTEGER));
}

/** Whole numbers go as INTEGER: a DOUBLE would be compared cell by cell instead of by the zone maps. */
function bindNumber(statement: DuckDBPreparedStatement, index: number, value: number): void {
  if (Number.isInteger(value) && value >= -0x80000000 && value <= 0x7fffffff)
    statement.bindInteger(index, value);
  else statement.bindDouble(index, value);
}
