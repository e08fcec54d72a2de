import { Injectable } from '@nestjs/common';
import { bandsFor } from '../../domain/changes/bands';
import type { LocalDate } from '../../domain/time/local-date';
import { ClosingFleet } from '../../ports/closing-fleet';
import {
  emptyPeriods,
  EVIDENCE,
  PERIOD_COLUMN_NAMES,
  type PeriodTable,
  periodsAt,
} from '../../ports/period-results';
import { ReadingStore } from '../../ports/reading-store';
import { type FleetMeters, UsagePointRecords } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';
import { placesByKey } from './changed-rows';
import { type ClosedPoint, type ClosingRules, writeRow } from './closed-point';
import { type ClosingGroup, type ClosingPeriods, groupsClosingOn } from './closing-groups';
import { readFleet } from './fleet-pass';
import { ordinaryPoint, type PointLookup } from './ordinary-points';
import { writeCommonShares } from './peer-shares';
import { type DayWindow, loadPoints } from './point-values';
import { watchedPoint } from './watched-points';

/** Points whose own values are in memory at a time (some 12 kB each). */
const LOADED_POINTS = 2000;

/** A point that has to be looked at by itself, and the row that it fills. */
interface WatchedPlace {
  group: ClosingGroup;
  place: number;
  row: number;
}

/**
 * Reckons the periods that close on a day; writes nothing. Ordinary points are read through the fleet, two vectors per
 * boundary day, the others by their own values.
 */
@Injectable()
export class PeriodClosing {
  constructor(
    private readonly store: ReadingStore,
    private readonly fleet: ClosingFleet,
    private readonly usagePoints: UsagePointRecords,
    private readonly source: SettingsSource,
  ) {}

  /**
   * Results of these periods, ascending by key, all but verification and revision. With `stored` only those of it are
   * reckoned anew that rest on open days.
   */
  async reckon(
    periods: readonly ClosingPeriods[],
    day: LocalDate,
    firstSourceDay: LocalDate,
    stored: PeriodTable | null = null,
  ): Promise<PeriodTable> {
    const groups = await groupsClosingOn(this.fleet, periods, day);
    const table = emptyPeriods(groups.reduce((sum, { points }) => sum + points.key.length, 0));
    const meters = await this.usagePoints.fleetMeters();
    const watched = stored
      ? takeStored(table, groups, stored)
      : await this.fillOrdinary(table, groups, meters, firstSourceDay);
    for (let from = 0; from < watched.length; from += LOADED_POINTS)
      await this.fillWatched(table, watched.slice(from, from + LOADED_POINTS), meters);
    writeCommonShares(table, peersOf(groups), this.source.settings.changes.minPeers);
    return groups.length > 1 ? inKeyOrder(table) : table;
  }

  private async fillOrdinary(
    table: PeriodTable,
    groups: ClosingGroup[],
    meters: FleetMeters,
    firstSourceDay: LocalDate,
  ): Promise<WatchedPlace[]> {
    await readFleet(this.store, groups, await this.usagePoints.size(), firstSourceDay);
    const doubted = await this.doubtedKeys(groups);
    const lookup: PointLookup = {
      segmentsOf: (key) => meters.segmentsOf(key),
      isDoubted: (key) => doubted.has(key),
      firstSourceDay,
    };
    const watched: WatchedPlace[] = [];
    const rules = this.rules();
    eachPlace(groups, (group, place, row) => {
      const point = ordinaryPoint(group, place, lookup);
      if (point) writeRow(table, row, point, group, rules);
      else watched.push({ group, place, row });
    });
    return watched;
  }

  /** Keys with doubts anywhere from the first base to the end: an exchange within a base shows only there. */
  private async doubtedKeys(groups: readonly ClosingGroup[]): Promise<Set<number>> {
    if (groups.length === 0) return new Set();
    const from = Math.min(...groups.map(({ previous, lastYear }) => (lastYear ?? previous).from - 1));
    const to = Math.max(...groups.map(({ current }) => current.until - 1));
    return new Set((await this.fleet.openFindings(from, to)).keys());
  }

  private async fillWatched(table: PeriodTable, watched: WatchedPlace[], meters: FleetMeters): Promise<void> {
    const { interpolationDays } = this.source.settings.metering;
    const keys = Int32Array.from(watched, ({ group, place }) => group.points.key[place]).sort();
    const windows = [...new Set(watched.map(({ group }) => group))].flatMap((group) =>
      windowsOf(group, interpolationDays),
    );
    const loaded = await loadPoints(
      this.store,
      keys,
      windows,
      (key) => meters.segmentsOf(key),
      interpolationDays,
    );
    const rules = this.rules();
    for (const { group, place, row } of watched) {
      const point: ClosedPoint = watchedPoint(group, place, loaded.get(group.points.key[place])!);
      writeRow(table, row, point, group, rules);
    }
  }

  private rules(): ClosingRules {
    const { thresholdPercent, quarterlyBelowKwh } = this.source.settings.changes;
    return { bands: bandsFor(thresholdPercent), quarterlyBelowKwh };
  }
}

/** Copies stored rows; those that rest on open days, and those that are new, are left to be reckoned. */
function takeStored(
  table: PeriodTable,
  groups: readonly ClosingGroup[],
  stored: PeriodTable,
): WatchedPlace[] {
  const places = placesByKey(stored);
  const watched: WatchedPlace[] = [];
  eachPlace(groups, (group, place, row) => {
    const at = places.get(group.points.key[place]);
    if (at === undefined || (stored.evidence[at] & EVIDENCE.watched) !== 0)
      watched.push({ group, place, row });
    else for (const name of PERIOD_COLUMN_NAMES) table[name][row] = stored[name][at];
  });
  return watched;
}

/** Places of the groups one after another; `row` counts through. */
function eachPlace(
  groups: readonly ClosingGroup[],
  work: (group: ClosingGroup, place: number, row: number) => void,
): void {
  let row = 0;
  for (const group of groups)
    for (let place = 0; place < group.points.key.length; place++) work(group, place, row++);
}

/** Peers share cycle, region and class; a number for each such group, by row. */
function peersOf(groups: readonly ClosingGroup[]): Int32Array {
  const names = new Map<string, number>();
  const peers: number[] = [];
  eachPlace(groups, ({ cycleText, points }, place) => {
    const name = `${cycleText}/${points.region[place]}/${points.classIndex[place]}`;
    const known = names.get(name) ?? names.set(name, names.size).size - 1;
    peers.push(known);
  });
  return Int32Array.from(peers);
}

function windowsOf({ current, previous, lastYear }: ClosingGroup, reach: number): DayWindow[] {
  const around = ({ from, until }: { from: number; until: number }): DayWindow => ({
    from: from - 1 - reach,
    to: until - 1 + reach,
  });
  return [around(current), around(previous), ...(lastYear ? [around(lastYear)] : [])];
}

function inKeyOrder(table: PeriodTable): PeriodTable {
  const order = Int32Array.from({ length: table.count }, (_, row) => row).sort(
    (a, b) => table.key[a] - table.key[b],
  );
  return periodsAt(table, order);
}
