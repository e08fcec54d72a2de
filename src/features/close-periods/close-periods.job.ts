import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { LocalDate } from '../../domain/time/local-date';
import { Zone } from '../../domain/time/zone';
import { messageOf } from '../../platform/errors/problem';
import { Timetable } from '../../platform/schedule/timetable';
import { Clock } from '../../ports/clock';
import { DayStates } from '../../ports/day-states';
import { SettingsSource } from '../../ports/utility-settings';
import { CLOSE_JOB, ClosePeriodsService } from './close-periods.service';

/** The nightly run: every closing day up to yesterday, in order, also those that were slept through. */
@Injectable()
export class ClosePeriodsJob implements OnApplicationBootstrap {
  constructor(
    private readonly closing: ClosePeriodsService,
    private readonly days: DayStates,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): void {
    const { schedules, timeZone } = this.source.settings;
    this.timetable.add(CLOSE_JOB, schedules.closePeriods, timeZone, () => this.runDue());
    void this.run();
  }

  /** Runs what is due, or waits for the run that is under way. */
  run(): Promise<void> {
    return this.timetable.run(CLOSE_JOB, () => this.runDue());
  }

  private async runDue(): Promise<void> {
    const yesterday = new Zone(this.source.settings.timeZone).dayOf(this.clock.now().getTime()) - 1;
    try {
      await this.closing.closeDue();
      await this.note(yesterday);
    } catch (error) {
      await this.days.jobFailed(CLOSE_JOB, yesterday, messageOf(error), this.clock.now());
      throw error;
    }
  }

  /** One entry a night: days without an entry were slept through, their periods are closed all the same. */
  private async note(day: LocalDate): Promise<void> {
    if ((await this.days.lastDone(CLOSE_JOB)) !== day)
      await this.days.jobDone(CLOSE_JOB, day, this.clock.now());
  }
}
