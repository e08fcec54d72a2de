import { basename } from 'node:path';
import { Problem, systemCodeOf } from '../errors/problem';
import { TextDecoder } from 'node:util';
import { openBytes } from './open-bytes';

/** A line beyond this is no line of a table: most likely the file is of another kind. */
const MAX_LINE_CHARS = 1_000_000;

export interface TextLine {
  /** from 1 */
  line: number;
  /** without its line end */
  text: string;
}

/**
 * Lines of a text file in batches, decoded strictly: a byte that is not of the encoding stops the file with the line
 * where it stands. A byte-order mark is dropped; one of another encoding is an error that names it.
 */
export async function* readLines(path: string, encoding = 'utf-8'): AsyncGenerator<TextLine[]> {
  const decode = new StrictDecoder(path, encoding);
  let rest = '';
  let line = 0;
  for await (const chunk of guarded(path)) {
    const text = rest + decode.next(chunk, line);
    const parts = text.split('\n');
    rest = parts.pop()!;
    if (rest.length > MAX_LINE_CHARS) throw tooLong(path, line + parts.length + 1);
    const batch = parts.map((part) => ({ line: ++line, text: withoutReturn(part) }));
    const long = batch.find((each) => each.text.length > MAX_LINE_CHARS);
    if (long) throw tooLong(path, long.line);
    if (batch.length > 0) yield batch;
  }
  rest += decode.end(line);
  if (rest.length > 0) yield [{ line: line + 1, text: withoutReturn(rest) }];
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

const tooLong = (path: string, line: number): Problem =>
  new Problem(
    'line-too-long',
    `cannot read ${basename(path)}: line ${line} is longer than ${MAX_LINE_CHARS} characters; is it a text table with one row a line?`,
  );

async function* guarded(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await openBytes(path)) yield chunk as Buffer;
  } catch (error) {
    const code = systemCodeOf(error);
    if (error instanceof Problem || !(code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error;
    throw new Problem(
      'file-truncated',
      `cannot unpack ${basename(path)}: the compressed file is damaged or cut off; fetch it again`,
      { cause: error },
    );
  }
}

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-16 (little endian)', [0xff, 0xfe]],
  ['UTF-16 (big endian)', [0xfe, 0xff]],
];

class StrictDecoder {
  private readonly decoder: TextDecoder;
  private first = true;

  constructor(
    private readonly path: string,
    private readonly encoding: string,
  ) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  next(chunk: Buffer, linesBefore: number): string {
    if (this.first && this.encoding === 'utf-8') this.refuseOtherMarks(chunk);
    this.first = false;
    try {
      return this.decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw this.fault(linesBefore + linesBeforeFault(chunk), error);
    }
  }

  end(line: number): string {
    try {
      return this.decoder.decode();
    } catch (error) {
      throw this.fault(line + 1, error);
    }
  }

  private refuseOtherMarks(chunk: Buffer): void {
    const found = MARKS.find(([, bytes]) => bytes.every((byte, index) => chunk[index] === byte));
    if (found)
      throw new Problem(
        'wrong-encoding',
        `cannot read ${basename(this.path)}: it is written in ${found[0]}; save it as UTF-8, or name its encoding in an import profile`,
      );
  }

  private fault(line: number, cause: unknown): Problem {
    return new Problem(
      'wrong-encoding',
      `cannot read ${basename(this.path)}: line ${line} is not ${this.encoding.toUpperCase()} text (an older Vietnamese encoding such as Windows-1258?); save it as UTF-8, or name its encoding in an import profile`,
      { cause },
    );
  }
}

/** 1 + number of line ends before the first byte that breaks UTF-8: counted only once the file has failed. */
function linesBeforeFault(chunk: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  for (let start = 0; start < chunk.length;) {
    const end = chunk.indexOf(0x0a, start);
    const stop = end < 0 ? chunk.length : end + 1;
    try {
      decoder.decode(chunk.subarray(start, stop));
    } catch {
      return lines;
    }
    lines++;
    start = stop;
  }
  return lines;
}
