import type { LocalDate } from '../time/local-date';
import { Channel, isGood, type ReadingRows } from './reading';

/** A day on which the registers of a time-of-use meter do not add up to its total. */
export interface TouDifference {
  key: number;
  day: LocalDate;
  totalWh: number;
  registersWh: number;
}

/** Counters of one meter are read within minutes of each other: a kWh or half a percent may lie between. */
const TOLERANCE_WH = 1000;
const TOLERANCE_SHARE = 0.005;

const REGISTERS = [Channel.Normal, Channel.Peak, Channel.Offpeak];

/**
 * Days whose normal, peak and off-peak usage differ from the usage of the total register (ruling M11). Rows sorted by
 * (key, channel, day); only days with both ends of all four registers are compared.
 */
export function touDifferences(rows: ReadingRows): TouDifference[] {
  const usage = new Map<string, Map<Channel, number>>();
  for (let i = 1; i < rows.count; i++) {
    const follows = rows.key[i] === rows.key[i - 1] && rows.channel[i] === rows.channel[i - 1];
    if (!follows || rows.day[i] !== rows.day[i - 1] + 1) continue;
    if (!isGood(rows.quality[i]) || !isGood(rows.quality[i - 1])) continue;
    const id = `${rows.key[i]}/${rows.day[i]}`;
    const byChannel = usage.get(id) ?? new Map<Channel, number>();
    byChannel.set(rows.channel[i], rows.valueWh[i] - rows.valueWh[i - 1]);
    usage.set(id, byChannel);
  }
  return [...usage].flatMap(([id, byChannel]) => differenceOf(id, byChannel));
}

function differenceOf(id: string, usage: ReadonlyMap<Channel, number>): TouDifference[] {
  const totalWh = usage.get(Channel.Total);
  const parts = REGISTERS.map((channel) => usage.get(channel));
  if (totalWh === undefined || parts.includes(undefined)) return [];
  const registersWh = parts.reduce<number>((sum, part) => sum + part!, 0);
  if (Math.abs(totalWh - registersWh) <= Math.max(TOLERANCE_WH, TOLERANCE_SHARE * totalWh)) return [];
  const [key, day] = id.split('/').map(Number);
  return [{ key, day, totalWh, registersWh }];
}
