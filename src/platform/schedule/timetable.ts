import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { messageOf, Problem } from '../errors/problem';

/** A server that was away is often back by then, and the next time of the job may be a day off. */
export const TRIED_AGAIN_AFTER_MS = 5 * 60_000;

/**
 * Runs jobs by cron expressions in the utility's time zone; a job that is still at work is not started again. One that fails for a reason
 * that may pass (`retryable`) is tried again soon: a job does what is due, whenever it runs.
 */
@Injectable()
export class Timetable implements OnModuleDestroy {
  private readonly logger = new Logger('schedule');
  private readonly running = new Map<string, Promise<void>>();
  private stopped = false;
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(private readonly registry: SchedulerRegistry) {}

  /** `cron` with or without seconds. Throws a coded problem for an expression that is none. */
  add(name: string, cron: string, timeZone: string, work: () => Promise<unknown>): void {
    try {
      const job = new CronJob(cron, () => void this.run(name, work), null, false, timeZone);
      this.registry.addCronJob(name, job);
      job.start();
    } catch (cause) {
      throw new Problem('schedule-faulty', `cannot schedule ${name} by "${cron}": ${messageOf(cause)}`, {
        cause,
      });
    }
  }

  /** Starts the work now, unless it runs already; resolves when it is done, whatever came of it. */
  run(name: string, work: () => Promise<unknown>): Promise<void> {
    const current = this.running.get(name);
    if (current) return current;
    clearTimeout(this.waiting.get(name));
    const started = work()
      .then(() => undefined)
      .catch((error: unknown) => this.failed(name, work, error))
      .finally(() => this.running.delete(name));
    this.running.set(name, started);
    return started;
  }

  /** Waits for what is at work, so that a stop cuts nothing off. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const timer of this.waiting.values()) clearTimeout(timer);
    for (const name of this.registry.getCronJobs().keys()) this.registry.deleteCronJob(name);
    await Promise.all(this.running.values());
  }

  private failed(name: string, work: () => Promise<unknown>, error: unknown): void {
    this.logger.error(`${name} failed: ${messageOf(error)}`);
    if (this.stopped || !mayPass(error)) return;
    this.waiting.set(
      name,
      setTimeout(() => void this.run(name, work), TRIED_AGAIN_AFTER_MS),
    );
  }
}

const mayPass = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { retryable?: unknown }).retryable === true;
