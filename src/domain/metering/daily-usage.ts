import type { LocalDate } from '../time/local-date';
import type { MeterSegment } from './meter';
import { type DaySeries, registerAt } from './period';
import { isGood, QUALITY_NAMES, type QualityName, qualityOf } from './reading';
import { usageBetween } from './usage';

/** The values of one usage point from which its days are read; each may be empty. */
export interface PointSeries {
  registers: DaySeries;
  /** day energy as delivered */
  energy: DaySeries;
  /** sums of complete days of intervals */
  intervalEnergy: DaySeries;
}

export interface UsageDay {
  day: LocalDate;
  /** whole Wh; null = not known, never zero (a gap of k days has known energy, unknown days) */
  energyWh: number | null;
  /** counter at the end of the day, Wh before the multiplier; null where none is stored */
  registerWh: number | null;
  quality: QualityName | 'suspect';
  source: 'registers' | 'energy' | 'intervals' | null;
}

const indexOf = (series: DaySeries, day: LocalDate): number => day - series.from;

/** 0 outside the series, as where nothing is stored. */
const byteAt = (series: DaySeries, day: LocalDate): number => series.quality[indexOf(series, day)] ?? 0;

/** Days of a usage point, both ends inclusive: between registers of adjacent days, else as delivered (registers win). */
export function usageDays(
  series: PointSeries,
  from: LocalDate,
  to: LocalDate,
  segments: readonly MeterSegment[],
): UsageDay[] {
  const days: UsageDay[] = [];
  for (let day = from; day <= to; day++) days.push(usageDay(series, day, segments));
  return days;
}

function usageDay(series: PointSeries, day: LocalDate, segments: readonly MeterSegment[]): UsageDay {
  const before = registerAt(series.registers, day - 1);
  const now = registerAt(series.registers, day);
  const byte = byteAt(series.registers, day);
  const registerWh = byte === 0 ? null : series.registers.valueWh[indexOf(series.registers, day)];
  if (before && now) {
    const { energyWh } = usageBetween(before, now, segments);
    if (energyWh !== null) {
      const worst = Math.min(qualityOf(byte), qualityOf(byteAt(series.registers, day - 1)));
      return { day, energyWh, registerWh, quality: QUALITY_NAMES[worst], source: 'registers' };
    }
  }
  return (
    deliveredDay(series, day) ?? { day, energyWh: null, registerWh, quality: qualityName(byte), source: null }
  );
}

const qualityName = (byte: number): UsageDay['quality'] =>
  byte === 0 || isGood(byte) ? QUALITY_NAMES[qualityOf(byte)] : 'suspect';

interface DeliveredDay extends UsageDay {
  energyWh: number;
  quality: QualityName;
}

/** Complete days of intervals come before a delivered day: they can be looked into. */
function deliveredDay(series: PointSeries, day: LocalDate): DeliveredDay | null {
  const found = [[series.intervalEnergy, 'intervals'] as const, [series.energy, 'energy'] as const].find(
    ([channel]) => isGood(byteAt(channel, day)),
  );
  if (!found) return null;
  const [channel, source] = found;
  const index = indexOf(channel, day);
  return {
    day,
    energyWh: channel.valueWh[index],
    registerWh: null,
    quality: QUALITY_NAMES[qualityOf(channel.quality[index])],
    source,
  };
}

/** Delivered days as one series, intervals before day energy, for periods of energy-only points. */
export function deliveredSeries(series: PointSeries): DaySeries {
  const { energy, intervalEnergy } = series;
  const length = Math.max(energy.quality.length, intervalEnergy.quality.length);
  const merged: DaySeries = {
    from: energy.from,
    valueWh: new Float64Array(length).fill(NaN),
    meter: new Uint8Array(length),
    quality: new Uint8Array(length),
  };
  for (let index = 0; index < length; index++) {
    const day = deliveredDay(series, merged.from + index);
    if (!day) continue;
    merged.valueWh[index] = day.energyWh;
    merged.quality[index] = QUALITY_NAMES.indexOf(day.quality);
  }
  return merged;
}
