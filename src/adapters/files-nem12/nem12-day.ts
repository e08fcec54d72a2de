import { Quality } from '../../domain/metering/reading';

/** One interval-day of one data stream, as a 300 record and its 400 records say. */
export interface StreamDay {
  line: number;
  raw: string;
  day: number;
  /** as given, in Wh; NaN = null data (quality N) */
  valueWh: number[];
  /** `Quality` per interval, 0 = null data */
  quality: number[];
}

/** A data stream of a meter: the 200 record. */
export interface Stream {
  nmi: string;
  /** `E1`, `B1`, … */
  suffix: string;
  /** the streams that the NMI has while this record holds, as its configuration says: E1B2E2 */
  configuration: string[];
  serial: string;
  /** Wh per unit; null = no energy (reactive, voltage), skipped and counted */
  whPerUnit: number | null;
  minutes: number;
}

const QUALITY_OF: Record<string, Quality | 0> = {
  A: Quality.Measured,
  S: Quality.Substituted,
  F: Quality.Substituted,
  E: Quality.Estimated,
  N: 0,
};
const WH_PER_UNIT: Record<string, number> = { WH: 1, KWH: 1000, MWH: 1_000_000 };
const MINUTES_PER_DAY = 1440;

/** Quality of a quality-method cell such as `A`, `S14`; null when it is none. `V` (varies) is not one. */
export const qualityOfFlag = (flag: string): Quality | 0 | null => QUALITY_OF[flag.charAt(0)] ?? null;

/** The stream of a 200 record, or why it is none. */
export function streamOf(cells: string[]): Stream | string {
  const [, nmi, configured, , suffix, , serial, unit, minutesText] = cells.map((cell) => cell.trim());
  const minutes = Number(minutesText);
  if (!nmi) return 'a 200 record without an NMI (second field)';
  if (!suffix) return 'a 200 record without an NMI suffix such as E1 (fifth field)';
  if (!(minutes > 0) || MINUTES_PER_DAY % minutes !== 0)
    return `interval length "${minutesText ?? ''}" (ninth field) is not 5, 15 or 30`;
  const isEnergy = suffix.startsWith('E') || suffix.startsWith('B');
  const whPerUnit = WH_PER_UNIT[unit.toUpperCase()];
  if (isEnergy && whPerUnit === undefined) return `unit "${unit}" (eighth field) is not Wh, kWh or MWh`;
  const configuration = configured.match(/[A-Z][0-9A-Z]/g) ?? [];
  return { nmi, suffix, configuration, serial, minutes, whPerUnit: isEnergy ? whPerUnit : null };
}

/** The day of a 300 record, or why it cannot be taken. Quality `V` leaves 255 in `quality`, for 400 records to fill. */
export function streamDayOf(cells: string[], stream: Stream, line: number, raw: string): StreamDay | string {
  const count = MINUTES_PER_DAY / stream.minutes;
  const day = dayOf(cells[1]?.trim() ?? '');
  if (day === null) return `interval date "${cells[1] ?? ''}" is not a day like 20250630`;
  const flagAt = flagPosition(cells);
  if (flagAt < 0) return 'no quality (A, S, F, E, N or V) stands behind the interval values';
  const given = flagAt - 2;
  if (given !== count)
    return `has ${given} interval values, a day of ${stream.minutes} minutes has ${count}; correct the interval length of the 200 record or complete the values`;
  const flag = cells[flagAt].trim();
  const quality = flag.startsWith('V') ? VARIES : qualityOfFlag(flag);
  if (quality === null) return `quality "${flag}" is not known`;
  return withValues(cells.slice(2, flagAt), stream, {
    line,
    raw,
    day,
    valueWh: [],
    quality: Array<number>(count).fill(quality),
  });
}

const flagPosition = (cells: string[]): number =>
  cells.findIndex((cell, index) => index > 1 && /^[AVSFEN]\d*$/.test(cell.trim()));

/** True when the quality stands somewhere behind the date of a 300 record. */
export const hasFlag = (cells: string[]): boolean => flagPosition(cells) >= 0;

/** Stands where 400 records must say the quality. */
export const VARIES = 255;

function withValues(cells: string[], stream: Stream, streamDay: StreamDay): StreamDay | string {
  for (const [index, cell] of cells.entries()) {
    const text = cell.trim();
    if (!/^-?\d*\.?\d*$/.test(text) || (text === '' && streamDay.quality[index] !== 0))
      return `interval value ${index + 1} "${text.slice(0, 20)}" is not a number`;
    if (text.startsWith('-'))
      return `interval value ${index + 1} is negative; energy fed in belongs to a B stream`;
    streamDay.valueWh.push(text === '' ? NaN : Number(text) * (stream.whPerUnit ?? 1));
  }
  return streamDay;
}

/** Fills in the quality of a 400 record; a string says why it cannot. */
export function applyQuality(cells: string[], day: StreamDay): string | null {
  const [from, to] = [Number(cells[1]), Number(cells[2])];
  const quality = qualityOfFlag(cells[3]?.trim() ?? '');
  if (!(from >= 1 && to >= from && to <= day.quality.length))
    return `intervals ${cells[1]} to ${cells[2]} of the 400 record do not lie within 1 to ${day.quality.length}`;
  if (quality === null) return `quality "${cells[3] ?? ''}" of the 400 record is not known`;
  day.quality.fill(quality, from - 1, to);
  return null;
}

/** Why a finished day cannot be taken, null when it can. */
export function faultOfDay(day: StreamDay): string | null {
  const open = day.quality.indexOf(VARIES);
  if (open < 0) return null;
  const said = day.quality.filter((quality) => quality !== VARIES).length;
  return `quality is V, and the 400 records cover ${said} of ${day.quality.length} intervals; complete them`;
}

/** `yyyymmdd` to a day number; null for anything else. */
export function dayOf(text: string): number | null {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const utc = new Date(Date.UTC(year, month - 1, day));
  return utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day
    ? Math.floor(utc.getTime() / 86_400_000)
    : null;
}
