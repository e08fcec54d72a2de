import { badDocument } from './whole-document';

/**
 * Pages of a PDF as Chromium writes it (classic cross-reference table, dictionaries in the clear), read along the
 * document's own references: catalogue, page tree, count. A search for "/Type /Page" would also find text of a title.
 */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const table = Number(last(text, /startxref\s+(\d+)/g));
  const trailer = text.slice(text.indexOf('trailer', table));
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]);
  const pages = Number(/\/Pages (\d+) 0 R/.exec(objectAt(text, table, root))?.[1]);
  const count = Number(/\/Count (\d+)/.exec(objectAt(text, table, pages))?.[1]);
  if (!(count > 0)) throw badDocument('the browser gave back no readable PDF');
  return count;
}

const last = (text: string, pattern: RegExp): string | undefined => [...text.matchAll(pattern)].at(-1)?.[1];

/** The text of an object, found through the cross-reference table (20 bytes an entry, one section from 0). */
function objectAt(text: string, table: number, number: number): string {
  const entries = text.indexOf('\n', text.indexOf('\n', table) + 1) + 1;
  const entry = entries + number * 20;
  const offset = Number(text.slice(entry, entry + 10));
  return text.slice(offset, text.indexOf('endobj', offset));
}
