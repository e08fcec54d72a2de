import { Injectable } from '@nestjs/common';
import { DATA_ACTOR } from '../../domain/changes/usage-case';
import type { LocalDate } from '../../domain/time/local-date';
import { ClosingFleet } from '../../ports/closing-fleet';
import { Clock } from '../../ports/clock';
import { Outbox } from '../../ports/outbox';
import { type PeriodTable, resultAt } from '../../ports/period-results';
import { CaseFollowUp } from './case-follow-up';
import { heldBill, noticeKindOf, noticesFor } from '../../reports/changes/notices';
import { placesByKey } from './changed-rows';
import type { FlagTurns } from './flag-turns';
import type { FlaggedPeriod } from './flagged-periods';

/**
 * What follows from flags: everyone flagged is told at once, the bill's notice is held, cases open. What lost its
 * ground before it was delivered is withdrawn. Runs before the results are stored: cut off in between, it runs again
 * and changes nothing.
 */
@Injectable()
export class FlagFollowUp {
  constructor(
    private readonly outbox: Outbox,
    private readonly cases: CaseFollowUp,
    private readonly fleet: ClosingFleet,
    private readonly clock: Clock,
  ) {}

  async follow(
    day: LocalDate,
    table: PeriodTable,
    flagged: readonly FlaggedPeriod[],
    turns: FlagTurns,
  ): Promise<{ notices: number; cases: number }> {
    const news = flagged.filter(({ contact }) => turns.changed.has(contact.key));
    const now = this.clock.now();
    const notices = await this.outbox.put(news.flatMap((period) => noticesFor(period, now)));
    await this.withdrawOpposite(day + 1, news);
    await this.withdraw(day + 1, turns.unflagged, ['usage-increase', 'usage-decrease']);
    const { opened, unsettled } = await this.cases.follow(day, table, news, turns.changed);
    await this.outbox.move(day + 1, opened, ['bill-notice'], ['ready'], 'held', this.byData());
    await this.releaseUnflagged(day, table, turns, unsettled);
    return { notices, cases: opened.length };
  }

  /** A notice that said the usage rose where it fell. */
  private async withdrawOpposite(until: LocalDate, news: readonly FlaggedPeriod[]): Promise<void> {
    for (const [kind, opposite] of [
      ['usage-increase', 'usage-decrease'],
      ['usage-decrease', 'usage-increase'],
    ] as const) {
      const keys = news.filter((period) => noticeKindOf(period) === kind).map(({ contact }) => contact.key);
      await this.withdraw(until, Int32Array.from(keys), [opposite]);
    }
  }

  private async withdraw(
    until: LocalDate,
    keys: Int32Array,
    kinds: readonly ('usage-increase' | 'usage-decrease')[],
  ): Promise<void> {
    await this.outbox.move(until, keys, kinds, ['held', 'ready', 'failed'], 'withdrawn', this.byData());
  }

  /** Nothing holds a bill any more whose period is known now and not flagged; it goes out with the new figures. */
  private async releaseUnflagged(
    day: LocalDate,
    table: PeriodTable,
    { changed }: FlagTurns,
    unsettled: ReadonlySet<number>,
  ): Promise<void> {
    const held = await this.outbox.keysIn(day + 1, 'bill-notice', 'held');
    const places = placesByKey(table);
    const isFree = (place: number | undefined): boolean =>
      place !== undefined && table.flagged[place] === 0 && !Number.isNaN(table.billedKwh[place]);
    const keys = held.filter((key) => changed.has(key) && !unsettled.has(key) && isFree(places.get(key)));
    const contacts = await this.fleet.contacts(keys, day);
    const told = [...contacts.values()].map((contact) => ({
      contact,
      result: resultAt(table, places.get(contact.key)!),
    }));
    await this.outbox.put(told.map((period) => heldBill(period, this.clock.now())));
    await this.outbox.move(day + 1, keys, ['bill-notice'], ['held'], 'ready', this.byData());
  }

  private byData(): { id: string; at: Date } {
    return { id: DATA_ACTOR.id, at: this.clock.now() };
  }
}
