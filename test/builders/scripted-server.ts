import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. */
export type Turn = (response: ServerResponse, body: string, request: IncomingMessage) => void;

/** A turn that answers. */
export const answering =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): Turn =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === '' ? undefined : JSON.stringify(body));
  };

/** A turn that breaks the connection, with or without a beginning of an answer. */
export const breaking =
  (beginning = ''): Turn =>
  (response) => {
    if (beginning === '') response.socket?.resetAndDestroy();
    else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(beginning, () => response.socket?.resetAndDestroy());
    }
  };

/** A turn that says nothing at all. */
export const silent: Turn = () => undefined;

export interface Asked {
  method: string;
  path: string;
  body: string;
  atMs: number;
}

/** An HTTP server on loopback that takes one turn a request, the last of them again and again. */
export class ScriptedServer {
  readonly asked: Asked[] = [];

  private constructor(
    private readonly server: Server,
    private readonly turns: Turn[],
  ) {}

  static async start(...turns: Turn[]): Promise<ScriptedServer> {
    const server = createServer();
    const scripted = new ScriptedServer(server, turns);
    server.on('request', (request, response) => void scripted.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return scripted;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk as string;
    this.asked.push({ method: request.method!, path: request.url!, body, atMs: performance.now() });
    const turn = this.turns.length > 1 ? this.turns.shift()! : this.turns[0];
    turn(response, body, request);
  }
}
