import { Injectable } from '@nestjs/common';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { Zone } from '../../domain/time/zone';
import { Clock } from '../../ports/clock';
import { ClosingFleet } from '../../ports/closing-fleet';
import { type ClosingState, EVIDENCE, PeriodResults, type PeriodTable } from '../../ports/period-results';
import { SettingsSource } from '../../ports/utility-settings';
import { changesAgainst } from './changed-rows';
import { type ClosingPeriods, openDaysOf, periodsClosingOn, sourceDaysOf } from './closing-groups';
import { revisionOf, type Staleness, stalenessOf } from './closing-staleness';
import { type FlaggedPeriod, verifyFlagged } from './flagged-periods';
import { FlagFollowUp } from './flag-follow-up';
import { flagTurns } from './flag-turns';
import { PeriodClosing } from './period-closing';

export const CLOSE_JOB = 'close-period';

/** What closing a day came to. */
export interface ClosedDay {
  day: string;
  /** points whose period closed */
  closed: number;
  flagged: number;
  notComparable: number;
  /** results that are new or whose figures changed */
  changed: number;
  /** notices added to the outbox */
  notices: number;
  /** field cases opened */
  cases: number;
}

/** Closes billing periods. A job is a function of a date: run again it gives the same and tells nobody twice. */
@Injectable()
export class ClosePeriodsService {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly closing: PeriodClosing,
    private readonly results: PeriodResults,
    private readonly fleet: ClosingFleet,
    private readonly followUp: FlagFollowUp,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
  ) {}

  /** Closes the periods whose last day that is, whether it was done before or not. */
  close(day: LocalDate): Promise<ClosedDay> {
    return this.inTurn(() => this.closeDay(day, 'all'));
  }

  /** Every closing day up to yesterday that was never closed, whose sources are newer, or that waits no longer; in order. */
  closeDue(onDay?: (day: ClosedDay, left: number) => void): Promise<ClosedDay[]> {
    return this.inTurn(() => this.closeDueNow(onDay));
  }

  private async closeDueNow(onDay?: (day: ClosedDay, left: number) => void): Promise<ClosedDay[]> {
    const due = await this.dueDays();
    const done: ClosedDay[] = [];
    for (const [day, staleness] of due) {
      const closed = await this.closeDay(day, staleness);
      done.push(closed);
      onDay?.(closed, due.length - done.length);
    }
    return done;
  }

  /** The results of a day as they stand, reckoned now where it was not closed or its sources are newer; writes nothing. */
  async resultsOn(day: LocalDate): Promise<{ table: PeriodTable; isStored: boolean }> {
    const revisions = await this.results.sourceRevisions();
    const state = (await this.results.states()).find((each) => each.day === day);
    if (stalenessOf(state, revisions) === 'fresh')
      return { table: await this.results.closedOn(day), isStored: true };
    const periods = periodsClosingOn(await this.fleet.cycles(), day);
    const table = await this.closing.reckon(periods, day, firstDayOf(revisions));
    await this.verified(table, day);
    return { table, isStored: false };
  }

  /** One close at a time: each is compared with what the one before has stored. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async dueDays(): Promise<[LocalDate, Staleness][]> {
    const revisions = await this.results.sourceRevisions();
    const states = new Map((await this.results.states()).map((state) => [state.day, state]));
    const waiting = new Set((await this.results.waitingDays()).filter((day) => this.waitIsOver(day)));
    const cycles = await this.fleet.cycles();
    const due: [LocalDate, Staleness][] = [];
    for (let day = firstDayOf(revisions); day < this.today(); day++) {
      const periods = periodsClosingOn(cycles, day);
      const reaches = periods.some(({ current }) => current.from - 1 >= firstDayOf(revisions));
      const staleness = states.has(day) || reaches ? stalenessOf(states.get(day), revisions) : 'fresh';
      if (staleness !== 'fresh' || waiting.has(day))
        due.push([day, staleness === 'fresh' ? 'open' : staleness]);
    }
    return due;
  }

  private async closeDay(day: LocalDate, staleness: Staleness): Promise<ClosedDay> {
    const periods = periodsClosingOn(await this.fleet.cycles(), day);
    const revisions = await this.results.sourceRevisions();
    const stored = await this.results.closedOn(day);
    const basis = staleness === 'open' ? stored : null;
    const table = await this.closing.reckon(periods, day, firstDayOf(revisions), basis);
    const flagged = await this.verified(table, day);
    const changes = changesAgainst(stored, table);
    const told = await this.followUp.follow(day, table, flagged, flagTurns(stored, table, changes));
    await this.results.save(day, changes.changed, changes.gone);
    await this.results.closed(this.stateOf(day, periods, revisions, table));
    return { ...countsOf(day, table), changed: changes.changed.count, ...told };
  }

  private async verified(table: PeriodTable, day: LocalDate): Promise<FlaggedPeriod[]> {
    const keys = table.key.filter((_, row) => table.flagged[row] === 1);
    if (keys.length === 0) return [];
    const from = table.from.reduce((lowest, each) => Math.min(lowest, each), Infinity);
    const findings = await this.fleet.openFindings(from - 1, day);
    const contacts = await this.fleet.contacts(keys, day);
    return verifyFlagged(table, contacts, findings, this.source.settings.changes, this.today());
  }

  private stateOf(
    day: LocalDate,
    periods: ClosingPeriods[],
    revisions: ReadonlyMap<LocalDate, number>,
    table: PeriodTable,
  ): ClosingState {
    const sourceDays = sourceDaysOf(periods);
    const isWatched = table.evidence.some((bits) => (bits & EVIDENCE.watched) !== 0);
    const openDays = isWatched ? openDaysOf(periods, this.source.settings.metering.interpolationDays) : [];
    return {
      day,
      sourceDays,
      sourceRevision: revisionOf(sourceDays, revisions),
      openDays,
      openRevision: revisionOf(openDays, revisions),
      closedAt: this.clock.now(),
    };
  }

  private waitIsOver(day: LocalDate): boolean {
    return this.today() > day + 1 + this.source.settings.changes.laterRegisterWaitDays;
  }

  private today(): LocalDate {
    return new Zone(this.source.settings.timeZone).dayOf(this.clock.now().getTime());
  }
}

/** The first day that has sources; +Infinity while there is none. */
const firstDayOf = (revisions: ReadonlyMap<LocalDate, number>): LocalDate => {
  let first = Infinity;
  for (const day of revisions.keys()) if (day < first) first = day;
  return first;
};

function countsOf(
  day: LocalDate,
  table: PeriodTable,
): Pick<ClosedDay, 'day' | 'closed' | 'flagged' | 'notComparable'> {
  let [flagged, notComparable] = [0, 0];
  for (let row = 0; row < table.count; row++) {
    flagged += table.flagged[row];
    if (table.reason[row] > 0) notComparable++;
  }
  return { day: formatLocalDate(day), closed: table.count, flagged, notComparable };
}
