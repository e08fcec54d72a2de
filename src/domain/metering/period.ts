import { billedKwh, billedKwhOfSum } from '../billing/billed-kwh';
import type { LocalDate } from '../time/local-date';
import { type Coverage, coverage } from './finding';
import type { MeterSegment } from './meter';
import { isGood, Quality, qualityOf } from './reading';
import { energyOf, type RegisterAt, type RegisterSpan, spansBetween, type UsageGap } from './usage';

/** One channel of one usage point over days; index = day − from. `quality` 0 = nothing stored. */
export interface DaySeries {
  from: LocalDate;
  valueWh: Float64Array;
  meter: Uint8Array;
  quality: Uint8Array;
}

export type PeriodBasis = 'registers' | 'summed-days' | 'estimated';

/** A register at the edge of a period. */
export interface Boundary extends RegisterAt {
  /** interpolated between two good registers, or estimated by the source */
  estimated: boolean;
}

/** Why a period has no energy. */
export type PeriodGap = UsageGap | 'start-missing' | 'end-missing' | 'days-missing';

/** Energy of `[from, until)` of one usage point. */
export interface PeriodEnergy {
  from: LocalDate;
  until: LocalDate;
  /** whole Wh; null = not known, see `gap` */
  energyWh: number | null;
  /** whole kWh as billed (ruling B3); null with energyWh */
  billedKwh: number | null;
  basis: PeriodBasis | null;
  gap: PeriodGap | null;
  /** registers at the edges, null where missing or where the source delivers energy only */
  start: Boundary | null;
  end: Boundary | null;
  /** what each meter has counted; empty for energy-only points */
  spans: RegisterSpan[];
  /** last good register before a missing end boundary */
  lastKnown: RegisterAt | null;
  /** days of the period with a good value */
  coverage: Coverage;
  /** energy of the days that are there, for energy-only points with missing days */
  knownWh: number;
}

/** Two good registers may be interpolated when at most this many days apart (ruling M10). */
export const DEFAULT_INTERPOLATION_DAYS = 10;

const at = (series: DaySeries, day: LocalDate): number => day - series.from;

const goodAt = (series: DaySeries, day: LocalDate): boolean => {
  const index = at(series, day);
  return index >= 0 && index < series.quality.length && isGood(series.quality[index]);
};

/** The register of a day when it is stored and good. */
export function registerAt(series: DaySeries, day: LocalDate): Boundary | null {
  if (!goodAt(series, day)) return null;
  const index = at(series, day);
  return {
    day,
    valueWh: series.valueWh[index],
    meter: series.meter[index],
    estimated: qualityOf(series.quality[index]) === Quality.Estimated,
  };
}

/** The nearest good register at or before (step −1) or after (step +1) a day, inside the series. */
export function nearestRegister(series: DaySeries, day: LocalDate, step: 1 | -1): Boundary | null {
  for (let d = day; at(series, d) >= 0 && at(series, d) < series.quality.length; d += step)
    if (goodAt(series, d)) return registerAt(series, d);
  return null;
}

/**
 * The register at the end of a day: stored, or interpolated between two good registers of one meter at most
 * `maxDays` apart, rounded to Wh and marked; never extrapolated (ruling M10).
 */
export function boundaryAt(
  series: DaySeries,
  day: LocalDate,
  segments: readonly MeterSegment[],
  maxDays = DEFAULT_INTERPOLATION_DAYS,
): Boundary | null {
  const stored = registerAt(series, day);
  if (stored) return stored;
  const [before, after] = [nearestRegister(series, day, -1), nearestRegister(series, day, 1)];
  if (!before || !after || after.day - before.day > maxDays) return null;
  const found = spansBetween(before, after, segments);
  if (!found.spans || found.spans.length !== 1) return null;
  const { startWh, endWh, segment } = found.spans[0];
  const valueWh = startWh + Math.round(((endWh - startWh) * (day - before.day)) / (after.day - before.day));
  return { day, valueWh, meter: segment.ordinal, estimated: true };
}

/** Whole kWh of spans (ruling B3). */
export const billedKwhOf = (spans: readonly RegisterSpan[]): number =>
  billedKwh(spans.map(({ startWh, endWh, segment }) => ({ startWh, endWh, multiplier: segment.multiplier })));

/**
 * Energy of `[from, until)` from registers: those of day from−1 and day until−1 (rulings M3, M4). Every good register in
 * between is walked, so that an exchange nobody recorded is noticed. `registers` should reach 10 days beyond both edges.
 */
export function periodFromRegisters(
  registers: DaySeries,
  from: LocalDate,
  until: LocalDate,
  segments: readonly MeterSegment[],
  maxInterpolationDays = DEFAULT_INTERPOLATION_DAYS,
): PeriodEnergy {
  const period: PeriodEnergy = {
    ...emptyPeriod(from, until, countGood(registers, from, until)),
    start: boundaryAt(registers, from - 1, segments, maxInterpolationDays),
    end: boundaryAt(registers, until - 1, segments, maxInterpolationDays),
    lastKnown: nearestRegister(registers, until - 1, -1),
  };
  if (!period.start) return { ...period, gap: 'start-missing' };
  if (!period.end) return { ...period, gap: 'end-missing' };
  const walked = walk(registers, period.start, period.end, segments);
  if (!walked.spans) return { ...period, gap: walked.gap };
  return {
    ...period,
    energyWh: energyOf(walked.spans),
    billedKwh: billedKwhOf(walked.spans),
    basis: period.start.estimated || period.end.estimated ? 'estimated' : 'registers',
    spans: walked.spans,
  };
}

function emptyPeriod(from: LocalDate, until: LocalDate, received: number): PeriodEnergy {
  return {
    from,
    until,
    energyWh: null,
    billedKwh: null,
    basis: null,
    gap: null,
    start: null,
    end: null,
    spans: [],
    lastKnown: null,
    coverage: coverage(received, until - from),
    knownWh: 0,
  };
}

function countGood(series: DaySeries, from: LocalDate, until: LocalDate): number {
  let count = 0;
  for (let day = from; day < until; day++) if (goodAt(series, day)) count++;
  return count;
}

/** Spans from one boundary to the other through every good register, joined where the same meter goes on. */
function walk(registers: DaySeries, start: Boundary, end: Boundary, segments: readonly MeterSegment[]) {
  const spans: RegisterSpan[] = [];
  let before: RegisterAt = start;
  for (let day = start.day + 1; day <= end.day; day++) {
    const now = day === end.day ? end : registerAt(registers, day);
    if (!now) continue;
    const step = spansBetween(before, now, segments);
    if (!step.spans) return step;
    for (const span of step.spans) joinSpan(spans, span);
    before = now;
  }
  return { spans };
}

function joinSpan(spans: RegisterSpan[], next: RegisterSpan): void {
  const last = spans[spans.length - 1];
  if (
    last?.segment === next.segment ||
    (last && last.segment.ordinal === next.segment.ordinal && next.segment.serial === '')
  ) {
    last.endWh += next.endWh - next.startWh;
    last.rolledOver ||= next.rolledOver;
  } else spans.push({ ...next });
}

/** Energy of `[from, until)` as the sum of delivered days, only if every day is there (ruling M3). */
export function periodFromDays(energy: DaySeries, from: LocalDate, until: LocalDate): PeriodEnergy {
  const period = emptyPeriod(from, until, countGood(energy, from, until));
  let estimated = false;
  for (let day = from; day < until; day++) {
    if (!goodAt(energy, day)) continue;
    period.knownWh += energy.valueWh[at(energy, day)];
    estimated ||= qualityOf(energy.quality[at(energy, day)]) === Quality.Estimated;
  }
  if (period.coverage.received < period.coverage.expected) return { ...period, gap: 'days-missing' };
  return {
    ...period,
    energyWh: period.knownWh,
    billedKwh: billedKwhOfSum(period.knownWh),
    basis: estimated ? 'estimated' : 'summed-days',
  };
}
