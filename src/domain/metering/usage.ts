import type { LocalDate } from '../time/local-date';
import { type MeterSegment, UNRECORDED_METER } from './meter';

/** A register at the end of a local day: the counter in Wh, before the multiplier. */
export interface RegisterAt {
  day: LocalDate;
  valueWh: number;
  /** ordinal of the meter's serial, 0 = not named */
  meter: number;
}

/** Why there is no energy between two registers. */
export type UsageGap = 'rollback' | 'exchange-unrecorded' | 'meter-unknown';

/** Energy between two registers in whole Wh after the multiplier, or why there is none. */
export type Usage =
  { energyWh: number; rolledOver: boolean; exchanged: boolean } | { energyWh: null; gap: UsageGap };

/** Rollover is assumed only when the earlier counter stands in the last tenth of its range (ruling M6). */
const ROLLOVER_FROM = 0.9;

/** First value that a counter of that many whole-kWh digits cannot show, in Wh. */
export const counterRangeWh = (digits: number): number => 10 ** digits * 1000;

/**
 * What one counter has counted between two of its readings, Wh before the multiplier; null for a fall that is no
 * rollover. Whether a rollover is plausible is judged where the later reading is judged (ruling M6).
 */
export function counted(startWh: number, endWh: number, digits: number | null): number | null {
  if (endWh >= startWh) return endWh - startWh;
  if (digits === null) return null;
  const range = counterRangeWh(digits);
  return startWh >= ROLLOVER_FROM * range && startWh < range ? endWh + range - startWh : null;
}

/**
 * The segment that a register belongs to; null when none fits. On a day of exchange an unnamed register belongs to the
 * new meter, unless it stands nearer to the old one's removal register.
 */
export function segmentOf(at: RegisterAt, segments: readonly MeterSegment[]): MeterSegment | null {
  if (segments.length === 0) return UNRECORDED_METER;
  const fitting = segments.filter(
    (segment) =>
      segment.installedDay <= at.day &&
      at.day <= segment.removedDay &&
      (at.meter === 0 || segment.ordinal === at.meter),
  );
  if (fitting.length < 2) return fitting[0] ?? unrecordedSerial(at, segments);
  const [older, newer] = [fitting[fitting.length - 2], fitting[fitting.length - 1]];
  return distance(at, older.removedWh) < distance(at, newer.installedWh) ? older : newer;
}

const distance = (at: RegisterAt, counterWh: number | null): number =>
  counterWh === null ? Infinity : Math.abs(at.valueWh - counterWh);

/**
 * A serial without a meter row measures as the meter before it did, where that had multiplier 1; behind current
 * transformers a guess could be wrong forty times over, so its energy stays absent until the row arrives.
 */
function unrecordedSerial(at: RegisterAt, segments: readonly MeterSegment[]): MeterSegment | null {
  if (at.meter === 0 || segments.some((segment) => segment.ordinal === at.meter)) return null;
  return segments.every((segment) => segment.multiplier === 1)
    ? { ...UNRECORDED_METER, ordinal: at.meter }
    : null;
}

/** One stretch of one counter inside a period; `endWh` is unwrapped, so that endWh − startWh is what it counted. */
export interface RegisterSpan {
  segment: MeterSegment;
  startWh: number;
  endWh: number;
  rolledOver: boolean;
}

export type Spans = { spans: RegisterSpan[] } | { spans: null; gap: UsageGap };

/** The stretches of every meter between two registers (ruling M3). `segments` ascending by installedDay. */
export function spansBetween(start: RegisterAt, end: RegisterAt, segments: readonly MeterSegment[]): Spans {
  const from = segmentOf(start, segments);
  const to = segmentOf(end, segments);
  if (!from || !to) return { spans: null, gap: 'meter-unknown' };
  if (isOneMeter(from, to, start, end)) return oneSpan(from, start.valueWh, end.valueWh);
  const [first, last] = [segments.indexOf(from), segments.indexOf(to)];
  if (first < 0 || last <= first) return { spans: null, gap: 'exchange-unrecorded' };
  const spans: RegisterSpan[] = [];
  for (let index = first; index <= last; index++) {
    const fromWh = index === first ? start.valueWh : segments[index].installedWh;
    const toWh = index === last ? end.valueWh : segments[index].removedWh;
    if (fromWh === null || toWh === null) return { spans: null, gap: 'exchange-unrecorded' };
    const span = oneSpan(segments[index], fromWh, toWh);
    if (!span.spans) return span;
    spans.push(...span.spans);
  }
  return { spans };
}

function isOneMeter(from: MeterSegment, to: MeterSegment, start: RegisterAt, end: RegisterAt): boolean {
  if (from === UNRECORDED_METER) return start.meter === end.meter || start.meter === 0 || end.meter === 0;
  return from === to || (from.serial === '' && from.ordinal === to.ordinal);
}

function oneSpan(segment: MeterSegment, startWh: number, endWh: number): Spans {
  const delta = counted(startWh, endWh, segment.digits);
  if (delta === null) return { spans: null, gap: 'rollback' };
  return { spans: [{ segment, startWh, endWh: startWh + delta, rolledOver: endWh < startWh }] };
}

/** Energy of spans in whole Wh after the multiplier. */
export const energyOf = (spans: readonly RegisterSpan[]): number =>
  spans.reduce(
    (sum, { startWh, endWh, segment }) => sum + Math.round((endWh - startWh) * segment.multiplier),
    0,
  );

/**
 * Energy between two registers of one usage point: the sum over meter segments of (end − start) × multiplier (ruling
 * M3). `segments` ascending by installedDay; empty = one meter with multiplier 1.
 */
export function usageBetween(start: RegisterAt, end: RegisterAt, segments: readonly MeterSegment[]): Usage {
  const found = spansBetween(start, end, segments);
  if (!found.spans) return { energyWh: null, gap: found.gap };
  return {
    energyWh: energyOf(found.spans),
    rolledOver: found.spans.some((span) => span.rolledOver),
    exchanged: found.spans.length > 1,
  };
}
