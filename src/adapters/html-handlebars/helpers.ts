import type { HelperDelegate } from 'handlebars';
import Handlebars from 'handlebars';
import type { Cell, TableView } from '../../ports/page-templates';
import { qrSvg } from './qr-image';

/** Whatever is none of these goes into a style sheet as its code point, so that no text can end a string or the element. */
const UNSAFE_IN_CSS = /[^A-Za-z0-9\u00a0-\u{10ffff}]/gu;
const CONTROLS = /\p{Cc}+/gu;

/** A text as a CSS string with its quotes. */
export function cssString(text: string): string {
  const escaped = text
    .replace(CONTROLS, ' ')
    .replace(UNSAFE_IN_CSS, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Strokes rising through a box, `step` apart. Paths, not a pattern: a pattern may be printed as a picture. */
export function hatchPath({ x, y, width, height }: Box, step = 3): string {
  const at = (across: number, offset: number): string => `${round(x + across)},${round(y + offset - across)}`;
  let path = '';
  for (let offset = step; offset < width + height; offset += step) {
    path += `M${at(Math.max(0, offset - height), offset)}L${at(Math.min(offset, width), offset)}`;
  }
  return path;
}

const svgImage = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}`;

const round = (value: number): number => Math.round(value * 100) / 100;

/** What templates may call. Only these two give back what is not escaped again: a CSS string, and our own style sheets. */
export const helpers = (styles: string): Record<string, HelperDelegate> => ({
  styles: () => new Handlebars.SafeString(styles),
  cssString: (text: unknown) => new Handlebars.SafeString(cssString(String(text))),
  cssLength: (text: unknown) => (/^[\d.]+(%|mm|pt)$/.test(String(text)) ? String(text) : 'auto'),
  svgImage: (svg: unknown) => svgImage(String(svg)),
  qrImage: (text: unknown) => svgImage(qrSvg(String(text))),
  columnAlign: (columns: TableView['columns'], index: number) => columns[index].align,
  cellText: (cell: Cell) => (typeof cell === 'string' ? cell : cell.text),
  cellMark: (cell: Cell) => (typeof cell === 'string' ? null : cell.mark),
  isHatched: (mark: unknown) => mark === 'hatched' || mark === 'missing',
  hatchPath: (bar: Box) => hatchPath(bar),
  eq: (a: unknown, b: unknown) => a === b,
});
