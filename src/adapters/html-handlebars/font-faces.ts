import { readFileSync } from 'node:fs';
import { TemplateError } from '../../ports/page-templates';

export interface FontList {
  family: string;
  faces: { weight: number; file: string }[];
}

/**
 * `@font-face` rules with the fonts in them. TrueType, not woff2: Chromium then embeds one font per weight with whole
 * Vietnamese, where woff2 came in three subsets.
 */
export function fontFaces(list: FontList): string {
  return list.faces.map(({ weight, file }) => fontFace(list.family, weight, file)).join('\n');
}

function fontFace(family: string, weight: number, file: string): string {
  let base64: string;
  try {
    base64 = readFileSync(require.resolve(file)).toString('base64');
  } catch (cause) {
    throw new TemplateError('template-missing', `there is no font "${file}"`, cause);
  }
  const source = `url(data:font/ttf;base64,${base64}) format('truetype')`;
  return `@font-face { font-family: '${family}'; font-weight: ${weight}; font-style: normal; src: ${source}; }`;
}
