import {
  deliveredSeries,
  type PointSeries,
  usageDays,
  type UsageDay,
} from '../../domain/metering/daily-usage';
import type { MeterSegment } from '../../domain/metering/meter';
import {
  type Boundary,
  type DaySeries,
  nearestRegister,
  type PeriodEnergy,
  periodFromDays,
  periodFromRegisters,
} from '../../domain/metering/period';
import { Channel, isGood, type ReadingRows } from '../../domain/metering/reading';
import type { LocalDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import type { ReportSources } from '../report-sources';

type Asked = Pick<ReportSources, 'readings' | 'usagePoints' | 'settings'>;

/** The values of one usage point over some days, with its meters: what every figure of a point is read from. */
export class PointHistory {
  private constructor(
    readonly key: number,
    private readonly series: PointSeries,
    readonly segments: readonly MeterSegment[],
    private readonly interpolationDays: number,
  ) {}

  /** Reads what the periods and days within [from, to] need: ten days more on either side for interpolation. */
  static async load(sources: Asked, key: number, from: LocalDate, to: LocalDate): Promise<PointHistory> {
    const { interpolationDays } = sources.settings.metering;
    const [low, high] = [from - 1 - interpolationDays, to + interpolationDays];
    const keys = Int32Array.of(key);
    const [rows, segments] = await Promise.all([
      sources.readings.rowsOf(keys, low, high),
      sources.usagePoints.segmentsOf(keys),
    ]);
    const read = (channel: Channel): DaySeries => channelOf(rows, channel, low, high);
    const registers = read(Channel.Total);
    const energy = read(Channel.Energy);
    const intervalEnergy = read(Channel.IntervalEnergy);
    return new PointHistory(
      key,
      { registers, energy, intervalEnergy },
      segments.get(key) ?? [],
      interpolationDays,
    );
  }

  /** The same from values that were read for many points at once. */
  static of(
    key: number,
    series: PointSeries,
    segments: readonly MeterSegment[],
    interpolationDays: number,
  ): PointHistory {
    return new PointHistory(key, series, segments, interpolationDays);
  }

  /** True when any good register stands in the loaded days; then periods come from registers (ruling M3). */
  get hasRegisters(): boolean {
    return this.series.registers.quality.some((byte) => isGood(byte));
  }

  /** The newest good register of the loaded days. */
  latestRegister(): Boundary | null {
    const { registers } = this.series;
    return nearestRegister(registers, registers.from + registers.quality.length - 1, -1);
  }

  days(from: LocalDate, to: LocalDate): UsageDay[] {
    return usageDays(this.series, from, to, this.segments);
  }

  period({ from, until }: Period): PeriodEnergy {
    return this.hasRegisters
      ? periodFromRegisters(this.series.registers, from, until, this.segments, this.interpolationDays)
      : periodFromDays(deliveredSeries(this.series), from, until);
  }
}

/** One channel of a point's rows as a series over [from, to]; one scan serves every channel. */
function channelOf(rows: ReadingRows, channel: Channel, from: LocalDate, to: LocalDate): DaySeries {
  const length = to - from + 1;
  const series: DaySeries = {
    from,
    valueWh: new Float64Array(length).fill(NaN),
    meter: new Uint8Array(length),
    quality: new Uint8Array(length),
  };
  for (let row = 0; row < rows.count; row++) {
    const stored: Channel = rows.channel[row];
    if (stored !== channel) continue;
    const at = rows.day[row] - from;
    series.valueWh[at] = rows.valueWh[row];
    series.meter[at] = rows.meter[row];
    series.quality[at] = rows.quality[row];
  }
  return series;
}
