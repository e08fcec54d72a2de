import { Injectable } from '@nestjs/common';
import type { CaseState } from '../../domain/changes/usage-case';
import { formatLocalDate } from '../../domain/time/local-date';
import { Zone } from '../../domain/time/zone';
import { messageOf } from '../../platform/errors/problem';
import { CaseRecords } from '../../ports/case-records';
import { Clock } from '../../ports/clock';
import { DayStates } from '../../ports/day-states';
import { ImportRecords } from '../../ports/import-records';
import { type NoticeKind, type NoticeState, Outbox } from '../../ports/outbox';
import { ReadingStore } from '../../ports/reading-store';
import { type SeriesStoreName, SeriesStores } from '../../ports/series-stores';
import { UsagePointRecords } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';
import { countCases } from '../../reports/changes/case-json';

/** How the house stands, as `status --json` gives it. */
export interface StatusJson {
  usagePoints: number;
  /** which store holds the series, and why it cannot be read now; null = it can */
  series: { store: SeriesStoreName; problem: string | null };
  /** null also where the series cannot be read */
  lastReadingDay: string | null;
  lastImportAt: string | null;
  lastAggregatedDay: string | null;
  /** days whose sources are newer than their result */
  daysToRecompute: { count: number; first: string | null; last: string | null };
  /** coverage of the last aggregated day by network node; empty where the series cannot be read */
  nodes: { path: string; lastDay: string | null; received: number; expected: number }[];
  jobs: { job: string; forDay: string; at: string; error: string | null }[];
  /** days up to yesterday for which the nightly run has not been done */
  missedNights: number;
  queues: QueueLengths;
}

/** What waits for somebody. */
export interface QueueLengths {
  parkedReadings: number;
  /** re-verification cases that are not closed, and how many of them are late */
  cases: { open: number; overdue: number; states: Record<Exclude<CaseState, 'closed'>, number> };
  /** rows of the outbox by kind and state */
  notices: { kind: NoticeKind; state: NoticeState; count: number }[];
}

@Injectable()
export class StatusService {
  constructor(
    private readonly store: ReadingStore,
    private readonly stores: SeriesStores,
    private readonly records: UsagePointRecords,
    private readonly days: DayStates,
    private readonly imports: ImportRecords,
    private readonly cases: CaseRecords,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
  ) {}

  async status(): Promise<StatusJson> {
    // today's sources may still come: only days that are over wait for anything
    const stale = (await this.days.stale()).filter(({ day }) => day < this.today());
    const lastAggregated = await this.days.lastAggregated();
    const series = await this.seriesState(lastAggregated);
    const runs = await this.days.jobRuns(20);
    return {
      usagePoints: await this.records.size(),
      series: { store: this.stores.current, problem: series.problem },
      lastReadingDay: dayText(series.lastDay),
      lastImportAt: (await this.imports.lastFinishedAt())?.toISOString() ?? null,
      lastAggregatedDay: dayText(lastAggregated),
      daysToRecompute: {
        count: stale.length,
        first: dayText(stale[0]?.day ?? null),
        last: dayText(stale[stale.length - 1]?.day ?? null),
      },
      nodes: series.nodes,
      jobs: runs.map(({ job, forDay, at, error }) => ({
        job,
        forDay: formatLocalDate(forDay),
        at: at.toISOString(),
        error,
      })),
      missedNights: await this.missedNights(),
      queues: await this.queues(),
    };
  }

  /** The store of the series may be away; the rest of the status is asked for most when it is. */
  private async seriesState(
    lastAggregated: number | null,
  ): Promise<{ problem: string | null; lastDay: number | null; nodes: StatusJson['nodes'] }> {
    try {
      const lastDay = await this.store.lastDay();
      return { problem: null, lastDay, nodes: await this.nodes(lastAggregated) };
    } catch (error) {
      return { problem: messageOf(error), lastDay: null, nodes: [] };
    }
  }

  private async nodes(lastDay: number | null): Promise<StatusJson['nodes']> {
    if (lastDay === null) return [];
    const areas = (await this.records.areas()).filter(({ kind }) => kind === 'network');
    const rows = await this.store.areaDays(
      Int32Array.from(areas, ({ index }) => index),
      lastDay - 6,
      lastDay,
    );
    return areas.map(({ index, path }) => {
      const received = rows.filter((row) => row.area === index && row.received > 0);
      const last = received[received.length - 1];
      const today = rows.find((row) => row.area === index && row.day === lastDay);
      return {
        path,
        lastDay: dayText(last?.day ?? null),
        received: today?.received ?? 0,
        expected: today?.expected ?? 0,
      };
    });
  }

  private async queues(): Promise<QueueLengths> {
    const now = this.clock.now().getTime();
    const { states, overdue } = countCases(await this.cases.unsettled(), now, 0);
    const { closed: _closed, ...open } = states;
    return {
      parkedReadings: await this.imports.parkedCount(),
      cases: { open: Object.values(open).reduce((sum, count) => sum + count, 0), overdue, states: open },
      notices: await this.outbox.counts(),
    };
  }

  private today(): number {
    return new Zone(this.source.settings.timeZone).dayOf(this.clock.now().getTime());
  }

  private async missedNights(): Promise<number> {
    const yesterday = this.today() - 1;
    const last = await this.days.lastDone('aggregate');
    return last === null ? 0 : Math.max(0, yesterday - last);
  }
}

const dayText = (day: number | null): string | null => (day === null ? null : formatLocalDate(day));
