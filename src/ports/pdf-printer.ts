/**
 * A finished HTML document. Title and language of the PDF come from `<title>` and `<html lang>`; paper, margins, running
 * header and footer from its `@page` rules (A4 where it names none).
 */
export interface PrintableDocument {
  /** a whole document, `<!doctype html><html lang="…"><head>…</head><body>…</body></html>`; fonts and images as data: URLs */
  html: string;
  /** bookmarks from the headings; for documents longer than two pages */
  outline?: boolean;
  /** how many pages it may have; more is an error (code `page-count`) */
  maxPages?: number;
}

/** One of many documents printed in a row; `id` is the caller's name for it, given back with the result. */
export interface BulkDocument extends PrintableDocument {
  id: string;
}

export interface PrintedDocument {
  pdf: Uint8Array;
  pages: number;
}

export type BulkResult =
  ({ id: string; error?: undefined } & PrintedDocument) | { id: string; error: PrintError; pdf?: undefined };

/**
 * - `chromium-missing`: no browser on this machine, or one that is too old; the message says what to install or set.
 * - `browser-died`: the browser ended while this document was printed, twice.
 * - `timeout`: the document was not ready in time.
 * - `page-count`: it has more pages than allowed.
 * - `bad-document`: the browser refused it, or it is no whole HTML document.
 */
export type PrintErrorCode = 'chromium-missing' | 'browser-died' | 'timeout' | 'page-count' | 'bad-document';

/** Thrown by `PdfPrinter`; the message begins with "cannot print". */
export class PrintError extends Error {
  constructor(
    readonly code: PrintErrorCode,
    message: string,
    /** whether the same document may succeed at another time */
    readonly retry: boolean,
    cause?: unknown,
  ) {
    super(`cannot print: ${message}`, { cause });
    this.name = 'PrintError';
  }
}

/**
 * Puts HTML on paper. The document reaches nothing: no network, no file, and no script of its own runs.
 * The PDF is tagged, carries title and language, and embeds the fonts it uses.
 */
export abstract class PdfPrinter {
  /** Throws `PrintError`. Waits its turn when all pages of the browser are busy. */
  abstract print(document: PrintableDocument): Promise<PrintedDocument>;
  /**
   * Prints as many at once as there are cores; results come as they are ready, in no order, one for each document.
   * A document that fails is a result with an error, and the others go on; only `chromium-missing` is thrown.
   * Documents are taken from the source as they are printed. Those that share a `<head>` (but the title) are quickest.
   */
  abstract printMany(
    documents: AsyncIterable<BulkDocument> | Iterable<BulkDocument>,
  ): AsyncIterable<BulkResult>;
  /** Ends the browser; printing again starts it again. */
  abstract close(): Promise<void>;
}
