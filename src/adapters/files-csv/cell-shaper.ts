import { formatLocalDate, parseLocalDate } from '../../domain/time/local-date';
import { Zone } from '../../domain/time/zone';
import type { ImportProfile } from './profile';

/** Columns whose cells are numbers, by their canonical names. */
const NUMBERS = new Set([
  'kwh',
  'register_kwh',
  'installed_register_kwh',
  'removed_register_kwh',
  'received_kwh',
  'peak_mw',
  'multiplier',
  'digits',
  'households',
  'minutes',
  'customers',
  'mean_c',
  'max_c',
  'min_c',
  'value',
]);
const DAYS = new Set(['day', 'valid_from', 'valid_to', 'issued_on']);
const MOMENTS = new Set([
  'start',
  'end',
  'installed_at',
  'removed_at',
  'read_at',
  'published_at',
  'announced_start',
  'announced_end',
]);

/** Turns the cells of a profile's file into canonical text; what it cannot turn is left as it is, and rejected later. */
export class CellShaper {
  private readonly dates: DatePattern | null;
  private readonly zone: Zone | null;

  constructor(private readonly profile: ImportProfile) {
    this.dates = profile.dateFormat === '' ? null : new DatePattern(profile.dateFormat);
    this.zone = profile.timeZone === '' ? null : new Zone(profile.timeZone);
  }

  shape(column: string, text: string): string {
    const mapped = this.profile.values[column]?.[text] ?? text;
    if (mapped === '') return mapped;
    if (NUMBERS.has(column)) return this.number(column, mapped);
    if (DAYS.has(column)) return this.day(column, this.dates?.toIso(mapped) ?? mapped);
    if (MOMENTS.has(column)) return this.moment(this.dates?.toIso(mapped) ?? mapped);
    return mapped;
  }

  private number(column: string, text: string): string {
    const plain =
      this.profile.decimalSign === ',' ? text.replace(/\./g, '').replace(',', '.') : text.replace(/,/g, '');
    const factor = this.profile.factors[column];
    return factor === undefined || !/^[+-]?\d+(\.\d+)?$/.test(plain)
      ? plain
      : exactText(Number(plain) * factor);
  }

  private day(column: string, text: string): string {
    const dayOnly = text.slice(0, 10);
    const day =
      column === 'day' && this.profile.registerOf === 'end-of-day-before' ? parseLocalDate(dayOnly) : null;
    return day === null ? dayOnly : formatLocalDate(day - 1);
  }

  /** Local time of the profile's zone as an instant with offset, so that the utility's zone does not matter. */
  private moment(text: string): string {
    const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(:\d{2})?$/.exec(text);
    const day = match && parseLocalDate(match[1]);
    if (!this.zone || !match || day === null) return text;
    const local = this.zone.instantAt(day, Number(match[2]) * 60 + Number(match[3]));
    return local.kind === 'instant' ? new Date(local.instant).toISOString() : text;
  }
}

/** Decimal text without exponent and without the noise of binary fractions. */
const exactText = (value: number): string => String(Number(value.toPrecision(15)));

/** A date format such as `dd/MM/yyyy HH:mm`. */
class DatePattern {
  private readonly expression: RegExp;
  private readonly fields: string[];

  constructor(format: string) {
    this.fields = format.match(/yyyy|MM|dd|HH|mm|ss/g) ?? [];
    const escaped = format.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    this.expression = new RegExp(
      `^${escaped.replace(/yyyy/g, '(\\d{4})').replace(/MM|dd|HH|mm|ss/g, '(\\d{1,2})')}$`,
    );
  }

  toIso(text: string): string {
    const match = this.expression.exec(text);
    if (!match) return text;
    const part = (field: string, fallback: string): string => {
      const index = this.fields.indexOf(field);
      return index < 0 ? fallback : match[index + 1].padStart(2, '0');
    };
    const day = `${part('yyyy', '')}-${part('MM', '')}-${part('dd', '')}`;
    return this.fields.includes('HH')
      ? `${day}T${part('HH', '00')}:${part('mm', '00')}:${part('ss', '00')}`
      : day;
  }
}
