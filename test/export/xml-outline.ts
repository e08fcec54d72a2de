/** An element with what it holds; namespaces are left as they are written. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

const TOKEN = /<\?xml [^<>]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^<"]*")*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;
// what XML 1.0 allows, and a mark only as the beginning of an escape
const TEXT =
  /^(?:[\t\n\r\u0020-\u0025\u0027-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|&(?:amp|lt|gt|quot|apos|#\d+);)*$/u;
const ESCAPES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads XML as strictly as a machine would: what does not fit together throws, with its place. */
export function readXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < xml.length;) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    if (!match) throw new Error(`no XML from ${at}: ${xml.slice(at, at + 60)}`);
    take(match, open);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one closed element');
  return root.children[0];
}

function take([token, closing, name, attributes, empty, text]: RegExpExecArray, open: XmlElement[]): void {
  const inner = open[open.length - 1];
  if (text !== undefined) inner.text += plain(text);
  else if (closing === '/') {
    if (inner.name !== name) throw new Error(`${token} closes <${inner.name}>`);
    open.pop();
  } else if (name !== undefined) {
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key, value]) => [key, plain(value)] as const);
    if (new Set(pairs.map(([key]) => key)).size < pairs.length)
      throw new Error(`${token} repeats an attribute`);
    const found = { name, attributes: Object.fromEntries(pairs), text: '', children: [] };
    inner.children.push(found);
    if (empty === '') open.push(found);
  }
}

function plain(text: string): string {
  if (!TEXT.test(text)) throw new Error(`not text: ${text.slice(0, 60)}`);
  return text.replace(/&(#?)(\w+);/g, (_, isCode, name: string) =>
    isCode ? String.fromCodePoint(Number(name)) : ESCAPES[name],
  );
}

/** Every element of that name below, in order. */
export const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

/** Text of the one element of that name below. */
export function textOf(element: XmlElement, name: string): string {
  const found = all(element, name);
  if (found.length !== 1) throw new Error(`<${name}> is there ${found.length} times`);
  return found[0].text;
}
