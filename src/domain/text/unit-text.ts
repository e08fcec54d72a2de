import { decimalOf, rounded, shifted } from './decimal';
import { NBSP, plural, type Language } from './language';
import { decimalText, numberText } from './number-text';

/** Units of energy in print; a column keeps one. */
export const ENERGY_UNITS = ['kWh', 'MWh', 'million-kWh'] as const;
export type EnergyUnit = (typeof ENERGY_UNITS)[number];

/** Decimal places from Wh. */
const PLACES: Record<EnergyUnit, number> = { kWh: 3, MWh: 6, 'million-kWh': 9 };
const WH_PER_MWH = 1e6;
const WH_PER_MILLION_KWH = 1e9;

/** The unit in which a figure of this size reads well: kWh below 100 MWh, million kWh from one million on. */
export function energyUnitFor(energyWh: number): EnergyUnit {
  const size = Math.abs(energyWh);
  if (size >= WH_PER_MILLION_KWH) return 'million-kWh';
  return size >= 100 * WH_PER_MWH ? 'MWh' : 'kWh';
}

/** `kWh`, `MWh`, `triệu kWh` or `million kWh`. */
export function energyUnitText(unit: EnergyUnit, language: Language): string {
  if (unit !== 'million-kWh') return unit;
  return `${language === 'vi' ? 'triệu' : 'million'}${NBSP}kWh`;
}

/** The number alone, for columns whose head names the unit. */
export const energyNumber = (energyWh: number, unit: EnergyUnit, language: Language, places = 0): string =>
  decimalText(rounded(shifted(decimalOf(energyWh), PLACES[unit]), places), language);

/** `312 kWh`, `42,6 triệu kWh`. Scaled on decimals, so that a rounding never comes from the division. */
export const energyText = (energyWh: number, unit: EnergyUnit, language: Language, places = 0): string =>
  `${energyNumber(energyWh, unit, language, places)}${NBSP}${energyUnitText(unit, language)}`;

/** `1.534.140 đồng`, `VND 1,534,140`. */
export const dongText = (amountDong: number, language: Language): string =>
  language === 'vi'
    ? `${numberText(amountDong, 'vi')}${NBSP}đồng`
    : `VND${NBSP}${numberText(amountDong, 'en')}`;

/** `3.350 đồng/kWh`, `VND 3,350/kWh`; average prices have decimals. */
export const priceText = (dongPerKwh: number, language: Language, places = 0): string =>
  language === 'vi'
    ? `${numberText(dongPerKwh, 'vi', places)}${NBSP}đồng/kWh`
    : `VND${NBSP}${numberText(dongPerKwh, 'en', places)}/kWh`;

/** `36,5 °C`. */
export const celsiusText = (celsius: number, language: Language, places = 1): string =>
  `${numberText(celsius, language, places)}${NBSP}°C`;

/** `3 khách hàng`; `1 customer`, `3 customers`. */
export const countText = (
  count: number,
  language: Language,
  words: { vi: string; one: string; other: string },
): string =>
  `${numberText(count, language)}${NBSP}${language === 'vi' ? words.vi : plural(count, words.one, words.other)}`;
