import { Injectable } from '@nestjs/common';
import { formatLocalDate } from '../../domain/time/local-date';
import { Problem } from '../../platform/errors/problem';
import { ReadingStore } from '../../ports/reading-store';
import { type SeriesStoreName, SeriesStores } from '../../ports/series-stores';
import { UsagePointRecords } from '../../ports/usage-point-records';
import type { OnProgress } from './backup.service';
import { DayTotals, firstDifference } from './day-totals';
import {
  areaDaysOf,
  type Block,
  blocksOf,
  endsOf,
  intervalsOf,
  sameAreaDays,
  sameIntervals,
  sameReadings,
} from './series-content';

export interface Moved {
  from: SeriesStoreName;
  to: SeriesStoreName;
  days: number;
  readings: number;
  /** what was there already, from a run that was broken off */
  unchangedReadings: number;
}

/** Copies the series into another store, compares, and lets the data folder change over. */
@Injectable()
export class MoveSeriesService {
  constructor(
    private readonly store: ReadingStore,
    private readonly stores: SeriesStores,
    private readonly points: UsagePointRecords,
  ) {}

  /** What the other store holds already in the same form is left alone: a move that was broken off goes on. */
  async move(to: SeriesStoreName, onProgress: OnProgress): Promise<Moved> {
    const from = this.stores.current;
    if (to === from)
      throw new Problem('same-store', `cannot move the series to ${to}: that is where they are`);
    const target = await this.stores.open(to);
    try {
      const moved = await this.copy(target, onProgress);
      await target.merge();
      await this.stores.changeOver(to);
      return { from, to, ...moved };
    } finally {
      await target.close();
    }
  }

  private async copy(target: ReadingStore, onProgress: OnProgress): Promise<Omit<Moved, 'from' | 'to'>> {
    const blocks = await blocksOf(this.store, await this.points.size());
    const [given, taken] = [new DayTotals(), new DayTotals()];
    let unchangedReadings = 0;
    for (const [at, block] of blocks.entries()) {
      unchangedReadings += await this.copyBlock(block, target, given, taken);
      onProgress(`readings: ${at + 1} of ${blocks.length} blocks, ${taken.readings} readings …`);
    }
    const difference = firstDifference(taken.list(), given.list());
    if (difference !== null) throw differs(difference);
    await this.copyIntervals(target, onProgress);
    await this.copyAreaDays(target);
    const days = new Set(given.list().map(({ day }) => day)).size;
    return { days, readings: taken.readings, unchangedReadings };
  }

  /** Gives back how many readings needed no writing. */
  private async copyBlock(
    { keys, from, to }: Block,
    target: ReadingStore,
    given: DayTotals,
    taken: DayTotals,
  ): Promise<number> {
    const rows = await this.store.rowsOf(keys, from, to);
    given.add(rows);
    const present = await target.rowsOf(keys, from, to);
    const isThere = sameReadings(rows, present);
    if (!isThere) await target.write(rows);
    const stored = isThere ? present : await target.rowsOf(keys, from, to);
    if (!sameReadings(rows, stored))
      throw differs(
        `readings between ${formatLocalDate(from)} and ${formatLocalDate(to)}: ${stored.count} instead of ${rows.count}`,
      );
    taken.add(stored);
    return isThere ? rows.count : 0;
  }

  private async copyIntervals(target: ReadingStore, onProgress: OnProgress): Promise<void> {
    let copied = 0;
    for await (const days of intervalsOf(this.store)) {
      const keys = Int32Array.from(new Set(days.map(({ key }) => key)));
      if (days.length === 0) continue;
      const [from, to] = endsOf(days.map(({ day }) => day));
      if (!sameIntervals(days, await target.intervals(keys, from, to))) await target.writeIntervals(days);
      if (!sameIntervals(days, await target.intervals(keys, from, to)))
        throw differs(`interval days between ${formatLocalDate(from)} and ${formatLocalDate(to)}`);
      copied += days.length;
      onProgress(`intervals: ${copied} days …`);
    }
  }

  private async copyAreaDays(target: ReadingStore): Promise<void> {
    const areas = (await this.points.areas()).length;
    for await (const rows of areaDaysOf(this.store, areas)) await target.writeAreaDays(rows);
    const stored = areaDaysOf(target, areas);
    for await (const rows of areaDaysOf(this.store, areas)) {
      const twin = await stored.next();
      if (twin.done || !sameAreaDays(rows, twin.value)) throw differs('load by area');
    }
  }
}

const differs = (what: string): Problem =>
  new Problem(
    'move-differs',
    `the series were not moved: the other store gives back other data (${what}); the data folder stays with its store. Empty the other store and run it again`,
  );
