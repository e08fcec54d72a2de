/** Characters that XML 1.0 has no way to write: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // a reader would turn these into spaces or line feeds
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text made safe for content and attributes alike. */
export const xmlText = (text: string): string =>
  text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"'\t\n\r]/g, (sign) => ESCAPES[sign]);

/** A part of an address; whatever an id may hold becomes one part of a path. */
export const urlPart = (text: string): string => encodeURIComponent(text.replace(UNWRITABLE, '\uFFFD'));

/** An element that holds the given markup; numbers and finished elements need no escaping. */
export const element = (name: string, ...content: (string | number)[]): string =>
  `<${name}>${content.join('')}</${name}>`;
