import type { Session } from './session';

/** Sessions for reading, opened as needed up to a number; who finds none waits in line. */
export class SessionPool {
  private readonly idle: Session[] = [];
  private readonly waiting: ((session: Session) => void)[] = [];
  private opened = 0;
  private readonly running = new Set<Promise<unknown>>();

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

  /** Waits for what is running. */
  async close(): Promise<void> {
    await Promise.allSettled(this.running);
    for (const session of this.idle.splice(0)) session.close();
  }

  private take(): Promise<Session> | Session {
    const session = this.idle.pop();
    if (session) return session;
    if (this.opened < this.size) {
      this.opened++;
      return this.open().catch((cause: unknown) => {
        this.opened--;
        throw cause;
      });
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private giveBack(session: Session): void {
    const next = this.waiting.shift();
    if (next) next(session);
    else this.idle.push(session);
  }
}
