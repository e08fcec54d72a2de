import { Channel } from '../../../domain/metering/reading';
import { bad, choiceCell, kwhCell, textCell, wholeCell } from './cells';
import { instantCell, isDoubled } from './local-time';
import type { ReadingKind } from './reading-kind';
import { QUALITIES, QUALITY_CHOICES } from './register-readings';

const CHANNELS = { total: Channel.Total, export: Channel.Export };
const MS_PER_MINUTE = 60_000;

/** Energy over half-open intervals; `start` with an offset, or local time of the utility's zone. */
export const intervalUsage: ReadingKind = {
  name: 'interval-usage',
  columns: { required: ['usage_point_id', 'start', 'minutes', 'kwh'], optional: ['quality', 'channel'] },
  plain: null,
  parse: (cell, context) => {
    const usagePointId = textCell('usage_point_id', cell('usage_point_id'));
    const channel = CHANNELS[choiceCell('channel', cell('channel'), ['total', 'export'] as const, 'total')];
    const minutes = wholeCell('minutes', cell('minutes'));
    if (minutes < 1 || 1440 % minutes !== 0) bad('minutes', cell('minutes'), 'does not divide a day');
    const start = cell('start');
    const second =
      isDoubled('start', start, context.zone) && context.seenBefore(usagePointId, channel, start);
    const instant = instantCell('start', start, context.zone, second ? 2 : 1).getTime();
    const day = context.zone.dayOf(instant);
    const startMinute = (instant - context.zone.startOfDay(day)) / MS_PER_MINUTE;
    if (startMinute % minutes !== 0)
      bad('start', start, `is not a multiple of ${minutes} minutes after midnight`);
    const valueWh = kwhCell('kwh', cell('kwh'));
    if (valueWh < 0) bad('kwh', cell('kwh'), 'is negative; energy fed in belongs to channel export (M17)');
    return {
      usagePointId,
      meterSerial: '',
      day,
      channel,
      startMinute,
      minutes,
      valueWh,
      quality: QUALITIES[choiceCell('quality', cell('quality'), QUALITY_CHOICES, 'measured')],
    };
  },
};
