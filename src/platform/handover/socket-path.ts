import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SOCKET_NAME = 'gridbrief.sock';
/** Unix sockets have room for some 104 bytes of path. */
const MAX_SOCKET_PATH = 100;

/**
 * Where the service of a data folder listens. A folder with a long path is reached through a short link in the
 * temporary folder; the socket itself always lies in the data folder.
 */
export function socketPathOf(dataFolder: string): string {
  const folder = resolve(dataFolder);
  const direct = join(folder, SOCKET_NAME);
  if (Buffer.byteLength(direct) <= MAX_SOCKET_PATH) return direct;
  return join(linkTo(folder), SOCKET_NAME);
}

function linkTo(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const link = join(tmpdir(), `gridbrief-${process.getuid?.() ?? 0}-${name}`);
  if (currentTarget(link) === folder) return link;
  mkdirSync(folder, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(folder, link);
  return link;
}

function currentTarget(link: string): string | null {
  try {
    return readlinkSync(link);
  } catch {
    return null;
  }
}
