import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fromFd, type Entry, type ZipFile } from 'yauzl';
import { open as openFd } from 'node:fs';
import { promisify } from 'node:util';
import { Problem, systemCodeOf } from '../errors/problem';

const openDescriptor = promisify(openFd);
const READ_CHUNK_BYTES = 1 << 18;

/** Bytes of a file: as they are, unpacked from gzip, or the one file inside a zip; recognised by the first bytes. */
export async function openBytes(path: string): Promise<Readable> {
  const magic = await firstBytes(path);
  if (magic[0] === 0x1f && magic[1] === 0x8b)
    return pipeline(
      createReadStream(path, { highWaterMark: READ_CHUNK_BYTES }),
      createGunzip({ chunkSize: READ_CHUNK_BYTES }),
      () => undefined, // whoever reads the end of the pipe meets the error
    );
  if (magic.toString('latin1', 0, 2) === 'PK') return openZipEntry(path);
  return createReadStream(path, { highWaterMark: READ_CHUNK_BYTES });
}

/** Whether the file's bytes are its text: neither gzip nor zip. */
export async function isUnpacked(path: string): Promise<boolean> {
  const magic = await firstBytes(path);
  return !(magic[0] === 0x1f && magic[1] === 0x8b) && magic.toString('latin1', 0, 2) !== 'PK';
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Problem('file-unreadable', cannotOpen(path, systemCodeOf(error)), { cause: error });
  }
}

function cannotOpen(path: string, code: string): string {
  const why: Record<string, string> = {
    ENOENT: 'it does not exist; check the path',
    EACCES: 'this user may not read it; change its permissions',
    EISDIR: 'it is a folder; name a file',
  };
  return `cannot read ${path}: ${why[code] ?? code}`;
}

async function openZipEntry(path: string): Promise<Readable> {
  const zip = await openZip(path);
  const entry = await onlyFile(path, zip);
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(brokenZip(path, error)) : resolve(stream))),
  );
}

async function openZip(path: string): Promise<ZipFile> {
  const descriptor = await openDescriptor(path, 'r');
  return new Promise((resolve, reject) =>
    fromFd(descriptor, { lazyEntries: true, autoClose: true }, (error, zip) =>
      error ? reject(brokenZip(path, error)) : resolve(zip),
    ),
  );
}

const brokenZip = (path: string, cause: unknown): Problem =>
  new Problem(
    'file-truncated',
    `cannot unpack ${basename(path)}: the zip file is damaged or cut off; fetch it again`,
    {
      cause,
    },
  );

function onlyFile(path: string, zip: ZipFile): Promise<Entry> {
  return new Promise((resolve, reject) => {
    let found: Entry | null = null;
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith('/')) return zip.readEntry();
      if (found) return reject(new Problem('file-unreadable', manyFiles(path)));
      found = entry;
      if (zip.entriesRead === zip.entryCount) return resolve(entry);
      return zip.readEntry();
    });
    zip.on('end', () =>
      found ? resolve(found) : reject(new Problem('file-empty', `${basename(path)} holds no file`)),
    );
    zip.on('error', (error: Error) => reject(brokenZip(path, error)));
    zip.readEntry();
  });
}

const manyFiles = (path: string): string =>
  `cannot read ${basename(path)}: it holds more than one file; unpack it and import them one by one`;
