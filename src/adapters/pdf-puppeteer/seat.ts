import type { PrintableDocument, PrintedDocument } from '../../ports/pdf-printer';
import { PrintError } from '../../ports/pdf-printer';
import type { LiveBrowser } from './live-browser';
import { within } from './live-browser';
import { PrintPage } from './print-page';

const LEAVE_TIMEOUT_MS = 2_000;

/** Where one document at a time is printed: a page, opened when it is first needed and replaced when it fails. */
export class Seat {
  private browser: LiveBrowser | null = null;
  private page: PrintPage | null = null;

  constructor(
    private readonly findBrowser: () => Promise<LiveBrowser>,
    private readonly timeoutMs: number,
  ) {}

  async print(document: PrintableDocument): Promise<PrintedDocument> {
    try {
      const page = await this.ready();
      const printed = await within(page.print(document), this.timeoutMs);
      if (!printed) throw new PrintError('timeout', `not ready after ${this.timeoutMs / 1000} s`, true);
      return printed;
    } catch (error) {
      if (error instanceof PrintError && (error.code === 'bad-document' || error.code === 'page-count')) {
        throw error;
      }
      throw await this.abandon(error);
    }
  }

  /** Gives the page back, with a browser that does not even let a page go. */
  async leave(): Promise<void> {
    const { page, browser } = this;
    this.page = null;
    this.browser = null;
    if (!browser) return;
    if (page && !browser.gone && !(await within(closed(page), LEAVE_TIMEOUT_MS))) browser.kill();
    await browser.leave();
  }

  private async ready(): Promise<PrintPage> {
    if (!this.page || !this.browser?.usable) {
      await this.leave();
      this.browser = await this.findBrowser();
      this.page = await PrintPage.open(await this.browser.newPage());
    }
    this.browser.documents++;
    return this.page;
  }

  /** After a failure that leaves the page in doubt. */
  private async abandon(error: unknown): Promise<PrintError> {
    const gone = this.browser === null || this.browser.gone || this.page?.crashed === true;
    await this.leave();
    if (error instanceof PrintError) return error;
    if (gone) return new PrintError('browser-died', 'the browser ended', true, error);
    // puppeteer's own limit for one call, met where a new page does not open
    if (/timed out/i.test(String(error))) {
      return new PrintError('timeout', 'the browser does not answer', true, error);
    }
    return new PrintError('bad-document', 'the browser refused the document', false, error);
  }
}

const closed = (page: PrintPage): Promise<boolean> =>
  page.close().then(
    () => true,
    () => true,
  );
