import { availableParallelism } from 'node:os';
import type { BulkDocument, BulkResult, PrintableDocument, PrintedDocument } from '../../ports/pdf-printer';
import { PdfPrinter, PrintError } from '../../ports/pdf-printer';
import { LiveBrowser } from './live-browser';
import { Seat } from './seat';

export interface PuppeteerOptions {
  /** the browser's program; when left out `CHROMIUM_PATH`, or the one found where browsers usually are */
  executablePath?: string;
  /** documents printed at once; default one per core */
  pages?: number;
  /** what one document may take */
  timeoutMs?: number;
  /** a browser is replaced after so many documents */
  documentsPerBrowser?: number;
}

/** A browser started by the first document, with one page per core, each used again and again. */
export class PuppeteerPdfPrinter extends PdfPrinter {
  private readonly seats: Seat[];
  private readonly free: Seat[];
  private readonly waiting: ((seat: Seat) => void)[] = [];
  private current: Promise<LiveBrowser> | null = null;

  constructor(private readonly options: PuppeteerOptions = {}) {
    super();
    const size = options.pages ?? availableParallelism();
    this.seats = Array.from(
      { length: size },
      () => new Seat(() => this.browser(), options.timeoutMs ?? 30_000),
    );
    this.free = [...this.seats];
  }

  async print(document: PrintableDocument): Promise<PrintedDocument> {
    try {
      return await this.printOnce(document);
    } catch (error) {
      if (error instanceof PrintError && error.code === 'browser-died') return this.printOnce(document);
      throw error;
    }
  }

  async *printMany(
    documents: AsyncIterable<BulkDocument> | Iterable<BulkDocument>,
  ): AsyncGenerator<BulkResult> {
    const unlucky: BulkDocument[] = [];
    for await (const [document, result] of this.printAll(documents)) {
      // Any document in flight may have ended the browser. Each is tried again by itself, so that only the guilty one fails.
      if (result.error?.code === 'browser-died') unlucky.push(document);
      else yield result;
    }
    for (const document of unlucky) yield await this.attempt(document);
  }

  async close(): Promise<void> {
    await Promise.all(this.seats.map((seat) => seat.leave()));
    const current = this.current;
    this.current = null;
    await (await current?.catch(() => null))?.close();
  }

  /** Nest calls this when the service stops. */
  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  /** Keeps every page busy, and takes the next document only when a page is free and the last result was taken. */
  private async *printAll(
    documents: AsyncIterable<BulkDocument> | Iterable<BulkDocument>,
  ): AsyncGenerator<[BulkDocument, BulkResult]> {
    const running = new Map<BulkDocument, Promise<[BulkDocument, BulkResult]>>();
    const next = async function* (this: void) {
      const [document, result] = await Promise.race(running.values());
      running.delete(document);
      yield [document, result] as [BulkDocument, BulkResult];
    };
    try {
      for await (const document of documents) {
        running.set(
          document,
          this.attempt(document).then((result) => [document, result]),
        );
        if (running.size >= this.seats.length) yield* next();
      }
      while (running.size > 0) yield* next();
    } finally {
      await Promise.allSettled(running.values());
    }
  }

  private async attempt(document: BulkDocument): Promise<BulkResult> {
    try {
      return { id: document.id, ...(await this.printOnce(document)) };
    } catch (error) {
      if (error instanceof PrintError && error.code !== 'chromium-missing') return { id: document.id, error };
      throw error;
    }
  }

  private async printOnce(document: PrintableDocument): Promise<PrintedDocument> {
    const seat = this.free.pop() ?? (await new Promise<Seat>((resolve) => this.waiting.push(resolve)));
    try {
      return await seat.print(document);
    } finally {
      const waiting = this.waiting.shift();
      if (waiting) waiting(seat);
      else this.free.push(seat);
    }
  }

  /** The running browser, or a new one where there is none, it died, or it has printed its share. */
  private async browser(): Promise<LiveBrowser> {
    const known = this.current;
    const live = await known?.catch(() => null);
    if (live?.usable) return live;
    // somebody else may have started one while this one waited
    if (this.current === known) {
      this.current = LiveBrowser.launch(this.options.executablePath, this.options.documentsPerBrowser ?? 500);
      // idle pages would keep the old browser in memory
      await Promise.allSettled([this.current, ...this.free.map((seat) => seat.leave())]);
    }
    return this.current!;
  }
}
