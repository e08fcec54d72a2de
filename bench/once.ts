import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Once {
  ms: number;
  memoryMb: number;
  head: { closed?: number; flagged?: number; notices?: number; cases?: number };
  /** days and channels of the whole fleet that were read */
  fleetDays: [day: number, channel: number][];
}

/** Runs a command on the house in `folder` in a process of its own; options as `json` or `on=2025-06-30`. */
export async function once(
  folder: string,
  variables: Record<string, string>,
  ...args: string[]
): Promise<Once> {
  const typescript = join(__dirname, '..', 'test', 'contracts', 'crash', 'typescript.cjs');
  const command = [
    '-r',
    typescript,
    join(__dirname, 'close-once.ts'),
    folder,
    JSON.stringify(variables),
    ...args,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Once;
}

export const seconds = ({ ms }: Once): string => `${(ms / 1000).toFixed(1)} s`;
