import { PrintError } from '../../ports/pdf-printer';

/** A document taken apart, so that the next one with the same frame needs only its title, language and body swapped. */
export interface WholeDocument {
  /** head without the title, and the body's opening tag: what has to be equal for a swap */
  frame: string;
  lang: string;
  title: string;
  body: string;
}

const SHAPE =
  /^\s*<!doctype html>\s*<html\b([^>]*)>\s*<head>([\s\S]*?)<\/head>\s*(<body\b[^>]*>)([\s\S]*)<\/body>\s*<\/html>\s*$/i;
const TITLE = /<title>([\s\S]*?)<\/title>/i;
const LANG = /\blang="([^"]+)"/i;

/** Throws `bad-document` where the html is no whole document with a language and a title: its PDF would lack them. */
export function takeApart(html: string): WholeDocument {
  const match = SHAPE.exec(html);
  if (!match) throw badDocument('the html is no whole document from <!doctype html> to </html>');
  const [, attributes, head, bodyTag, body] = match;
  const lang = LANG.exec(attributes)?.[1];
  const title = TITLE.exec(head)?.[1].trim();
  if (!lang) throw badDocument('<html> names no language');
  if (!title) throw badDocument('the document has no <title>');
  return { frame: head.replace(TITLE, '') + bodyTag, lang, title, body };
}

export const badDocument = (message: string, cause?: unknown): PrintError =>
  new PrintError('bad-document', message, false, cause);
