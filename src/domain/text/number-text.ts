import { decimalOf, rounded, truncated, type Decimal } from './decimal';
import { MINUS, NBSP, type Language } from './language';

const SEPARATORS: Record<Language, { group: string; decimal: string }> = {
  vi: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/** Below this, in percent, a change is called none (reports.md). It is what one decimal would print as 0,0. */
const UNCHANGED_PERCENT = 0.05;

/** 1.234,5 or 1,234.5; rounded half away from zero. A zero has no sign. */
export const numberText = (value: number, language: Language, places = 0): string =>
  decimalText(rounded(decimalOf(value), places), language);

/** The digits of a decimal, grouped by thousands. */
export function decimalText({ units, scale }: Decimal, language: Language): string {
  const { group, decimal } = SEPARATORS[language];
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, group);
  const fraction = scale > 0 ? decimal + digits.slice(-scale) : '';
  return (units < 0n ? MINUS : '') + whole + fraction;
}

/** With its sign also when it is above zero: +3,7. */
export function signedText(value: number, language: Language, places = 0): string {
  const { units } = rounded(decimalOf(value), places);
  return (units > 0n ? '+' : '') + numberText(value, language, places);
}

/** 38,1% and 38.1%. */
export const percentText = (percent: number, language: Language, places = 1): string =>
  `${numberText(percent, language, places)}%`;

/** +0,3%, −12,0%; 0,0% has no sign. */
export const signedPercentText = (percent: number, language: Language): string =>
  `${signedText(percent, language, 1)}%`;

export const isUnchanged = (percent: number): boolean => Math.abs(percent) < UNCHANGED_PERCENT;

/** `tăng 6,1%`, `giảm 6,1%`, `không đổi`; `up 6.1%`, `down 6.1%`, `unchanged`. */
export function changeText(percent: number, language: Language): string {
  if (isUnchanged(percent)) return language === 'vi' ? 'không đổi' : 'unchanged';
  const size = percentText(Math.abs(percent), language);
  if (language === 'vi') return `${percent > 0 ? 'tăng' : 'giảm'} ${size}`;
  return `${percent > 0 ? 'up' : 'down'} ${size}`;
}

/** `6,1 điểm phần trăm`, `6.1 percentage points`, with its sign. */
export function pointsText(points: number, language: Language): string {
  const unit = language === 'vi' ? 'điểm phần trăm' : 'percentage points';
  return `${signedText(points, language, 1)}${NBSP}${unit}`;
}

/**
 * Coverage as a percentage, cut and not rounded: 99,96 % must not read as complete, nor 94,96 % as 95.
 * `ratio` null: nothing was expected.
 */
export function coverageText(ratio: number | null, language: Language): string {
  if (ratio === null) return language === 'vi' ? 'không có' : 'none';
  const percent = decimalOf(ratio);
  return `${decimalText(truncated({ units: percent.units * 100n, scale: percent.scale }, 1), language)}%`;
}
