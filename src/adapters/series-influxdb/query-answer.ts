import { QueryError } from './server-problems';

/** Values of the selected columns; the time in seconds comes first. */
export type Row = readonly (string | number | null)[];

/** A point that another client wrote without value or quality is no reading: missing, never zero. */
export const isReading = (valueWh: Row[number], quality: Row[number]): boolean =>
  valueWh !== null && quality !== null;

interface Chunk {
  error?: string;
  results?: { error?: string; series?: { values?: Row[] }[] }[];
}

const NEWLINE = 10;

/** Rows of an answer to InfluxQL in chunks: one JSON object a line. Throws the error that a line holds. */
export async function* rowsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Row[]> {
  for await (const line of linesOf(chunks)) {
    const { error, results } = JSON.parse(line) as Chunk;
    if (error !== undefined) throw new QueryError(error);
    for (const result of results ?? []) {
      if (result.error !== undefined) throw new QueryError(result.error);
      for (const { values } of result.series ?? []) if (values) yield values;
    }
  }
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let open: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const line = textOf([...open, chunk.subarray(from, end)]);
      if (line !== '') yield line;
      open = [];
      from = end + 1;
    }
    if (from < chunk.length) open.push(chunk.subarray(from));
  }
  const last = textOf(open);
  if (last !== '') yield last;
}

const textOf = (parts: Uint8Array[]): string => Buffer.concat(parts).toString('utf8').trim();
