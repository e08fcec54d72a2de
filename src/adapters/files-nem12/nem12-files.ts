import { basename } from 'node:path';
import { Nem12Files, type ReadingBatch } from '../../ports/meter-files';
import { Problem } from '../../platform/errors/problem';
import { readLines, type TextLine } from '../../platform/text-files/read-lines';
import { applyQuality, hasFlag, type Stream, type StreamDay, streamDayOf, streamOf } from './nem12-day';
import { Nem13Registers } from './nem13-registers';
import { NmiIntervals } from './nmi-intervals';
import { ReadingRowsBuilder } from './reading-rows';

const BATCH_ROWS = 50_000;
const RECORDS = new Set(['100', '200', '250', '300', '400', '500', '550', '900']);

/** Reads NEM12 and NEM13 market files (AEMO's Meter Data File Format). A market day is taken as the utility's local day. */
export class MarketNem12Files extends Nem12Files {
  async open(path: string): Promise<{ header: string; batches: AsyncIterable<ReadingBatch> }> {
    const lines = readLines(path);
    const first = await lines.next();
    const firstLine = first.done ? undefined : first.value.find(({ text }) => text.trim() !== '');
    if (!firstLine)
      throw new Problem('file-empty', `${basename(path)} is empty: it needs a 100 record and data`);
    const [record, version] = firstLine.text.split(',');
    if (record !== '100' || !/^NEM1[23]$/.test((version ?? '').trim()))
      throw new Problem(
        'nem12-header-missing',
        `cannot read ${basename(path)}: line ${firstLine.line} is not a header record "100,NEM12,…"; put the header back in front`,
      );
    return {
      header: firstLine.text,
      batches: new Nem12Parse(basename(path)).batches(first.value as TextLine[], lines),
    };
  }
}

/** The state of one pass over a file. */
class Nem12Parse {
  private readonly out = new ReadingRowsBuilder();
  private readonly registers = new Nem13Registers();
  private nmi: NmiIntervals | null = null;
  private stream: Stream | null = null;
  private day: StreamDay | null = null;
  private broken: TextLine | null = null;
  private data = 0;
  private ended = false;

  constructor(private readonly file: string) {}

  async *batches(first: TextLine[], others: AsyncGenerator<TextLine[]>): AsyncGenerator<ReadingBatch> {
    for (const line of first) this.take(line);
    for await (const lines of others) {
      for (const line of lines) this.take(line);
      if (this.out.count >= BATCH_ROWS) yield this.out.take();
    }
    this.close();
    yield this.out.take();
  }

  private take({ line, text }: TextLine): void {
    if (text.trim() === '') return;
    const cells = text.split(',');
    const record = cells[0].trim();
    if (this.broken && !RECORDS.has(record)) {
      this.broken = { line: this.broken.line, text: this.broken.text + text };
      return;
    }
    this.takeBroken();
    if (record === '300' && text.trimEnd().endsWith(',') && !hasFlag(cells)) {
      this.broken = { line, text };
      return;
    }
    this.takeRecord(record, cells, line, text);
  }

  /** A 300 record whose values were broken over several lines, whole again. */
  private takeBroken(): void {
    const { broken } = this;
    this.broken = null;
    if (broken) this.takeRecord('300', broken.text.split(','), broken.line, broken.text);
  }

  private takeRecord(record: string, cells: string[], line: number, text: string): void {
    if (!RECORDS.has(record))
      return this.out.reject(line, `record "${record.slice(0, 20)}" is not one of NEM12 or NEM13`, text);
    this.ended = record === '900';
    if (record === '200') this.takeStream(cells, line, text);
    else if (record === '300') this.takeDay(cells, line, text);
    else if (record === '400') this.takeQuality(cells, line, text);
    else if (record === '250') this.takeRegister(cells, line, text);
  }

  private takeStream(cells: string[], line: number, raw: string): void {
    this.day = null;
    const stream = streamOf(cells);
    this.stream = typeof stream === 'string' ? null : stream;
    if (typeof stream === 'string') return this.out.reject(line, stream, raw);
    if (stream.whPerUnit === null)
      this.out.remark(
        'stream-skipped',
        'info',
        line,
        `stream ${stream.suffix} of ${stream.nmi} measures no energy: skipped`,
      );
    if (this.nmi?.nmi === stream.nmi) return;
    this.nmi?.flush(this.out);
    this.nmi = new NmiIntervals(stream.nmi);
  }

  private takeDay(cells: string[], line: number, raw: string): void {
    this.data++;
    this.day = null;
    if (!this.stream) return this.out.reject(line, 'belongs to no readable 200 record', raw);
    if (this.stream.whPerUnit === null) return;
    const day = streamDayOf(cells, this.stream, line, raw);
    if (typeof day === 'string') return this.out.reject(line, day, raw);
    this.day = day;
    this.nmi!.add(this.stream, day);
  }

  private takeQuality(cells: string[], line: number, raw: string): void {
    if (!this.day) return;
    const fault = applyQuality(cells, this.day);
    if (fault) this.out.reject(line, fault, raw);
  }

  private takeRegister(cells: string[], line: number, raw: string): void {
    this.data++;
    const fault = this.registers.add(cells, line, raw, this.out);
    if (fault) this.out.reject(line, fault, raw);
  }

  private close(): void {
    this.takeBroken();
    this.nmi?.flush(this.out);
    this.registers.flush(this.out);
    if (!this.ended)
      throw new Problem(
        'file-truncated',
        `cannot read ${this.file}: its end record 900 is missing, so it was cut off; fetch it again`,
      );
    if (this.data === 0)
      throw new Problem(
        'file-empty',
        `${this.file} holds no data: between line 1 (100) and the end (900) stands no 300 or 250 record`,
      );
  }
}
