import { fleetUsage, type FleetValues } from '../../domain/metering/area-load';
import { Channel, isGood } from '../../domain/metering/reading';
import { sameSetGrowth } from '../../domain/load/same-set-growth';
import { alignedLastYear, periodBefore } from '../../domain/load/load-comparison';
import { roundTo } from '../../domain/text/decimal';
import { formatLocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import { clearedFleetDay } from '../../ports/reading-store';
import type { FleetMeters } from '../../ports/usage-point-records';
import type { ReportSources } from '../report-sources';
import type { LoadArea, LoadInput } from './load-input';

/** Growth of the usage points whose energy is known in both spans: new connections do not look like heat. */
export interface SameSetFacts {
  base: { from: string; to: string };
  /** points known in both */
  points: number;
  /** points served on the last day */
  served: number;
  kwh: number;
  baseKwh: number;
  /** one decimal; null where nobody is known in both, or they used nothing before */
  changePercent: number | null;
}

/** The span against the one before and the same one last year, for the usage points of one area. */
export async function sameSet(
  sources: ReportSources,
  input: LoadInput,
  area: LoadArea,
): Promise<{ previous: SameSetFacts; sameLastYear: SameSetFacts }> {
  const { period } = input;
  const { served, isThere } = await pointsOf(sources, input, area);
  const energy = new SpanEnergy(sources, await sources.usagePoints.fleetMeters(), isThere);
  const now = await energy.of(period);
  const against = async (base: Period): Promise<SameSetFacts> => {
    const { points, beforeWh, nowWh, changePercent } = sameSetGrowth(await energy.of(base), now);
    return {
      base: { from: formatLocalDate(base.from), to: formatLocalDate(lastDayOf(base)) },
      ...{ points, served },
      kwh: nowWh / 1000,
      baseKwh: beforeWh / 1000,
      changePercent: changePercent === null ? null : roundTo(changePercent, 1),
    };
  };
  return {
    previous: await against(periodBefore(period)),
    sameLastYear: await against(alignedLastYear(period)),
  };
}

/** Which usage points lie in the area on the last day. */
async function pointsOf(
  { usagePoints }: ReportSources,
  { period, series }: LoadInput,
  { kind, path }: LoadArea,
): Promise<{ served: number; isThere: Uint8Array }> {
  const { size, node, region } = await usagePoints.fleetOn(lastDayOf(period));
  const parents = new Map(series.areas.map(({ index, parent }) => [index, parent]));
  const wanted = series.areas.find((area) => area.kind === kind && area.path === path)?.index;
  const isBelow = (index: number): boolean => {
    for (let at: number | undefined = index; at !== undefined && at >= 0; at = parents.get(at))
      if (at === wanted) return true;
    return false;
  };
  const below = new Map(series.areas.map(({ index }) => [index, kind === 'whole' || isBelow(index)]));
  const isThere = new Uint8Array(size);
  let served = 0;
  for (let key = 0; key < size; key++) {
    if (node[key] < 0 || !below.get(kind === 'region' ? region[key] : node[key])) continue;
    isThere[key] = 1;
    served++;
  }
  return { served, isThere };
}

/** Energy of each usage point over a span: from its registers at the edges, else from every delivered day. */
class SpanEnergy {
  constructor(
    private readonly sources: ReportSources,
    private readonly meters: FleetMeters,
    private readonly isThere: Uint8Array,
  ) {}

  /** Index = usage-point key; NaN = not known, or not in the area. */
  async of(span: Period): Promise<Float64Array> {
    const size = this.isThere.length;
    const [before, now] = await Promise.all(
      [span.from - 1, lastDayOf(span)].map((day) => this.sources.readings.fleetDay(day, Channel.Total, size)),
    );
    const delivered = await this.delivered(span);
    const none = clearedFleetDay(span.from, size);
    const energy = new Float64Array(size).fill(NaN);
    for (let key = 0; key < size; key++) {
      if (this.isThere[key] === 0) continue;
      const series = { before, now, energy: none, intervalEnergy: none };
      energy[key] = fleetUsage(key, series, this.meters.segmentsOf(key)).energyWh ?? delivered[key];
    }
    return energy;
  }

  /** The sum of the days where every day is there; read only where the span begins or ends with delivered energy. */
  private async delivered(span: Period): Promise<Float64Array> {
    const { readings } = this.sources;
    const size = this.isThere.length;
    const sums = new Float64Array(size);
    const channels = await this.deliveredChannels(span);
    if (channels.length === 0) return sums.fill(NaN);
    for (let day = span.from; day < span.until; day++) {
      const values = await Promise.all(channels.map((channel) => readings.fleetDay(day, channel, size)));
      for (let key = 0; key < size; key++) sums[key] += dayWh(values, key);
    }
    return sums;
  }

  private async deliveredChannels(span: Period): Promise<Channel[]> {
    const found: Channel[] = [];
    for (const channel of [Channel.IntervalEnergy, Channel.Energy]) {
      const edges = await Promise.all(
        [span.from, lastDayOf(span)].map((day) =>
          this.sources.readings.fleetDay(day, channel, this.isThere.length),
        ),
      );
      if (edges.some(({ received }) => received > 0)) found.push(channel);
    }
    return found;
  }
}

/** Intervals before delivered days; NaN where neither is there. */
const dayWh = (values: readonly FleetValues[], key: number): number =>
  values.find(({ quality }) => isGood(quality[key]))?.valueWh[key] ?? NaN;
