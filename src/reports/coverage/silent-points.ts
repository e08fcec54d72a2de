import { Channel } from '../../domain/metering/reading';
import { formatLocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import { nodeAt } from '../../domain/reliability/groups';
import type { ReportSources } from '../report-sources';

/** More days than this without any value: silent. */
const SILENT_DAYS = 7;
/** Depth of the tree that answers for them: the company below the corporation. */
const UNIT_LEVEL = 2;

/** Usage points read daily from which nothing has come for more than seven days. */
export interface SilentFacts {
  /** more than so many */
  days: number;
  /** last day looked at; null = no day of the span has been aggregated yet, nothing can be said */
  until: string | null;
  points: number;
  units: { path: string; points: number }[];
}

/** Up to the span's last day that was aggregated; points connected in these days are not silent. */
export async function silentPoints(sources: ReportSources, span: Period): Promise<SilentFacts> {
  const last = await sources.days.lastAggregated();
  const until = last === null ? null : Math.min(last, lastDayOf(span));
  if (until === null || until < span.from) return { days: SILENT_DAYS, until: null, points: 0, units: [] };
  const [fleet, before, areas] = await Promise.all([
    sources.usagePoints.fleetOn(until),
    sources.usagePoints.fleetOn(until - SILENT_DAYS),
    sources.usagePoints.areas(),
  ]);
  const heard = await heardSince(sources, until - SILENT_DAYS, until, fleet.size);
  const units = new Map<string, number>();
  let points = 0;
  for (let key = 0; key < fleet.size; key++) {
    const isAsked = fleet.node[key] >= 0 && fleet.daily[key] === 1 && (before.node[key] ?? -1) >= 0;
    if (!isAsked || heard[key] === 1) continue;
    points++;
    const unit = nodeAt(areas[fleet.node[key]].path, UNIT_LEVEL);
    units.set(unit, (units.get(unit) ?? 0) + 1);
  }
  return {
    days: SILENT_DAYS,
    until: formatLocalDate(until),
    points,
    units: [...units]
      .map(([path, count]) => ({ path, points: count }))
      .sort((a, b) => b.points - a.points || (a.path < b.path ? -1 : 1)),
  };
}

/** 1 = some value of these days is stored, also a doubted one. */
async function heardSince(
  { readings }: ReportSources,
  from: number,
  to: number,
  size: number,
): Promise<Uint8Array> {
  const heard = new Uint8Array(size);
  for (let day = from; day <= to; day++)
    for (const channel of [Channel.Total, Channel.Energy, Channel.IntervalEnergy]) {
      const { received, quality } = await readings.fleetDay(day, channel, size);
      if (received === 0) continue;
      for (let key = 0; key < size; key++) if (quality[key] !== 0) heard[key] = 1;
    }
  return heard;
}
