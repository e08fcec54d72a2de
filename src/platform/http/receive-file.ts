import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import multer from 'multer';
import { Problem } from '../errors/problem';

/** The request and response of the HTTP server, for controllers that stream. */
export type HttpRequest = Request;
export type HttpResponse = Response;

export interface ReceivedFile {
  path: string;
  /** as the caller named it */
  name: string;
  /** Removes it from disk. */
  discard(): Promise<void>;
}

/** Puts the body of a request on disk as it streams in: the raw body, or the first file of a multipart form. */
export async function receiveFile(
  request: Request,
  response: Response,
  folder: string,
): Promise<ReceivedFile> {
  const own = join(folder, randomUUID());
  const discard = (): Promise<void> => rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  try {
    const file = request.is('multipart/form-data')
      ? await receiveMultipart(request, response, own)
      : await receiveRaw(request, own);
    return { ...file, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** What a caller's name may be on our disk: messages about the file then say the name that the caller knows. */
const safeName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '')
    .slice(-80) || 'upload';

type Received = Pick<ReceivedFile, 'path' | 'name'>;

async function receiveRaw(request: Request, folder: string): Promise<Received> {
  if (request.readableEnded) throw swallowed(request);
  const named = request.query.name;
  const name = typeof named === 'string' && named !== '' ? named : 'upload';
  const path = join(folder, safeName(name));
  await pipeline(request, createWriteStream(path));
  return { path, name };
}

/** The parsers of forms and JSON have read the body already; curl says "form" where nothing is said. */
const swallowed = (request: Request): Problem =>
  new Problem(
    'bad-request',
    `cannot take a file as ${request.headers['content-type']}: send it with the header "Content-Type: text/csv", or as a form with one file part`,
  );

async function receiveMultipart(request: Request, response: Response, folder: string): Promise<Received> {
  const storage = multer.diskStorage({
    destination: folder,
    filename: (_request, file, done) => done(null, safeName(file.originalname)),
  });
  await new Promise<void>((resolve, reject) =>
    multer({ storage, limits: { files: 1 } }).any()(request, response, (error: unknown) =>
      error
        ? reject(new Problem('bad-request', `cannot read the form: ${(error as Error).message}`))
        : resolve(),
    ),
  );
  const [file] = (request.files as Express.Multer.File[] | undefined) ?? [];
  if (!file) throw new Problem('bad-request', 'the form holds no file; send one file part');
  return { path: file.path, name: file.originalname };
}
