import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a reader finds in a PDF. */
export interface ReadPdf {
  pageCount: number;
  /** text of each page, running header and footer first, runs of white space made one space */
  pages: string[];
  /** width and height of each page */
  sizesMm: [number, number][];
  /** marked as tagged, with a structure tree that holds more than its root */
  tagged: boolean;
  lang: string | null;
  title: string | null;
  /** e.g. `BeVietnamPro-Regular`, without subset prefix, sorted */
  fonts: string[];
  allFontsEmbedded: boolean;
  /** structure roles with their counts, e.g. `{ H1: 1, Table: 2, TH: 8 }` */
  roles: Record<string, number>;
  /** text alternative of each figure, null where it has none */
  figures: (string | null)[];
  /** bookmarks of the first level */
  bookmarks: string[];
}

const READER = join(__dirname, '../../scripts/pdf/read-pdf.mjs');

/** Reads in a process of its own: the library is an ES module, which the test runner does not load. */
export function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  return new Promise((resolve, reject) => {
    const reader = spawn(process.execPath, [READER], { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    reader.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    reader.on('error', reject);
    reader.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as ReadPdf);
      else reject(new Error(`cannot read the PDF: the reader ended with ${code}`));
    });
    reader.stdin.on('error', reject).end(pdf);
  });
}
