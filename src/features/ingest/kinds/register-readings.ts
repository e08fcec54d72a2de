import { Channel, Quality } from '../../../domain/metering/reading';
import type { ReadingKind } from './reading-kind';
import { choiceCell, dayCell, kwhCell, textCell, bad } from './cells';
import { readAtMinutesLate } from './read-at';

const REGISTERS = {
  total: Channel.Total,
  normal: Channel.Normal,
  peak: Channel.Peak,
  offpeak: Channel.Offpeak,
  export: Channel.Export,
};
const REGISTER_NAMES = Object.keys(REGISTERS) as (keyof typeof REGISTERS)[];

export const QUALITIES = {
  measured: Quality.Measured,
  manual: Quality.Manual,
  substituted: Quality.Substituted,
  estimated: Quality.Estimated,
};
export const QUALITY_CHOICES = Object.keys(QUALITIES) as (keyof typeof QUALITIES)[];

/** What the device shows at the end of a local day, before the multiplier. */
export const registerReadings: ReadingKind = {
  name: 'register-readings',
  columns: {
    required: ['usage_point_id', 'day', 'register_kwh'],
    optional: ['register', 'quality', 'meter_serial', 'read_at'],
  },
  plain: {
    usagePointId: 'usage_point_id',
    day: 'day',
    kwh: 'register_kwh',
    channel: { column: 'register', numbers: REGISTERS, fallback: Channel.Total },
    quality: { column: 'quality', numbers: QUALITIES, fallback: Quality.Measured },
    empty: ['meter_serial', 'read_at'],
  },
  parse: (cell, context) => {
    const day = dayCell('day', cell('day'));
    const valueWh = Math.round(kwhCell('register_kwh', cell('register_kwh')));
    if (valueWh < 0) bad('register_kwh', cell('register_kwh'), 'is negative; a counter starts at 0');
    const readAt = cell('read_at');
    const late = readAt === '' ? 0 : readAtMinutesLate(readAt, day, context.zone);
    if (late > context.offTimeHours * 60)
      context.remark(
        'off-time',
        'warning',
        `read_at ${readAt} is more than ${context.offTimeHours} h from the end of the day`,
      );
    return {
      usagePointId: textCell('usage_point_id', cell('usage_point_id')),
      meterSerial: cell('meter_serial'),
      day,
      channel: REGISTERS[choiceCell('register', cell('register'), REGISTER_NAMES, 'total')],
      startMinute: 0,
      minutes: 0,
      valueWh,
      quality: QUALITIES[choiceCell('quality', cell('quality'), QUALITY_CHOICES, 'measured')],
    };
  },
};
