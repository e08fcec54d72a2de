import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Pieces are gathered to so many characters: each write is a call to the system. */
const CHARS_PER_WRITE = 1 << 16;

/** Written aside, made safe and renamed: whoever finds the file finds all of it, even after the power has failed. */
export async function writeWhole(path: string, content: Uint8Array | Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.part`;
  const file = await open(aside, 'w');
  try {
    await writeFile(file, content instanceof Uint8Array ? content : gathered(content));
    await file.datasync();
  } catch (error) {
    await file.close();
    await rm(aside, { force: true });
    throw error;
  }
  await file.close();
  await rename(aside, path);
}

function* gathered(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHARS_PER_WRITE) continue;
    yield text;
    text = '';
  }
  yield text;
}
