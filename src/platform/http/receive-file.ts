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
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  const name = request.is('multipart/form-data')
    ? await receiveMultipart(request, response, folder, path)
    : await receiveRaw(request, path);
  return { path, name, discard: () => rm(path, { force: true }) };
}

async function receiveRaw(request: Request, path: string): Promise<string> {
  await pipeline(request, createWriteStream(path));
  const named = request.query.name;
  return typeof named === 'string' && named !== '' ? named : 'upload';
}

async function receiveMultipart(
  request: Request,
  response: Response,
  folder: string,
  path: string,
): Promise<string> {
  const storage = multer.diskStorage({
    destination: folder,
    filename: (_request, _file, done) => done(null, path.slice(folder.length + 1)),
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
  return file.originalname;
}
