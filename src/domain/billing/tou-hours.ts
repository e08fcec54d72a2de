import { fieldOf, type ConfigFault, type ConfigRow } from '../text/config-row';
import { parseLocalDate, type LocalDate } from '../time/local-date';
import type { TouRegister } from './tariff';

/** Hours of some weekdays that count as peak or off-peak; all others are normal. */
export interface TouBand {
  register: Exclude<TouRegister, 'normal'>;
  /** 1 = Monday … 7 = Sunday, both inclusive */
  firstWeekday: number;
  lastWeekday: number;
  /** minutes of the wall clock, half-open */
  fromMinute: number;
  untilMinute: number;
}

/** The bands of one decision. `validFrom` null: decided, not in force, never used (963/QĐ-BCT). */
export interface TouHours {
  validFrom: LocalDate | null;
  decision: string;
  bands: TouBand[];
}

/** The hours in force on that day: the latest that has begun; null before the first. */
export function touHoursOn(hours: readonly TouHours[], day: LocalDate): TouHours | null {
  const begun = hours.filter(({ validFrom }) => validFrom !== null && validFrom <= day);
  return begun.reduce<TouHours | null>((a, b) => (a && a.validFrom! >= b.validFrom! ? a : b), null);
}

/** Peak 9:30–11:30 and 17:00–20:00 from Monday to Saturday, off-peak 22:00–4:00 daily, else normal (billed in 2026). */
export function touRegisterAt({ bands }: TouHours, weekday: number, wallMinute: number): TouRegister {
  const band = bands.find(
    (each) =>
      weekday >= each.firstWeekday &&
      weekday <= each.lastWeekday &&
      wallMinute >= each.fromMinute &&
      wallMinute < each.untilMinute,
  );
  return band?.register ?? 'normal';
}

/** Reads split rows of the hours file (`valid_from,decision,register,weekdays,from,until,status`). */
export function parseTouHours(rows: readonly ConfigRow[]): { hours: TouHours[]; faults: ConfigFault[] } {
  const hours = new Map<string, TouHours>();
  const faults: ConfigFault[] = [];
  for (const row of rows) {
    const band = touBand(row);
    const text = fieldOf(row, 'valid_from');
    const validFrom = fieldOf(row, 'status') === 'not-in-force' ? null : parseLocalDate(text);
    if ('column' in band) faults.push(band);
    else if (validFrom === null && fieldOf(row, 'status') !== 'not-in-force') {
      const message = `"${text}" is no date: write it as 2025-05-10, or set the status not-in-force`;
      faults.push({ line: row.line, column: 'valid_from', message });
    } else addBand(hours, validFrom, fieldOf(row, 'decision'), band);
  }
  return { hours: [...hours.values()], faults };
}

function addBand(
  hours: Map<string, TouHours>,
  validFrom: LocalDate | null,
  decision: string,
  band: TouBand,
): void {
  const key = JSON.stringify([validFrom, decision]);
  const found = hours.get(key);
  if (found) found.bands.push(band);
  else hours.set(key, { validFrom, decision, bands: [band] });
}

function touBand(row: ConfigRow): TouBand | ConfigFault {
  const fault = (column: string, message: string): ConfigFault => ({ line: row.line, column, message });
  const register = fieldOf(row, 'register');
  if (register !== 'peak' && register !== 'offpeak') {
    return fault('register', `"${register}" is neither peak nor offpeak: hours without a row are normal`);
  }
  const weekdays = /^([1-7])-([1-7])$/.exec(fieldOf(row, 'weekdays'));
  if (!weekdays || weekdays[1] > weekdays[2])
    return fault('weekdays', 'write weekdays as 1-6, Monday being 1');
  const [fromMinute, untilMinute] = [wallMinute(fieldOf(row, 'from')), wallMinute(fieldOf(row, 'until'))];
  if (fromMinute === null || untilMinute === null || fromMinute >= untilMinute) {
    return fault(
      'from',
      'write hours as 09:30 and 11:30; over midnight takes two rows, 22:00-24:00 and 00:00-04:00',
    );
  }
  return {
    register,
    firstWeekday: Number(weekdays[1]),
    lastWeekday: Number(weekdays[2]),
    fromMinute,
    untilMinute,
  };
}

function wallMinute(text: string): number | null {
  const match = /^(\d{2}):([0-5]\d)$/.exec(text);
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : Infinity;
  return minute <= 1440 ? minute : null;
}
