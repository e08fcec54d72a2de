import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { LocalDate } from '../../domain/time/local-date';
import { Zone } from '../../domain/time/zone';
import { messageOf } from '../../platform/errors/problem';
import { Timetable } from '../../platform/schedule/timetable';
import { Clock } from '../../ports/clock';
import { DayStates } from '../../ports/day-states';
import { SettingsSource } from '../../ports/utility-settings';
import { AGGREGATE_JOB, AggregateService } from './aggregate.service';

/** The nightly run: every day up to yesterday, in order, also those that were slept through. */
@Injectable()
export class AggregateJob implements OnApplicationBootstrap {
  constructor(
    private readonly aggregates: AggregateService,
    private readonly days: DayStates,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): void {
    const { schedules, timeZone } = this.source.settings;
    this.timetable.add(AGGREGATE_JOB, schedules.aggregate, timeZone, () => this.runDue());
    void this.run();
  }

  /** Runs what is due, or waits for the run that is under way. */
  run(): Promise<void> {
    return this.timetable.run(AGGREGATE_JOB, () => this.runDue());
  }

  /** Catches up from the last day that was done to yesterday, then computes what late readings have touched. */
  private async runDue(): Promise<void> {
    const yesterday = new Zone(this.source.settings.timeZone).dayOf(this.clock.now().getTime()) - 1;
    const last = await this.days.lastDone(AGGREGATE_JOB);
    for (let day = (last ?? yesterday - 1) + 1; day <= yesterday; day++) await this.runDay(day);
    await this.aggregates.aggregateStale();
  }

  private async runDay(day: LocalDate): Promise<void> {
    try {
      await this.aggregates.aggregateDays([day]);
      await this.days.jobDone(AGGREGATE_JOB, day, this.clock.now());
    } catch (error) {
      await this.days.jobFailed(AGGREGATE_JOB, day, messageOf(error), this.clock.now());
      throw error;
    }
  }
}
