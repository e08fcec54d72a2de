import { Channel, Quality } from '../../../domain/metering/reading';
import { bad, choiceCell, dayCell, kwhCell, textCell } from './cells';
import type { ReadingKind } from './reading-kind';
import { QUALITIES, QUALITY_CHOICES } from './register-readings';

/** Energy of a day, from sources that deliver no register. */
export const dailyUsage: ReadingKind = {
  name: 'daily-usage',
  columns: { required: ['usage_point_id', 'day', 'kwh'], optional: ['quality'] },
  plain: {
    usagePointId: 'usage_point_id',
    day: 'day',
    kwh: 'kwh',
    channel: { column: null, numbers: {}, fallback: Channel.Energy },
    quality: { column: 'quality', numbers: QUALITIES, fallback: Quality.Measured },
    empty: [],
  },
  parse: (cell) => {
    const valueWh = Math.round(kwhCell('kwh', cell('kwh')));
    if (valueWh < 0)
      bad('kwh', cell('kwh'), 'is negative; energy fed in belongs to the export register (M17)');
    return {
      usagePointId: textCell('usage_point_id', cell('usage_point_id')),
      meterSerial: '',
      day: dayCell('day', cell('day')),
      channel: Channel.Energy,
      startMinute: 0,
      minutes: 0,
      valueWh,
      quality: QUALITIES[choiceCell('quality', cell('quality'), QUALITY_CHOICES, 'measured')],
    };
  },
};
