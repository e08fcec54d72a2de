import type { CDPSession, Page, Protocol } from 'puppeteer';
import type { PrintableDocument, PrintedDocument } from '../../ports/pdf-printer';
import { PrintError } from '../../ports/pdf-printer';
import { countPages } from './count-pages';
import type { Frame, WholeDocument } from './whole-document';
import { badDocument, sameFrame, takeApart } from './whole-document';

const A4_INCHES = { paperWidth: 8.27, paperHeight: 11.69 };

/** One page of a browser, used again for document after document. */
export class PrintPage {
  private frame: Frame | null = null;
  private readonly crash: Promise<never>;
  crashed = false;

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {
    this.crash = new Promise((_, reject) =>
      page.once('error', (error) => {
        this.crashed = true;
        reject(error);
      }),
    );
    this.crash.catch(() => undefined);
  }

  static async open(page: Page): Promise<PrintPage> {
    await page.setJavaScriptEnabled(false);
    const session = await page.createCDPSession();
    await refuseRequests(session);
    return new PrintPage(page, session);
  }

  /** Throws `bad-document` and `page-count`; whatever else it throws says that the page is not to be used again. */
  print(document: PrintableDocument): Promise<PrintedDocument> {
    return Promise.race([this.printHere(document), this.crash]);
  }

  close(): Promise<void> {
    return this.page.close();
  }

  private async printHere(document: PrintableDocument): Promise<PrintedDocument> {
    await this.show(takeApart(document.html));
    const { data } = await this.session.send('Page.printToPDF', {
      ...A4_INCHES,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: document.outline ?? false,
    });
    const pdf = new Uint8Array(Buffer.from(data, 'base64'));
    const pages = countPages(pdf);
    if (document.maxPages !== undefined && pages > document.maxPages) {
      throw new PrintError(
        'page-count',
        `it has ${pages} pages where ${document.maxPages} are allowed`,
        false,
      );
    }
    return { pdf, pages };
  }

  /** Swapping the body spares the fonts and styles: three times as many documents a second as loading each whole. */
  private async show(document: WholeDocument): Promise<void> {
    if (!this.frame || !sameFrame(this.frame, document.frame)) {
      this.frame = null;
      await this.page.setContent(skeleton(document.frame), { waitUntil: 'load' });
      if (!(await this.page.evaluate(LOAD_FONTS))) throw badDocument('a font in it cannot be loaded');
      this.frame = document.frame;
    }
    const texts = [document.lang, document.title, document.body].map((text) => JSON.stringify(text));
    const broken = (await this.page.evaluate(`(${SWAP})(${texts.join(', ')})`)) as string | null;
    if (broken) throw badDocument(broken);
  }
}

const skeleton = ({ headBeforeTitle, headAfterTitle, bodyTag }: Frame): string =>
  `<!doctype html><html><head>${headBeforeTitle}${headAfterTitle}</head>${bodyTag}</body></html>`;

/** Runs inside the browser, hence a text: says what is broken or was refused, or null. */
const SWAP = `async (lang, title, body) => {
  document.documentElement.lang = lang;
  document.head.querySelector('title')?.remove();
  document.head.insertAdjacentHTML('beforeend', '<title>' + title + '</title>');
  document.body.innerHTML = body;
  const shown = await Promise.all([...document.images].map((image) => image.decode().then(() => true, () => false)));
  await document.fonts.ready;
  if (!shown.every(Boolean)) return 'an image in it cannot be shown';
  if ([...document.fonts].some((font) => font.status === 'error')) return 'a font in it cannot be loaded';
  return null;
}`;

/** Margin boxes use fonts that the page on the screen may not, so all of them are loaded before anything is printed. */
const LOAD_FONTS =
  'Promise.all([...document.fonts].map((font) => font.load())).then(() => true, () => false)';

/** Refuses whatever has an address; `Aborted` leaves the page as it is, also where the page itself would go elsewhere. */
async function refuseRequests(session: CDPSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, request }: Protocol.Fetch.RequestPausedEvent) => {
    const answer = request.url.startsWith('data:')
      ? session.send('Fetch.continueRequest', { requestId })
      : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    // the page may be gone before the answer arrives
    answer.catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*://*' }, { urlPattern: 'file:*' }] });
}
