import type {
  DuckDBDataChunk,
  DuckDBListVector,
  DuckDBMaterializedResult,
  DuckDBVector,
} from '@duckdb/node-api';

export type TypedColumn = Int32Array | Int16Array | Uint8Array | Float64Array;

/**
 * The typed array behind a numeric vector: reading or filling it is some ten times faster than going cell by cell.
 * The package keeps it private; `columns.spec.ts` notices when that changes.
 */
export function vectorItems(vector: DuckDBVector): TypedColumn {
  return (vector as unknown as { items: TypedColumn }).items;
}

/** A numeric column of a chunk. NULLs are not marked in it: use it for NOT NULL columns. */
export function column<T extends TypedColumn>(chunk: DuckDBDataChunk, index: number): T {
  return vectorItems(chunk.getColumnVector(index)) as T;
}

/** A column of lists of numbers of a chunk; each list is a copy of its own. */
export function lists<T extends TypedColumn>(chunk: DuckDBDataChunk, index: number): T[] {
  const vector = chunk.getColumnVector(index) as DuckDBListVector;
  const items = vectorItems(vector.childVector);
  return Array.from({ length: chunk.rowCount }, (_, row) => {
    const offset = vector.getEntryOffset(row);
    return items.slice(offset, offset + vector.getEntryLength(row)) as T;
  });
}

/** A column of texts of a chunk. */
export function texts(chunk: DuckDBDataChunk, index: number): string[] {
  return chunk.getColumnValues(index) as string[];
}

/** Chunks of a result that is in memory. */
export function* chunksOf(result: DuckDBMaterializedResult): Generator<DuckDBDataChunk> {
  const count = result.chunkCount;
  for (let index = 0; index < count; index++) yield result.getChunk(index);
}

/** Copies a numeric result, column by column, into arrays of the result's length. */
export function gather(result: DuckDBMaterializedResult, into: readonly TypedColumn[]): void {
  let offset = 0;
  for (const chunk of chunksOf(result)) {
    into.forEach((target, index) => target.set(column(chunk, index), offset));
    offset += chunk.rowCount;
  }
}
