import { dayMonthText, periodText } from '../../domain/text/date-text';
import { type Language, NBSP } from '../../domain/text/language';
import { changeText, coverageText, signedPercentText } from '../../domain/text/number-text';
import {
  energyNumber,
  energyText,
  type EnergyUnit,
  energyUnitFor,
  energyUnitText,
} from '../../domain/text/unit-text';
import { parseLocalDate } from '../../domain/time/local-date';
import type { UtilitySettings } from '../../ports/utility-settings';
import { notReceived, sayIn } from '../coverage/wording';
import type { AreaLoadFacts, LoadComparisonFacts, LoadFacts } from './load-facts';

/** One unit and as many decimals for all energies of a report, so that they can be set side by side. */
export interface EnergyScale {
  unit: EnergyUnit;
  places: number;
}

/** By the mean day of the whole; four significant digits or the whole kWh. */
export function energyScaleOf({ whole }: Pick<LoadFacts, 'whole'>): EnergyScale {
  const perDay = Math.max(whole.period.kwhPerDay ?? 0, whole.highestDay?.kwh ?? 0);
  const unit = energyUnitFor(perDay * 1000);
  if (unit === 'kWh') return { unit, places: perDay < 100 ? 1 : 0 };
  const size = unit === 'MWh' ? perDay / 1e3 : perDay / 1e6;
  return { unit, places: size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3 };
}

const whOf = (kwh: number): number => Math.round(kwh * 1000);

/** With its unit. */
export const kwhText = (kwh: number, { unit, places }: EnergyScale, language: Language): string =>
  energyText(whOf(kwh), unit, language, places);

/** Without; a dash where nothing is known. */
export const kwhNumber = (kwh: number | null, { unit, places }: EnergyScale, language: Language): string =>
  kwh === null ? '–' : energyNumber(whOf(kwh), unit, language, places);

/** For charts. */
export function scaled(kwh: number | null, { unit }: EnergyScale): number | null {
  if (kwh === null) return null;
  return unit === 'kWh' ? kwh : unit === 'MWh' ? kwh / 1e3 : kwh / 1e6;
}

/** `kWh/ngày`, `triệu kWh/day`. */
export const perDayUnit = ({ unit }: EnergyScale, language: Language): string =>
  `${energyUnitText(unit, language)}/${language === 'vi' ? 'ngày' : 'day'}`;

/** Days of a base as printed: `26/05–01/06/2025`. */
export const spanText = (span: { from: string; to: string }, language: Language): string =>
  periodText({ from: parseLocalDate(span.from)!, until: parseLocalDate(span.to)! + 1 }, language);

export const shortDay = (isoDay: string, language: Language): string =>
  dayMonthText(parseLocalDate(isoDay)!, language);

/** `tăng 6,1% so với tuần trước`, or why there is no comparison. `base` names what it is compared with. */
export function comparisonText(
  comparison: LoadComparisonFacts,
  current: AreaLoadFacts,
  base: string,
  language: Language,
): string {
  const { changePercent, withheld } = comparison;
  const say = sayIn(language);
  const tet = current.period.tet !== comparison.base.tet ? say(' (Tết)', ' (Tết)') : '';
  if (withheld === null)
    return `${changeText(changePercent!, language)} ${say('so với', 'on')} ${base}${tet}`;
  if (withheld.reason === 'no-data')
    return withheld.which === 'base'
      ? say(`Chưa có số liệu ${base}`, `No data for ${base}`)
      : notReceived(say);
  const ratio = (withheld.which === 'base' ? comparison.base : current.period).coverage.ratio;
  const whose = withheld.which === 'base' ? base : say('kỳ này', 'this period');
  return say(
    `Không so sánh: dữ liệu ${whose} chỉ đạt ${coverageText(ratio, 'vi')}`,
    `Not compared with ${base}: coverage of ${whose} ${coverageText(ratio, 'en')}`,
  );
}

/** For table cells: +6,1%, or a dash where it is withheld. */
export const comparisonCell = ({ changePercent }: LoadComparisonFacts, language: Language): string =>
  changePercent === null ? '–' : signedPercentText(changePercent, language);

/** Regions by their names of the settings; nodes by the last part of their path. */
export function areaName(
  area: { kind: AreaLoadFacts['kind']; name: string },
  settings: UtilitySettings,
  language: Language,
): string {
  if (area.kind === 'region') return regionName(area.name, settings, language);
  return area.name === '' ? settings.utility.name[language] : held(area.name);
}

export const regionName = (id: string, { regions }: UtilitySettings, language: Language): string =>
  regions.find((region) => region.id === id)?.name[language] ?? id;

/** A network path without its top, where there is more than the top. */
export function placeText(path: string | null, language: Language): string {
  if (path === null) return language === 'vi' ? 'không ghi' : 'not stated';
  const parts = path.split('/');
  return (parts.length > 1 ? parts.slice(1) : parts).map(held).join(`${NBSP}/ `);
}

/** A number at the end stays with its name: "khu vực 1" is not broken before the 1. */
export const held = (name: string): string => name.replace(/ (?=\d+$)/, NBSP);

export const ratioText = (ratio: number | null, language: Language): string =>
  ratio === null ? '–' : coverageText(ratio, language);
