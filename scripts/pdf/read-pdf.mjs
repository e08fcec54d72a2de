#!/usr/bin/env node
// What a reader finds in a PDF, as JSON: node scripts/pdf/read-pdf.mjs < file.pdf
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text with line ends and runs of spaces made one space: how a line is cut says nothing about what it says. */
const normalised = (items) =>
  items
    .map((item) => item.str + (item.hasEOL ? '\n' : ''))
    .join('')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();

/** Every role in the structure tree with its count, and the text alternatives of figures. */
function walk(node, found) {
  if (node.role) found.roles[node.role] = (found.roles[node.role] ?? 0) + 1;
  if (node.role === 'Figure') found.figures.push(node.alt ?? null);
  if (node.lang) found.lang ??= node.lang;
  for (const child of node.children ?? []) walk(child, found);
}

async function fontsOf(page, fonts) {
  const { fnArray, argsArray } = await page.getOperatorList();
  for (let i = 0; i < fnArray.length; i++) {
    if (fnArray[i] !== OPS.setFont) continue;
    const font = page.commonObjs.get(argsArray[i][0]);
    fonts.set(font.name.replace(/^[A-Z]{6}\+/, ''), font.missingFile !== true);
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<import('../../test/pdf/read-pdf').ReadPdf>}
 */
export async function readPdf(bytes) {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
  });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const found = { roles: {}, figures: [], lang: null };
  const fonts = new Map();
  const pages = [];
  const sizes = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    pages.push(normalised((await page.getTextContent()).items));
    const [, , width, height] = page.view;
    sizes.push([Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]);
    walk((await page.getStructTree()) ?? {}, found);
    await fontsOf(page, fonts);
  }
  const outline = (await document.getOutline()) ?? [];
  const marked = (await document.getMarkInfo())?.Marked === true;
  await task.destroy();
  return {
    pageCount: pages.length,
    pages,
    sizesMm: sizes,
    tagged: marked && Object.keys(found.roles).length > 1,
    lang: info.Language ?? null,
    title: info.Title ?? null,
    fonts: [...fonts.keys()].sort(),
    allFontsEmbedded: [...fonts.values()].every(Boolean),
    roles: found.roles,
    figures: found.figures,
    bookmarks: outline.map((entry) => entry.title),
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.stdout.write(JSON.stringify(await readPdf(readFileSync(0))));
}
