import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { BulkDocument, BulkResult } from '../../ports/pdf-printer';
import { PrintError } from '../../ports/pdf-printer';
import { readPdf } from '../../../test/pdf/read-pdf';
import { PuppeteerPdfPrinter } from './puppeteer-pdf-printer';

const FONT = readFileSync(
  require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
).toString('base64');
const STYLE = `<style>
  @font-face { font-family: 'Be Vietnam Pro'; src: url(data:font/ttf;base64,${FONT}); }
  @page { size: A4; margin: 20mm; @bottom-right { content: counter(page) '/' counter(pages); font: 8pt 'Be Vietnam Pro'; } }
  body { font-family: 'Be Vietnam Pro'; }
</style>`;

const page = (title: string, body: string, head = STYLE): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const summaries = (count: number): BulkDocument[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `KH${i}`,
    html: page(`Kỳ của KH${i}`, `<h1>Khách hàng KH${i}.</h1>`),
  }));

async function collect(results: AsyncIterable<BulkResult>): Promise<Map<string, BulkResult>> {
  const found = new Map<string, BulkResult>();
  for await (const result of results) found.set(result.id, result);
  return found;
}

const failure = (promise: Promise<unknown>): Promise<PrintError> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error as PrintError,
  );

describe('PuppeteerPdfPrinter', () => {
  const printer = new PuppeteerPdfPrinter({ timeoutMs: 5_000 });
  afterAll(() => printer.close());

  const browserPid = async (): Promise<number> =>
    (await (printer as unknown as { current: Promise<{ processId: number }> }).current).processId;

  it('prints a tagged A4 document with title, language, embedded font and page numbers', async () => {
    const { pdf, pages } = await printer.print({
      html: page(
        'Điện năng &amp; phụ tải',
        '<h1>Phụ tải Ế Ữ ỹ</h1><p>một</p><h2 style="break-before:page">Hai</h2><table><thead><tr><th>Ngày</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
      ),
      outline: true,
    });
    const read = await readPdf(pdf);
    expect(read).toMatchObject({
      pageCount: 2,
      sizesMm: [
        [210, 297],
        [210, 297],
      ],
      tagged: true,
      lang: 'vi',
      title: 'Điện năng & phụ tải',
      fonts: ['BeVietnamPro-Regular'],
      allFontsEmbedded: true,
      bookmarks: ['Phụ tải Ế Ữ ỹ'],
    });
    expect(read.pages).toEqual(['1/2 Phụ tải Ế Ữ ỹ một', '2/2 Hai Ngày 1']);
    expect(read.roles).toMatchObject({ H1: 1, H2: 1, Table: 1, TH: 1 });
    expect(pages).toBe(2);
  });

  it('prints many, each with its own text, title and language only', async () => {
    const results = await collect(printer.printMany(summaries(30)));
    expect(results.size).toBe(30);
    for (const i of [0, 1, 17, 29]) {
      const read = await readPdf(results.get(`KH${i}`)!.pdf!);
      expect(read).toMatchObject({ title: `Kỳ của KH${i}`, pages: [`1/1 Khách hàng KH${i}.`] });
    }
  });

  it('fails only the document that is at fault', async () => {
    const [first, second, third, fourth] = summaries(4);
    const results = await collect(
      printer.printMany([
        first,
        { ...second, html: '<p>no document</p>' },
        { ...third, html: page('Dài', '<p style="break-after:page">1</p><p>2</p>'), maxPages: 1 },
        { ...fourth, maxPages: 1 },
      ]),
    );
    expect(results.get('KH0')!.pdf).toBeDefined();
    expect(results.get('KH1')!.error).toMatchObject({ code: 'bad-document', retry: false });
    expect(results.get('KH2')!.error!.message).toBe('cannot print: it has 2 pages where 1 are allowed');
    expect(results.get('KH3')).toMatchObject({ pages: 1 });
  });

  it.each([
    ['a language', '<!doctype html><html><head><title>x</title></head><body></body></html>'],
    ['a title', '<!doctype html><html lang="vi"><head></head><body></body></html>'],
  ])('asks for %s', async (_, html) => {
    expect(await failure(printer.print({ html }))).toMatchObject({ code: 'bad-document' });
  });

  it('takes documents no faster than they are printed', async () => {
    let taken = 0;
    function* source(): Generator<BulkDocument> {
      for (const document of summaries(50)) {
        taken++;
        yield document;
      }
    }
    for await (const result of printer.printMany(source())) {
      expect(result.error).toBeUndefined();
      break;
    }
    expect(taken).toBeLessThan(20);
  });

  describe('reaches nothing', () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    let url = '';
    beforeAll((done) => {
      server.listen(0, '127.0.0.1', () => {
        url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        done();
      });
    });
    afterAll((done) => {
      server.close(done);
    });

    const hostile = (): string => `
      <link rel="stylesheet" href="${url}/a.css"><link rel="preconnect" href="${url}"><link rel="prefetch" href="${url}/p">
      <style>@import url(${url}/b.css); p { background: url(${url}/c.png); }</style>
      <iframe src="${url}/d"></iframe><iframe src="file:///etc/hostname"></iframe><object data="${url}/e"></object><embed src="file:///etc/hostname">
      <video src="${url}/f" autoplay></video><svg><image href="${url}/g.png"/><use href="${url}/h.svg#i"/></svg>
      <script>document.title = 'run'; fetch('${url}/j')</script><svg onload="document.title = 'run'"></svg>
      <meta http-equiv="refresh" content="0;url=${url}/k"><p>still here</p>`;

    it.each([
      ['in the body', (html: string) => page('Thù địch', html)],
      ['in the head', (html: string) => page('Thù địch', '<p>still here</p>', html)],
    ])('%s', async (_, document) => {
      const { pdf } = await printer.print({ html: document(hostile()) });
      const again = await printer.print({ html: document(hostile()) });
      const read = await readPdf(pdf);
      expect(read.title).toBe('Thù địch');
      expect(read.pages.join(' ')).toContain('still here');
      expect((await readPdf(again.pdf)).pages.join(' ')).toContain('still here');
      const hostname = readFileSync('/etc/hostname', 'utf8').trim();
      if (hostname) expect(read.pages.join(' ')).not.toContain(hostname);
      expect(connections).toBe(0);
    });

    it.each([
      ['an image', 'an image in it cannot be shown', () => page('Ảnh', `<img src="${url}/x.png" alt="">`)],
      [
        'a file',
        'an image in it cannot be shown',
        () => page('Tệp', '<img src="file:///etc/hostname" alt="">'),
      ],
      [
        'a font',
        'a font in it cannot be loaded',
        () => page('Chữ', 'x', `<style>@font-face { font-family: X; src: url(${url}/x.ttf); }</style>`),
      ],
      [
        'a font in the body',
        'a font in it cannot be loaded',
        () =>
          page(
            'Chữ',
            `<style>@font-face { font-family: X; src: url(${url}/y.ttf) } p { font-family: X }</style><p>x`,
          ),
      ],
    ])('and says so of %s', async (_, message, html) => {
      const error = await failure(printer.print({ html: html() }));
      expect(error).toMatchObject({ code: 'bad-document', message: `cannot print: ${message}` });
      expect(connections).toBe(0);
    });
  });

  it('replaces a browser that was killed, and loses no document', async () => {
    const results: BulkResult[] = [];
    for await (const result of printer.printMany(summaries(40))) {
      results.push(result);
      if (results.length === 10) process.kill(-(await browserPid()), 'SIGKILL');
    }
    expect(results.filter(({ error }) => error)).toEqual([]);
    expect(new Set(results.map(({ id }) => id)).size).toBe(40);
  });

  it('replaces a browser that stands still; only what it was printing fails', async () => {
    const impatient = new PuppeteerPdfPrinter({ timeoutMs: 1_500, pages: 1 });
    await impatient.print(summaries(1)[0]);
    const pid = (await (impatient as unknown as { current: Promise<{ processId: number }> }).current)
      .processId;
    process.kill(-pid, 'SIGSTOP');
    expect(await failure(impatient.print(summaries(1)[0]))).toMatchObject({ code: 'timeout', retry: true });
    expect((await impatient.print(summaries(1)[0])).pages).toBe(1);
    await impatient.close();
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('replaces a browser after its share of documents', async () => {
    const small = new PuppeteerPdfPrinter({ documentsPerBrowser: 5, pages: 2 });
    const seen = new Set<number>();
    for await (const result of small.printMany(summaries(20))) {
      expect(result.error).toBeUndefined();
      seen.add((await (small as unknown as { current: Promise<{ processId: number }> }).current).processId);
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
    await small.close();
    for (const pid of seen) expect(() => process.kill(pid, 0)).toThrow();
  });

  it('says what to do where there is no Chromium', async () => {
    const without = new PuppeteerPdfPrinter({ executablePath: '/nowhere/chromium' });
    const error = await failure(without.print(summaries(1)[0]));
    expect(error).toBeInstanceOf(PrintError);
    expect(error).toMatchObject({
      code: 'chromium-missing',
      message:
        'cannot print: CHROMIUM_PATH names "/nowhere/chromium", which is no program; correct it, or unset it',
    });
    await expect(collect(without.printMany(summaries(3)))).rejects.toMatchObject({
      code: 'chromium-missing',
    });
    await without.close();
  });

  it('says so of a program that is no Chromium', async () => {
    const wrong = new PuppeteerPdfPrinter({ executablePath: process.execPath });
    expect(await failure(wrong.print(summaries(1)[0]))).toMatchObject({ code: 'chromium-missing' });
    await wrong.close();
  });

  it('starts again after it was closed', async () => {
    await printer.close();
    expect((await printer.print(summaries(1)[0])).pages).toBe(1);
  });
});
