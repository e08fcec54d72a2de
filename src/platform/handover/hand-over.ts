import { connect, type Socket } from 'node:net';
import type { CommandInput } from '../commands/command';
import { systemCodeOf } from '../errors/problem';
import { framesOf, type Reply, send } from './frames';

/** Where the replies of a handed-over command go. */
export interface Terminal {
  out(text: string): void;
  message(text: string): void;
  progress(text: string): void;
  isTerminal: boolean;
}

/** Connects to the service of a data folder; null when nobody is there. */
async function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error) =>
      ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'].includes(systemCodeOf(error)) ? resolve(null) : reject(error),
    );
  });
}

/** Who serves the data folder; null when nobody does. */
export async function askWho(path: string): Promise<{ pid: number; url: string } | null> {
  const socket = await reach(path);
  if (!socket) return null;
  try {
    send(socket, { ask: 'who' });
    for await (const reply of framesOf<Reply>(socket)) if ('who' in reply) return reply.who;
    return null;
  } finally {
    socket.destroy();
  }
}

/** Lets the running service run the command; its exit code, or null when no service is there. */
export async function handOver(
  path: string,
  command: string,
  input: CommandInput,
  terminal: Terminal,
): Promise<number | null> {
  const socket = await reach(path);
  if (!socket) return null;
  send(socket, { ask: 'run', command, input, cwd: process.cwd(), terminal: terminal.isTerminal });
  for await (const reply of framesOf<Reply>(socket)) {
    if ('out' in reply) terminal.out(reply.out);
    else if ('message' in reply) terminal.message(reply.message);
    else if ('progress' in reply) terminal.progress(reply.progress);
    else if ('exit' in reply) return reply.exit;
  }
  terminal.message(
    'the service ended before the command was done; look at its log, and run the command again',
  );
  return 1;
}
