import { createHash } from 'node:crypto';
import { element, xmlText } from './xml-text';

/** An address, relative: files handed over have no server behind them. */
export const RESOURCES = '/espi/1_1/resource';

export interface AtomEntry {
  /** address of the resource itself; the one above it is what stands before its last part */
  self: string;
  related?: string[];
  title: string;
  /** finished markup of the resource */
  content: string;
}

/** The same address gives the same id each time, so that a reader who gets a file again knows its entries. */
export function uuidOf(address: string): string {
  const hex = createHash('sha256').update(address).digest('hex');
  const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
  // 8: a name-based id of one's own making (RFC 9562)
  const version = `8${hex.slice(13, 16)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), version, variant + hex.slice(17, 20), hex.slice(20, 32)].join(
    '-',
  );
}

const link = (rel: string, href: string): string => `<link rel="${rel}" href="${xmlText(href)}"/>`;

/** `begin` and `end` frame the content of a long entry, which is written piece by piece. */
export function entryFrame(entry: Omit<AtomEntry, 'content'>, at: string): { begin: string; end: string } {
  const { self, related = [], title } = entry;
  const head = [
    element('id', `urn:uuid:${uuidOf(self)}`),
    link('self', self),
    link('up', self.slice(0, self.lastIndexOf('/'))),
    ...related.map((href) => link('related', href)),
    element('title', xmlText(title)),
  ].join('');
  const tail = element('published', at) + element('updated', at);
  return { begin: `<entry>${head}<content>`, end: `</content>${tail}</entry>\n` };
}

export function atomEntry(entry: AtomEntry, at: string): string {
  const { begin, end } = entryFrame(entry, at);
  return begin + entry.content + end;
}
