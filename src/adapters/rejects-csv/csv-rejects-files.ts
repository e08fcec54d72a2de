import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import { RejectsFiles } from '../../ports/rejects-file';
import type { RejectsWriter } from '../../ports/rejects-file';

/** Rejects in `rejects/<importId>.csv` of the data folder: line and reason, then the original row as it was. */
export class CsvRejectsFiles extends RejectsFiles {
  private readonly folder: string;

  constructor(dataFolder: string) {
    super();
    this.folder = join(dataFolder, 'rejects');
  }

  async open(importId: string, header: string): Promise<RejectsWriter> {
    if (!isFileName(importId))
      throw new Error(`cannot write rejects of import "${importId}": its id is no file name`);
    await mkdir(this.folder, { recursive: true });
    return new CsvRejectsWriter(join(this.folder, `${importId}.csv`), header);
  }

  async pathOf(importId: string): Promise<string | null> {
    if (!isFileName(importId)) return null;
    const path = join(this.folder, `${importId}.csv`);
    return access(path).then(
      () => path,
      () => null,
    );
  }
}

/** Import ids come from outside, too: they never lead out of the folder. */
const isFileName = (importId: string): boolean => /^[A-Za-z0-9_-]+$/.test(importId);

/** Rows gathered before they are written. */
const ROWS_PER_WRITE = 1000;

/** Writes under another name until it is closed: a file that is there is whole. Nothing rejected, no file. */
class CsvRejectsWriter implements RejectsWriter {
  private readonly unfinished: string;
  private file: FileHandle | null = null;
  private lines: string[] = [];

  constructor(
    private readonly path: string,
    private readonly header: string,
  ) {
    this.unfinished = `${path}.part`;
  }

  async reject(line: number, reason: string, raw: string): Promise<void> {
    this.lines.push(`${line},${quoted(reason)},${raw}`);
    if (this.lines.length >= ROWS_PER_WRITE) await this.write();
  }

  async close(): Promise<string | null> {
    if (this.lines.length > 0) await this.write();
    if (!this.file) return null;
    await this.file.sync();
    await this.file.close();
    await rename(this.unfinished, this.path);
    return this.path;
  }

  private async write(): Promise<void> {
    const head = this.file ? '' : `line,reason,${this.header}\n`;
    const text = `${head}${this.lines.join('\n')}\n`;
    this.lines = [];
    try {
      this.file ??= await open(this.unfinished, 'w');
      await this.file.appendFile(text);
    } catch (cause) {
      await this.abandon();
      throw new Error(`cannot write ${this.path}: ${(cause as Error).message}`, { cause });
    }
  }

  private async abandon(): Promise<void> {
    await this.file?.close().catch(() => undefined);
    this.file = null;
    await rm(this.unfinished, { force: true }).catch(() => undefined);
  }
}

/** A spreadsheet would take a reason that begins like a formula for one; the row itself is kept as it was delivered. */
function quoted(reason: string): string {
  const safe = /^[=+\-@\t\r]/.test(reason) ? `'${reason}` : reason;
  return `"${safe.replaceAll('"', '""')}"`;
}
