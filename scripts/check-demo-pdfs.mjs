#!/usr/bin/env node
// Reads the demo's reports as a reader would: node scripts/check-demo-pdfs.mjs FOLDER
// Looks anywhere below the folder for management*.pdf, press*.pdf and customer*.pdf; prints a line per check, and a count.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readPdf } from './pdf/read-pdf.mjs';

const KINDS = {
  management: { pages: [2, 14], words: [/SAIDI/, /kWh/] },
  press: { pages: [1, 5], words: [/kWh/] },
  customer: { pages: [1, 2], words: [/kWh/] },
};

/** Each is true of every page of every report. */
const ON_EVERY_PAGE = {
  'page number': (text, number, count) => new RegExp(`(Trang|Page) ${number}/${count}(?!\\d)`).test(text),
  'data cut-off': (text) => /(Số liệu chốt đến|Data cut-off)/i.test(text),
  edition: (text) => /(Bản|Edition) \d/.test(text),
  'said to be simulated': (text) => /(mô phỏng|simulated)/i.test(text),
  'no broken text': (text) => !/(undefined|NaN|\[object|\{\{|\uFFFD|Infinity)/.test(text),
};

const OF_THE_DOCUMENT = {
  tagged: (pdf) => pdf.tagged && (pdf.roles.H1 ?? 0) >= 1 && (pdf.roles.Table ?? 0) >= 1,
  'language and title': (pdf) => /^(vi|en)\b/.test(pdf.lang ?? '') && (pdf.title ?? '').length > 5,
  'own fonts, embedded': (pdf) =>
    pdf.fonts.length > 0 &&
    pdf.allFontsEmbedded &&
    pdf.fonts.every((font) => font.startsWith('BeVietnamPro')),
  'A4 throughout': (pdf) => pdf.sizesMm.every(([width, height]) => width === 210 && height === 297),
  'every figure with its text': (pdf) => pdf.figures.every((alt) => (alt ?? '').length > 10),
};

let passed = 0;
let failed = 0;

function check(file, what, holds, seen = '') {
  if (holds) passed++;
  else failed++;
  if (!holds) process.stdout.write(`failed: ${file}: ${what}${seen ? ` (${seen})` : ''}\n`);
}

function pdfsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? pdfsBelow(path) : path.endsWith('.pdf') ? [path] : [];
  });
}

async function checkPdf(path, { pages: [fewest, most], words }) {
  const file = basename(path);
  const pdf = await readPdf(readFileSync(path));
  const text = pdf.pages.join(' ');
  check(
    file,
    `has ${fewest} to ${most} pages`,
    pdf.pageCount >= fewest && pdf.pageCount <= most,
    pdf.pageCount,
  );
  for (const word of words) check(file, `says ${word}`, word.test(text));
  for (const [what, holds] of Object.entries(OF_THE_DOCUMENT)) {
    check(
      file,
      what,
      holds(pdf),
      JSON.stringify([pdf.lang, pdf.title, pdf.fonts, pdf.roles.H1 ?? 0, pdf.figures]),
    );
  }
  for (const [what, holds] of Object.entries(ON_EVERY_PAGE)) {
    const bad = pdf.pages.findIndex((page, i) => !holds(page, i + 1, pdf.pageCount));
    check(file, `${what} on every page`, bad < 0, `page ${bad + 1}: ${(pdf.pages[bad] ?? '').slice(0, 160)}`);
  }
  process.stdout.write(`read: ${file}, ${pdf.pageCount} pages\n`);
}

const folder = process.argv[2];
if (!folder) throw new Error('usage: node scripts/check-demo-pdfs.mjs FOLDER');
const paths = pdfsBelow(folder);
for (const [kind, expected] of Object.entries(KINDS)) {
  const found = paths.filter((path) => basename(path).startsWith(kind));
  check(kind, 'at least one PDF was written', found.length > 0, `below ${folder}`);
  for (const path of found.slice(0, 10)) await checkPdf(path, expected);
}
process.stdout.write(`PDF checks: ${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
