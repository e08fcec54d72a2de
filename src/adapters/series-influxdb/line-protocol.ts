import { escape } from '@influxdata/influxdb-client';
import { CHANNELS, type ReadingRows } from '../../domain/metering/reading';
import type { AreaDay, IntervalDay } from '../../ports/reading-store';
import type { AreaName } from './series-names';
import { AREA_LOAD, blockOf, DAY_READING, INTERVAL_DAY, secondsOf } from './measurements';

// eslint-disable-next-line no-control-regex -- exactly these end a line or a name
const UNPRINTABLE = /[\u0000-\u001f\u007f]/g;

/**
 * A text as the value of a tag. Line protocol knows no way to write a backslash before a delimiter and no control
 * characters: they become `/` and a blank. Points are told apart by their numbers, so nothing falls together by that.
 */
export const tagValue = (text: string): string =>
  escape.tag(text.replace(UNPRINTABLE, ' ').replaceAll('\\', '/'));

const tag = (name: string, text: string): string => (text === '' ? '' : `,${name}=${tagValue(text)}`);

/** Tags ascending by name, which spares the server the sorting. */
const pointTags = (key: number, channel: number, id: string): string =>
  `,block=${blockOf(key)},channel=${CHANNELS[channel]},key=${key}${tag('usage_point', id)}`;

/** One line a reading, rows `from` … `to − 1`; `ids` by the offset from `from`. */
export function readingLines(rows: ReadingRows, from: number, to: number, ids: readonly string[]): string[] {
  const lines: string[] = [];
  for (let row = from; row < to; row++) {
    const fields = `value_wh=${rows.valueWh[row]}i,meter=${rows.meter[row]}i,quality=${rows.quality[row]}i`;
    const tags = pointTags(rows.key[row], rows.channel[row], ids[row - from]);
    lines.push(`${DAY_READING}${tags} ${fields} ${secondsOf(rows.day[row])}`);
  }
  return lines;
}

/** One line a day of intervals: written again, the whole day is replaced. */
export function intervalLine(day: IntervalDay, id: string): string {
  const { valueWh, quality, minutes } = day;
  let [energyWh, received] = [0, 0];
  for (const value of valueWh)
    if (!Number.isNaN(value)) {
      energyWh += value;
      received++;
    }
  const fields = [
    `minutes=${minutes}i`,
    `values_wh="${packedValues(valueWh)}"`,
    `qualities="${packedQualities(quality)}"`,
    `energy_wh=${Math.round(energyWh)}i`,
    `received=${received}i`,
  ];
  return `${INTERVAL_DAY}${pointTags(day.key, day.channel, id)} ${fields.join(',')} ${secondsOf(day.day)}`;
}

export function areaLine(row: AreaDay, { kind, path }: AreaName): string {
  const tags = `,area=${row.area}${tag('kind', kind)}${tag('path', path)}`;
  const fields = [
    `measured_wh=${row.measuredWh}`,
    `estimated_wh=${row.estimatedWh}`,
    `received=${row.received}i`,
    `expected=${row.expected}i`,
  ];
  return `${AREA_LOAD}${tags} ${fields.join(',')} ${secondsOf(row.day)}`;
}

const MISSING = '_';

/** `0 10 _ 30`: whole Wh from local midnight on, `_` = not received. */
export const packedValues = (valueWh: Float64Array): string =>
  Array.from(valueWh, (value) => (Number.isNaN(value) ? MISSING : String(value))).join(' ');

export const unpackedValues = (text: string): Float64Array =>
  text === ''
    ? new Float64Array()
    : Float64Array.from(text.split(' '), (value) => (value === MISSING ? NaN : Number(value)));

/** Two hexadecimal digits an interval, as in `quality` of a reading. */
export const packedQualities = (quality: Uint8Array): string => Buffer.from(quality).toString('hex');

export const unpackedQualities = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
