import { PrintError } from '../../ports/pdf-printer';

/** A document taken apart, so that the next one with the same frame needs only its title, language and body swapped. */
export interface WholeDocument {
  frame: Frame;
  lang: string;
  title: string;
  body: string;
}

/** What has to be equal for a swap. Three parts, not one text: they are slices of a megabyte of fonts, never copied. */
export interface Frame {
  headBeforeTitle: string;
  headAfterTitle: string;
  bodyTag: string;
}

export const sameFrame = (a: Frame, b: Frame): boolean =>
  a.bodyTag === b.bodyTag && a.headBeforeTitle === b.headBeforeTitle && a.headAfterTitle === b.headAfterTitle;

const OPENING = /^\s*<!doctype html>\s*<html\b([^>]*)>\s*<head>/i;
const BODY_TAG = /^\s*(<body\b[^>]*>)/i;
const ENDING = /<\/body>\s*<\/html>\s*$/i;
const LANG = /\blang="([^"]+)"/i;
/** More than white space, an ending and a body's opening tag ever take. */
const TAG_ROOM = 1_000;

/** Throws `bad-document` where the html is no whole document with a language and a title: its PDF would lack them. */
export function takeApart(html: string): WholeDocument {
  const opening = OPENING.exec(html.slice(0, TAG_ROOM));
  const headEnd = html.indexOf('</head>');
  const afterHead = headEnd + '</head>'.length;
  const bodyTag = BODY_TAG.exec(html.slice(afterHead, afterHead + TAG_ROOM));
  const ending = ENDING.exec(html.slice(-TAG_ROOM));
  if (!opening || headEnd < 0 || !bodyTag || !ending) {
    throw badDocument('the html is no whole document from <!doctype html> to </html>');
  }
  const lang = LANG.exec(opening[1])?.[1];
  if (!lang) throw badDocument('<html> names no language');
  const titleAt = html.indexOf('<title>');
  const titleEnd = html.indexOf('</title>', titleAt);
  const title =
    titleAt < 0 || titleEnd > headEnd ? '' : html.slice(titleAt + '<title>'.length, titleEnd).trim();
  if (!title) throw badDocument('the document has no <title>');
  const frame = {
    headBeforeTitle: html.slice(opening[0].length, titleAt),
    headAfterTitle: html.slice(titleEnd + '</title>'.length, headEnd),
    bodyTag: bodyTag[1],
  };
  return {
    frame,
    lang,
    title,
    body: html.slice(afterHead + bodyTag[0].length, html.length - ending[0].length),
  };
}

export const badDocument = (message: string, cause?: unknown): PrintError =>
  new PrintError('bad-document', message, false, cause);
