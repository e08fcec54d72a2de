import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateError } from '../../ports/page-templates';

/** A line of `templates/fonts/fonts.json`; `file` lies beside it (`./`) or in a package. */
export interface Font {
  family: string;
  weight: number;
  file: string;
}

/**
 * `@font-face` rules with the fonts in them. TrueType, not woff2: Chromium then embeds one font per weight with whole
 * Vietnamese, where woff2 came in three subsets.
 */
export function fontFaces(fonts: Font[], folder: string): string {
  return fonts.map((font) => fontFace(font, folder)).join('\n');
}

function fontFace({ family, weight, file }: Font, folder: string): string {
  let base64: string;
  try {
    const path = file.startsWith('./') ? join(folder, file) : require.resolve(file);
    base64 = readFileSync(path).toString('base64');
  } catch (cause) {
    throw new TemplateError('template-missing', `there is no font "${file}"`, cause);
  }
  const source = `url(data:font/ttf;base64,${base64}) format('truetype')`;
  return `@font-face { font-family: '${family}'; font-weight: ${weight}; font-style: normal; src: ${source}; }`;
}
