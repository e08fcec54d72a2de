import { Injectable } from '@nestjs/common';
import { aggregateAreas, type DayLoad, type FleetSeries } from '../../domain/metering/area-load';
import { Channel } from '../../domain/metering/reading';
import { Zone } from '../../domain/time/zone';
import { formatLocalDate, type LocalDate } from '../../domain/time/local-date';
import { QuietTime } from '../../platform/schedule/quiet-time';
import { Clock } from '../../ports/clock';
import { DayStates } from '../../ports/day-states';
import { type FleetDay, ReadingStore } from '../../ports/reading-store';
import { type FleetMeters, UsagePointRecords } from '../../ports/usage-point-records';
import { SettingsSource } from '../../ports/utility-settings';

export const AGGREGATE_JOB = 'aggregate';

export interface AggregatedDay {
  day: string;
  areas: number;
  received: number;
  expected: number;
  /** points whose registers and delivered energy differ */
  differing: number;
  /** missing points estimated by their class in a node above, and those for which there was none */
  estimatedFromAbove: number;
  notEstimated: number;
}

/** Vectors of the last day of a run, filled anew for the next; no two runs share them. */
interface Vectors {
  registers: [FleetDay?, FleetDay?];
  delivered: [FleetDay?, FleetDay?];
}

/** Turns days of readings into load by area. A job is a function of a date and may be run again. */
@Injectable()
export class AggregateService {
  constructor(
    private readonly store: ReadingStore,
    private readonly records: UsagePointRecords,
    private readonly days: DayStates,
    private readonly quiet: QuietTime,
    private readonly clock: Clock,
    private readonly source: SettingsSource,
  ) {}

  /** Every day that is over and whose sources are newer than its result, in order. */
  async aggregateStale(onDay?: (day: AggregatedDay, left: number) => void): Promise<AggregatedDay[]> {
    const today = new Zone(this.source.settings.timeZone).dayOf(this.clock.now().getTime());
    const stale = (await this.days.stale()).filter(({ day }) => day < today);
    return this.aggregateDays(
      stale.map(({ day }) => day),
      onDay,
    );
  }

  /** These days, ascending, whether they need it or not. */
  async aggregateDays(
    days: LocalDate[],
    onDay?: (day: AggregatedDay, left: number) => void,
  ): Promise<AggregatedDay[]> {
    const done: AggregatedDay[] = [];
    const vectors: Vectors = { registers: [], delivered: [] };
    const meters = await this.records.fleetMeters();
    for (const day of days) {
      const aggregated = await this.quiet.work(() => this.aggregateDay(day, meters, vectors));
      done.push(aggregated);
      onDay?.(aggregated, days.length - done.length);
    }
    return done;
  }

  /** One day: reads two registers per usage point, or its day energy, and records which source revision it has read. */
  private async aggregateDay(day: LocalDate, meters: FleetMeters, vectors: Vectors): Promise<AggregatedDay> {
    const revision = (await this.days.get(day))?.sourceRevision ?? 0;
    const places = await this.records.fleetOn(day);
    const areas = await this.records.areas();
    const series = await this.readSeries(day, places.size, vectors);
    const parents = Int32Array.from(areas, ({ parent }) => parent);
    const load = aggregateAreas(day, series, places, parents, (key) => meters.segmentsOf(key));
    await this.store.writeAreaDays(load.areas);
    await this.days.aggregated(day, revision, this.clock.now());
    return summary(
      day,
      load,
      areas.map(({ kind, parent }) => kind === 'network' && parent < 0),
    );
  }

  /**
   * Registers of both ends and delivered energy. In a run over days in order the end of one day is the start of the
   * next and is not read again; a change in between raises the day's revision, so the day comes back.
   */
  private async readSeries(day: LocalDate, size: number, vectors: Vectors): Promise<FleetSeries> {
    const [older, newer] = vectors.registers;
    const follows = newer?.day === day - 1 && newer.valueWh.length === size;
    const before = follows ? newer : await this.store.fleetDay(day - 1, Channel.Total, size, newer);
    const now = await this.store.fleetDay(day, Channel.Total, size, older);
    vectors.registers = [before, now];
    const [energy, intervalEnergy] = [
      await this.store.fleetDay(day, Channel.Energy, size, vectors.delivered[0]),
      await this.store.fleetDay(day, Channel.IntervalEnergy, size, vectors.delivered[1]),
    ];
    vectors.delivered = [energy, intervalEnergy];
    return { before, now, energy, intervalEnergy };
  }
}

function summary(
  day: LocalDate,
  { areas, differing, estimatedFromAbove, notEstimated }: DayLoad,
  isTop: boolean[],
): AggregatedDay {
  const top = areas.filter(({ area }) => isTop[area]);
  return {
    day: formatLocalDate(day),
    areas: areas.length,
    received: top.reduce((sum, row) => sum + row.received, 0),
    expected: top.reduce((sum, row) => sum + row.expected, 0),
    ...{ differing, estimatedFromAbove, notEstimated },
  };
}
