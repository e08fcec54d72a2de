/**
 * Keeps a time in which nothing is being changed. Many may work side by side; who wants quiet waits until they are
 * done, and whoever comes meanwhile waits until the quiet is over. Work must not be nested.
 */
export class QuietTime {
  private readonly working = new Set<Promise<unknown>>();
  /** until the last quiet that was asked for is over */
  private quiet: Promise<void> | null = null;

  /** Does work that changes something, after any quiet that was asked for before. */
  async work<T>(work: () => Promise<T>): Promise<T> {
    while (this.quiet) await this.quiet;
    const running = work();
    const settled = running.catch(() => undefined);
    this.working.add(settled);
    try {
      return await running;
    } finally {
      this.working.delete(settled);
    }
  }

  /** Does something while nobody else works. */
  async keep<T>(something: () => Promise<T>): Promise<T> {
    const before = this.quiet;
    let end = (): void => {};
    const mine = new Promise<void>((resolve) => (end = resolve));
    this.quiet = mine;
    try {
      await before;
      await Promise.all(this.working);
      return await something();
    } finally {
      if (this.quiet === mine) this.quiet = null;
      end();
    }
  }
}
