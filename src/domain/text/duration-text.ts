import { NBSP, plural, type Language } from './language';
import { numberText } from './number-text';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

/** `2 giờ 15 phút`, `2 hours 15 minutes`; days and hours from one day on, when minutes say nothing. */
export function durationText(minutes: number, language: Language): string {
  const whole = Math.round(minutes);
  const days = Math.floor(whole / MINUTES_PER_DAY);
  const hours = Math.floor((whole % MINUTES_PER_DAY) / MINUTES_PER_HOUR);
  const rest = whole % MINUTES_PER_HOUR;
  const parts: [number, Unit][] =
    days > 0
      ? [
          [days, 'day'],
          [hours, 'hour'],
        ]
      : [
          [hours, 'hour'],
          [rest, 'minute'],
        ];
  const shown = parts.filter(([count]) => count > 0);
  return (shown.length > 0 ? shown : [[0, 'minute'] as [number, Unit]])
    .map(([count, unit]) => `${numberText(count, language)}${NBSP}${unitText(unit, count, language)}`)
    .join(' ');
}

/** `1 ngày`, `30 ngày`; `1 day`, `30 days`. */
export const daysText = (days: number, language: Language): string =>
  `${numberText(days, language)}${NBSP}${unitText('day', days, language)}`;

type Unit = 'day' | 'hour' | 'minute';
const VIETNAMESE: Record<Unit, string> = { day: 'ngày', hour: 'giờ', minute: 'phút' };

const unitText = (unit: Unit, count: number, language: Language): string =>
  language === 'vi' ? VIETNAMESE[unit] : plural(count, unit, `${unit}s`);
