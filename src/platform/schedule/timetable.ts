import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { messageOf, Problem } from '../errors/problem';

/** Runs jobs by cron expressions in the utility's time zone; a job that is still at work is not started again. */
@Injectable()
export class Timetable implements OnModuleDestroy {
  private readonly logger = new Logger('schedule');
  private readonly running = new Map<string, Promise<void>>();

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
    const started = work()
      .then(() => undefined)
      .catch((error: unknown) => this.logger.error(`${name} failed: ${messageOf(error)}`))
      .finally(() => this.running.delete(name));
    this.running.set(name, started);
    return started;
  }

  /** Waits for what is at work, so that a stop cuts nothing off. */
  async onModuleDestroy(): Promise<void> {
    for (const name of this.registry.getCronJobs().keys()) this.registry.deleteCronJob(name);
    await Promise.all(this.running.values());
  }
}
