/** So often the line is written anew: no reader follows more, and a service sends each through a socket. */
const MS_BETWEEN = 200;
/** The first ones wait for a browser to start and say nothing about the rate. */
const WARM_UP = 5;

/** How far a long run is, how fast it goes and how long it will take. */
export class RunProgress {
  private shownAt = -Infinity;
  private warm: { at: number; done: number } | null = null;

  constructor(
    private readonly tell: (text: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  show(done: number, total: number): void {
    const at = this.now();
    if (!this.warm && done >= WARM_UP) this.warm = { at, done };
    if (at - this.shownAt < MS_BETWEEN && done < total) return;
    this.shownAt = at;
    this.tell(`${done} of ${total}${this.speed(at, done, total)}`);
  }

  private speed(at: number, done: number, total: number): string {
    if (!this.warm || at <= this.warm.at) return '';
    const perSecond = ((done - this.warm.done) * 1000) / (at - this.warm.at);
    return `, ${perSecond.toFixed(1)} a second, ${durationText((total - done) / perSecond)} left`;
  }
}

function durationText(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
