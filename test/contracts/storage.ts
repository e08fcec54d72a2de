import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where an adapter under test keeps its data: `open` after a `close` finds what was there. */
export interface Storage<Port> {
  open(): Promise<Port>;
  remove(): Promise<void>;
}

/** Storage in a folder of its own. */
export async function inFolder<Port>(open: (folder: string) => Promise<Port>): Promise<Storage<Port>> {
  const folder = await mkdtemp(join(tmpdir(), 'gridbrief-test-'));
  return { open: () => open(folder), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Storage that lives as long as the test. */
export async function inMemory<Port>(open: () => Port | Promise<Port>): Promise<Storage<Port>> {
  const port = await open();
  return { open: async () => port, remove: async () => {} };
}
