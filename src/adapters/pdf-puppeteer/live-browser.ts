import type { Browser, Page } from 'puppeteer';
import puppeteer from 'puppeteer';
import { chromiumMissing, findChromium } from './find-chromium';

/** Margin boxes of `@page` (running header and footer) came with this version. */
const OLDEST_CHROMIUM = 131;
const CLOSE_TIMEOUT_MS = 3_000;
/** One call over the pipe; above what a document may take, which has its own limit. */
const PROTOCOL_TIMEOUT_MS = 60_000;

/** A running browser, how much it has printed, and how many printers hold a page of it. */
export class LiveBrowser {
  documents = 0;
  private holders = 0;
  private retired = false;

  private constructor(
    private readonly browser: Browser,
    private readonly documentsPerBrowser: number,
  ) {}

  static async launch(executablePath: string | undefined, documentsPerBrowser: number): Promise<LiveBrowser> {
    // eslint-disable-next-line no-restricted-properties -- where this machine's programs lie is no setting of the house
    const { CHROMIUM_PATH, PATH = '' } = process.env;
    const program = findChromium(executablePath ?? CHROMIUM_PATH, PATH);
    const browser = await start(program);
    const version = await browser.version();
    const major = Number(/\/(\d+)\./.exec(version)?.[1] ?? 0);
    if (major < OLDEST_CHROMIUM) {
      await browser.close();
      throw chromiumMissing(`"${program}" is ${version}; Chromium ${OLDEST_CHROMIUM} or newer is needed`);
    }
    return new LiveBrowser(browser, documentsPerBrowser);
  }

  /** It died, was closed or killed. */
  get gone(): boolean {
    return this.retired || !this.browser.connected;
  }

  /** False once it is gone or has printed its share: memory grows slowly in a browser that never ends. */
  get usable(): boolean {
    return !this.gone && this.documents < this.documentsPerBrowser;
  }

  get processId(): number | undefined {
    return this.browser.process()?.pid;
  }

  newPage(): Promise<Page> {
    this.holders++;
    return this.browser.newPage();
  }

  /** One holder gives its page back; the last one out of a browser that is no longer usable ends it. */
  async leave(): Promise<void> {
    this.holders--;
    if (this.holders === 0 && !this.usable) await this.close();
  }

  async close(): Promise<void> {
    this.retired = true;
    const closed = this.browser.close().then(
      () => true,
      () => false,
    );
    if (!(await within(closed, CLOSE_TIMEOUT_MS))) this.kill();
  }

  /** For a browser that no longer answers. It leads a process group, and where a script started it, it is not its first. */
  kill(): void {
    this.retired = true;
    const pid = this.processId;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      // it is gone already
    }
  }
}

async function start(executablePath: string): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  try {
    return await puppeteer.launch({
      executablePath,
      headless: 'shell',
      // over a pipe the browser ends when this process does, however that happens
      pipe: true,
      protocolTimeout: PROTOCOL_TIMEOUT_MS,
      // the service stops in its own order and closes the browser itself
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        // Chromium's sandbox refuses root, and nobody else should go without it
        ...(asRoot ? ['--no-sandbox'] : []),
        // glyphs keep their exact widths on paper
        '--font-render-hinting=none',
        // second line of defence behind request interception: no name and no address resolves
        '--host-resolver-rules=MAP * ~NOTFOUND',
      ],
    });
  } catch (cause) {
    throw chromiumMissing(
      `"${executablePath}" does not start; try it with --version, or set CHROMIUM_PATH to another Chromium`,
      cause,
    );
  }
}

/** The promise's value, or undefined when it takes longer. */
export async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
