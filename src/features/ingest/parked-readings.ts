import type { ParkedRow } from '../../ports/import-records';
import type { ReadingBatch } from '../../ports/meter-files';

/** Kind under which readings of unknown usage points wait. */
export const PARKED_READING = 'reading';

export function toParked(batch: ReadingBatch, i: number): ParkedRow {
  return {
    kind: PARKED_READING,
    usagePointId: batch.usagePointId[i],
    fields: {
      meterSerial: batch.meterSerial[i],
      day: String(batch.day[i]),
      channel: String(batch.channel[i]),
      startMinute: String(batch.startMinute[i]),
      minutes: String(batch.minutes[i]),
      valueWh: String(batch.valueWh[i]),
      quality: String(batch.quality[i]),
    },
  };
}

/** Parked rows as a batch again; lines are numbered from 1. */
export function fromParked(rows: ParkedRow[]): ReadingBatch {
  const numbers = (name: string): number[] => rows.map(({ fields }) => Number(fields[name]));
  return {
    line: rows.map((_, index) => index + 1),
    usagePointId: rows.map(({ usagePointId }) => usagePointId),
    meterSerial: rows.map(({ fields }) => fields.meterSerial),
    day: numbers('day'),
    channel: numbers('channel'),
    startMinute: numbers('startMinute'),
    minutes: numbers('minutes'),
    valueWh: numbers('valueWh'),
    quality: numbers('quality'),
    rawOf: (index) => JSON.stringify(rows[index]),
    rejects: [],
    findings: [],
  };
}
