/**
 * The rows of one import that were not stored: original line, with its number and the reason in front, so that the
 * file can be mended and imported again.
 */
export interface RejectsWriter {
  reject(line: number, reason: string, raw: string): Promise<void>;
  /** Closes the file; its path, or null when nothing was rejected (then no file is left). */
  close(): Promise<string | null>;
}

export abstract class RejectsFiles {
  /** `header` is the header line of the rejected rows' file. */
  abstract open(importId: string, header: string): Promise<RejectsWriter>;
  /** Path of an import's rejects file, null when there is none. */
  abstract pathOf(importId: string): Promise<string | null>;
}
