import type { Session } from './session';

/** Sessions for reading, opened as needed up to a number; who finds none waits in line. */
export class SessionPool {
  private readonly idle: Session[] = [];
  private readonly waiting: ((session: Session) => void)[] = [];
  private readonly running = new Set<Promise<unknown>>();
  private opened = 0;
  private closed = false;

  constructor(
    private readonly open: () => Promise<Session>,
    private readonly size: number,
  ) {}

  async use<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.take();
    const running = work(session);
    this.running.add(running);
    try {
      return await running;
    } finally {
      this.running.delete(running);
      this.giveBack(session);
    }
  }

  /** For work that lasts: whoever takes gives back. */
  async take(): Promise<Session> {
    const session = this.idle.pop();
    if (session) return session;
    if (this.opened === this.size) return new Promise((resolve) => this.waiting.push(resolve));
    this.opened++;
    try {
      return await this.open();
    } catch (cause) {
      this.opened--;
      throw cause;
    }
  }

  giveBack(session: Session): void {
    const next = this.waiting.shift();
    if (next) next(session);
    else if (this.closed) session.close();
    else this.idle.push(session);
  }

  /** Waits for what is running; sessions still taken are closed when they come back. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.running);
    for (const session of this.idle.splice(0)) session.close();
  }
}
