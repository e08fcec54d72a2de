import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { CommandInput } from '../commands/command';

/** What a command line sends to the service, as one line of JSON. */
export type Request =
  { ask: 'who' } | { ask: 'run'; command: string; input: CommandInput; cwd: string; terminal: boolean };

/** What comes back, one line of JSON each; `exit` is the last. */
export type Reply =
  | { who: { pid: number; url: string } }
  | { out: string }
  | { message: string }
  | { progress: string }
  | { exit: number };

export const send = (socket: Socket, frame: Request | Reply): void => {
  if (!socket.destroyed) socket.write(`${JSON.stringify(frame)}\n`);
};

/** Frames as they arrive; ends with the connection. */
export async function* framesOf<Frame extends Request | Reply>(socket: Socket): AsyncGenerator<Frame> {
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity }))
    if (line !== '') yield JSON.parse(line) as Frame;
}
