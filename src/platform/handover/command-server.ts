import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Command, CommandContext, CommandInput } from '../commands/command';
import { runCommand } from '../commands/run-command';
import { framesOf, type Request, send } from './frames';

export interface ServedCommands {
  find(name: string): Command | undefined;
  get: CommandContext['get'];
  /** address of the HTTP service */
  url: string;
}

/** Runs commands that are handed over through the socket of the data folder, readable by its owner only. */
export class CommandServer {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly path: string,
    private readonly served: ServedCommands,
  ) {}

  /** Listens; a socket that a dead service left behind is taken over. Ask `askWho` before: nobody may be there. */
  async listen(): Promise<void> {
    rmSync(this.path, { force: true });
    const server = createServer((socket) => void this.serve(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.path, resolve);
    });
    chmodSync(this.path, 0o600);
    this.server = server;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    const { server } = this;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
    rmSync(this.path, { force: true });
  }

  private async serve(socket: Socket): Promise<void> {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    for await (const request of framesOf<Request>(socket)) {
      if (request.ask === 'who') send(socket, { who: { pid: process.pid, url: this.served.url } });
      else await this.run(request, socket);
    }
  }

  private async run(request: Extract<Request, { ask: 'run' }>, socket: Socket): Promise<void> {
    const context: CommandContext = {
      out: (text) => send(socket, { out: text }),
      message: (text) => send(socket, { message: text }),
      progress: (text) => (request.terminal ? send(socket, { progress: text }) : undefined),
      cwd: request.cwd,
      run: (name, input, as = context) => this.exitCodeOf(name, input, as),
      get: this.served.get,
    };
    send(socket, { exit: await this.exitCodeOf(request.command, request.input, context) });
    socket.end();
  }

  private async exitCodeOf(name: string, input: CommandInput, context: CommandContext): Promise<number> {
    const command = this.served.find(name);
    if (!command) {
      context.message(`the running service does not know the command "${name}"; restart it after an update`);
      return 1;
    }
    return runCommand(command, input, context);
  }
}
