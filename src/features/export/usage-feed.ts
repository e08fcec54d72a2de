import { Channel, isGood, QUALITY_NAMES, qualityOf } from '../../domain/metering/reading';
import type { UsageDay } from '../../domain/metering/daily-usage';
import type { LocalDate } from '../../domain/time/local-date';
import type { Zone } from '../../domain/time/zone';
import type { IntervalDay } from '../../ports/reading-store';
import type { FeedReading, FeedSeries, UsageFeed } from '../../ports/usage-feed';
import type { ReportSources } from '../../reports/report-sources';
import { PointHistory } from '../../reports/usage/point-series';
import { keyOfPoint } from '../../reports/usage/usage-json';

const DAY_SECONDS = 86_400;

/** What is known of the days from … to, both inclusive: intervals where they are stored, days otherwise. */
export async function usageFeed(
  sources: ReportSources,
  usagePointId: string,
  from: LocalDate,
  to: LocalDate,
): Promise<UsageFeed> {
  const { zone, readings, clock } = sources;
  const key = await keyOfPoint(sources, usagePointId);
  const days = (await PointHistory.load(sources, key, from, to)).days(from, to);
  const intervals = await readings.intervals(Int32Array.of(key), from, to);
  return {
    usagePointId,
    madeAt: clock.now(),
    utcOffsetSeconds: constantOffset(zone, from, to),
    series: seriesOf(days, intervals, zone),
  };
}

/** Null where the clock is changed on any of the days. */
function constantOffset(zone: Zone, from: LocalDate, to: LocalDate): number | null {
  const offset = zone.offsetMinutes(zone.startOfDay(from));
  for (let day = from; day <= to; day++)
    if (zone.offsetMinutes(zone.startOfDay(day + 1)) !== offset) return null;
  return offset * 60;
}

/**
 * Each day stands in one series of its direction. A day with holes among its intervals whose energy is known
 * nevertheless, from registers, is given as that day: its intervals would add up to less.
 */
function seriesOf(days: readonly UsageDay[], intervals: readonly IntervalDay[], zone: Zone): FeedSeries[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const chosen = intervals.filter(
    (each) => each.channel === Channel.Export || isWhole(each) || known.get(each.day)?.energyWh === null,
  );
  const split = new Set(chosen.filter(({ channel }) => channel === Channel.Total).map(({ day }) => day));
  const whole = days.filter(({ day }) => !split.has(day)).flatMap((day) => dayReading(day, zone));
  const series: FeedSeries[] = [{ direction: 'delivered', intervalSeconds: DAY_SECONDS, readings: whole }];
  for (const each of chosen) {
    const direction = each.channel === Channel.Export ? 'received-back' : 'delivered';
    placeOf(series, direction, each.minutes * 60).push(...intervalReadings(each, zone));
  }
  return series.filter(({ readings }) => readings.length > 0);
}

function placeOf(series: FeedSeries[], direction: FeedSeries['direction'], seconds: number): FeedReading[] {
  let found = series.find((each) => each.direction === direction && each.intervalSeconds === seconds);
  if (!found) series.push((found = { direction, intervalSeconds: seconds, readings: [] }));
  return found.readings;
}

const isWhole = ({ quality }: IntervalDay): boolean => quality.every((byte) => isGood(byte));

function dayReading({ day, energyWh, quality }: UsageDay, zone: Zone): FeedReading[] {
  if (energyWh === null || quality === 'suspect') return [];
  return [{ start: zone.startOfDay(day), durationSeconds: zone.minutesInDay(day) * 60, energyWh, quality }];
}

function intervalReadings({ day, minutes, valueWh, quality }: IntervalDay, zone: Zone): FeedReading[] {
  const start = zone.startOfDay(day);
  const readings: FeedReading[] = [];
  quality.forEach((byte, slot) => {
    if (!isGood(byte)) return;
    readings.push({
      start: start + slot * minutes * 60_000,
      durationSeconds: minutes * 60,
      energyWh: valueWh[slot],
      quality: QUALITY_NAMES[qualityOf(byte)],
    });
  });
  return readings;
}
