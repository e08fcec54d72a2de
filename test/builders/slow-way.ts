import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A way on loopback to a server, on which everything takes its time. */
export class SlowWay {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** Whatever comes from or goes to `url` is held up for `delayMs`. */
  static async to(url: string, delayMs: number): Promise<SlowWay> {
    const server = createServer();
    const way = new SlowWay(server);
    const { hostname, port } = new URL(url);
    server.on('connection', (near) => {
      const far = connect(Number(port), hostname);
      way.join(near, far, delayMs);
      way.join(far, near, delayMs);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return way;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(from: Socket, to: Socket, delayMs: number): void {
    this.sockets.add(from);
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    void (async () => {
      try {
        for await (const bytes of from) {
          await pause(delayMs);
          to.write(bytes as Buffer);
        }
        to.end();
      } catch {
        to.destroy();
      }
    })();
  }
}
