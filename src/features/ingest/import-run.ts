import type { RejectedRow } from '../../ports/meter-files';
import type { RejectsWriter } from '../../ports/rejects-file';
import { ImportTally } from './tally';

/** Reads the original text of lines, for rows that turn out bad after they have been read. */
export type LineSource = (lines: readonly number[]) => AsyncIterable<{ line: number; raw: string }>;

/** One import under way: its counts, and its rejects file. */
export class ImportRun {
  readonly tally = new ImportTally();
  /** rows of the file that the store has acknowledged, or has had before */
  storedRows = 0;
  private readonly late = new Map<number, string>();

  constructor(
    readonly number: number,
    readonly importId: string,
    readonly startedAt: Date,
    private readonly rejects: RejectsWriter,
    private readonly linesOf: LineSource,
  ) {}

  /** Everything that has been counted up to now is stored. */
  markStored(): void {
    const { accepted, unchanged, corrected } = this.tally;
    this.storedRows = accepted + unchanged + corrected;
  }

  async reject({ line, reason, raw }: RejectedRow): Promise<void> {
    this.tally.reject(line, reason);
    await this.rejects.reject(line, reason, raw);
  }

  /** A row known by its line only; its text is read again when the import closes. */
  rejectLine(line: number, reason: string, count = 1): void {
    this.tally.reject(line, reason, count);
    if (!this.late.has(line)) this.late.set(line, reason);
  }

  /** Writes what is left of the rejects; the path of the file, null when nothing was rejected. */
  async closeRejects(): Promise<string | null> {
    if (this.late.size > 0) {
      const lines = [...this.late.keys()].sort((a, b) => a - b);
      for await (const { line, raw } of this.linesOf(lines))
        await this.rejects.reject(line, this.late.get(line)!, raw);
    }
    return this.rejects.close();
  }
}
