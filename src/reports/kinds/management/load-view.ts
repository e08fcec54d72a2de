import { celsiusText, energyUnitText } from '../../../domain/text/unit-text';
import { numberText, signedPercentText } from '../../../domain/text/number-text';
import type { Cell, FigureView, TableView } from '../../../ports/page-templates';
import { dash, leftColumn, orDash, rightColumn } from '../../coverage/cells';
import { sayIn } from '../../coverage/wording';
import type { AreaLoadFacts, TemperatureFitFacts } from '../../load/load-facts';
import {
  areaName,
  comparisonCell,
  type EnergyScale,
  energyScaleOf,
  kwhNumber,
  kwhText,
  perDayUnit,
  ratioText,
  scaled,
  shortDay,
  spanText,
} from '../../load/load-text';
import type { DrawnCharts, PrintContext } from '../../report-kind';
import { hasLoad, hasScatter, weekdayName } from './charts';
import type { ManagementFacts } from './facts';

type Language = PrintContext['language'];

export function daysFigure(
  facts: ManagementFacts,
  { language }: PrintContext,
  charts: DrawnCharts,
): FigureView | null {
  if (!hasLoad(facts)) return null;
  const say = sayIn(language);
  const { whole } = facts.load;
  const scale = energyScaleOf(facts.load);
  return {
    title: say('Điện năng theo ngày', 'Energy by day'),
    subtitle: `${spanText(facts, language)}, ${perDayUnit(scale, language)}`,
    svg: charts.days,
    alt: daysAlt(whole, scale, language),
    note: say(
      'Tmax: nhiệt độ cao nhất ngày, bình quân các vùng theo số điểm đo. Cùng kỳ: 364 ngày trước, cùng thứ trong tuần.',
      'Tmax: highest temperature of the day, regions weighted by their usage points. Same week last year: 364 days earlier, weekday by weekday.',
    ),
  };
}

function daysAlt({ days }: AreaLoadFacts, scale: EnergyScale, language: Language): string {
  const say = sayIn(language);
  const shown = days.map(
    ({ day, kwh }) =>
      `${shortDay(day, language)}: ${kwh === null ? say('chưa nhận được', 'not received') : kwhNumber(kwh, scale, language)}`,
  );
  return say(
    `Biểu đồ cột điện năng từng ngày (${energyUnitText(scale.unit, 'vi')}): ${shown.join('; ')}.`,
    `Bar chart of the energy of each day (${energyUnitText(scale.unit, 'en')}): ${shown.join('; ')}.`,
  );
}

/** The chart's figures, a row a day. */
export function daysTable({ load }: ManagementFacts, { language }: PrintContext): TableView {
  const say = sayIn(language);
  const scale = energyScaleOf(load);
  const { days } = load.whole;
  return {
    caption: say('Điện năng theo ngày', 'Energy by day'),
    unit: energyUnitText(scale.unit, language),
    columns: [
      leftColumn(say('Ngày', 'Day'), '20%'),
      rightColumn(say('Điện năng', 'Energy')),
      rightColumn(say('trong đó ước tính', 'of it estimated')),
      rightColumn(say('Tuần trước', 'Week before')),
      rightColumn(say('Cùng kỳ năm trước', 'Same week last year')),
      rightColumn('Tmax', '°C'),
      rightColumn(say('Thu thập', 'Coverage')),
    ],
    rows: days.map((day, index) => ({
      kind: 'plain',
      cells: [
        `${weekdayName(day.day, language)}, ${shortDay(day.day, language)}`,
        day.kwh === null
          ? { text: say('chưa nhận được', 'not received'), mark: 'missing' }
          : kwhNumber(day.kwh, scale, language),
        orDash(kwhNumber(day.estimatedKwh, scale, language)),
        orDash(kwhNumber(load.previousDays[index].kwh, scale, language)),
        orDash(kwhNumber(load.sameLastYearDays[index].kwh, scale, language)),
        day.maxC === null ? dash : numberText(day.maxC, language, 1),
        coverageCell(day.coverage.ratio, load.comparisonCoverage, language),
      ],
    })),
    note: holidayNote(load.holidays, language),
  };
}

export const coverageCell = (ratio: number | null, limit: number, language: Language): Cell =>
  ratio === null ? dash : { text: ratioText(ratio, language), mark: ratio < limit ? 'alert' : null };

function holidayNote(holidays: readonly { day: string; name: string }[], language: Language): string | null {
  if (holidays.length === 0) return null;
  const names = holidays.map(({ day, name }) => `${shortDay(day, language)} (${name})`).join(', ');
  return sayIn(language)(`Ngày nghỉ lễ: ${names}.`, `Public holidays: ${names}.`);
}

/** A row per network node, then regions, the whole last. */
export function unitsTable({ load }: ManagementFacts, context: PrintContext): TableView | null {
  if (load.nodes.length === 0) return null;
  const { language } = context;
  const say = sayIn(language);
  const scale = energyScaleOf(load);
  const heat = celsiusText(load.whole.heat.heatCelsius, language, 0);
  const row = (kind: TableView['rows'][number]['kind'], area: AreaLoadFacts) => ({
    kind,
    cells: unitCells(area, scale, load, context),
  });
  const below = load.nodes.filter(({ level }) => level > 0);
  const shown = below.length > 0 ? below : load.nodes;
  const planned = hasPlan(load);
  return {
    caption: say('Theo đơn vị và vùng', 'By unit and region'),
    unit: perDayUnit(scale, language),
    columns: [
      leftColumn(say('Đơn vị', 'Unit'), '25%'),
      rightColumn(say('Bình quân ngày', 'Mean day')),
      rightColumn(say('Ngày cao nhất', 'Highest day')),
      rightColumn(say('So tuần trước', 'On week before')),
      rightColumn(say('So cùng kỳ', 'On last year')),
      ...(planned ? [rightColumn(say('So kế hoạch', 'On plan'))] : []),
      rightColumn(say('Lũy kế năm', 'Year to date'), energyUnitText(scale.unit, language)),
      rightColumn('Tmax', '°C'),
      rightColumn(say(`Ngày từ ${heat}`, `Days from ${heat}`)),
      rightColumn(say('Thu thập', 'Coverage')),
    ],
    rows: [
      ...shown.map((area) => row(area.level > 1 ? 'detail' : 'plain', area)),
      ...load.regions.map((area) => row('plain', area)),
      row('total', { ...load.whole, name: '' }),
    ],
    note: unitsNote(load.comparisonCoverage, planned, language),
  };
}

function unitCells(
  area: AreaLoadFacts,
  scale: EnergyScale,
  load: ManagementFacts['load'],
  { language, settings }: PrintContext,
): Cell[] {
  const { period, highestDay, heat, yearToDate, kind } = area;
  const say = sayIn(language);
  const name = kind === 'whole' ? say('Toàn đơn vị', 'Whole utility') : areaName(area, settings, language);
  return [
    kind === 'region' ? say(`Vùng: ${name}`, `Region: ${name}`) : name,
    orDash(kwhNumber(period.kwhPerDay, scale, language)),
    orDash(kwhNumber(highestDay?.kwh ?? null, scale, language)),
    orDash(comparisonCell(area.previous, language)),
    orDash(comparisonCell(area.sameLastYear, language)),
    ...(hasPlan(load) ? [planCell(area.plan, language)] : []),
    orDash(kwhNumber(yearToDate.kwh, scale, language)),
    heat.highest ? numberText(heat.highest.maxC, language, 1) : dash,
    heat.knownDays > 0 ? numberText(heat.hotDays, language) : dash,
    coverageCell(period.coverage.ratio, load.comparisonCoverage, language),
  ];
}

/** Some node, or the whole, has a plan for days of the week. */
export const hasPlan = ({ whole, nodes }: ManagementFacts['load']): boolean =>
  [whole, ...nodes].some(({ plan }) => plan.plannedKwh !== null);

const planCell = ({ changePercent }: AreaLoadFacts['plan'], language: Language): Cell =>
  changePercent === null ? dash : signedPercentText(changePercent, language);

const unitsNote = (limit: number, isPlanned: boolean, language: Language): string =>
  sayIn(language)(
    `–: chưa có số liệu${isPlanned ? ' hoặc kế hoạch' : ''}, hoặc không so sánh vì tỷ lệ thu thập của một trong hai kỳ dưới ${ratioText(limit, 'vi')}. Lũy kế năm cộng các ngày đã có số liệu. Tổng có thể lệch do làm tròn.`,
    `–: no data${isPlanned ? ' or plan' : ''}, or not compared because the coverage of either week is below ${ratioText(limit, 'en')}. Year to date adds the days that are there. Totals may differ by rounding.`,
  );

export function seasonFigure(
  facts: ManagementFacts,
  { language }: PrintContext,
  charts: DrawnCharts,
): FigureView | null {
  if (!hasScatter(facts)) return null;
  const say = sayIn(language);
  const found = facts.load.temperatureFit!;
  return {
    title: say('Điện năng theo nhiệt độ', 'Energy against temperature'),
    subtitle: spanText(found.season, language),
    svg: charts.season,
    alt: say(
      `Biểu đồ điểm: ${found.daysUsed} ngày của mùa nóng, điện năng ngày theo nhiệt độ trung bình; các ngày trong tuần được đánh dấu.`,
      `Scatter chart: ${found.daysUsed} days of the hot season, daily energy against mean temperature; the week's days are marked.`,
    ),
    note: null,
  };
}

/** "mỗi 1 °C trên 28 °C ứng với +x kWh/ngày", or why it is not said. */
export function fitLines({ load }: ManagementFacts, { language }: PrintContext): string[] {
  const say = sayIn(language);
  const found = load.temperatureFit;
  if (!found) return [say('Chưa khai báo mùa nóng cho vùng nào.', 'No region has a hot season.')];
  if (found.points.length === 0)
    return [
      say(
        'Chưa kết luận về ảnh hưởng của nhiệt độ: chưa có ngày nào đủ cả điện năng và nhiệt độ.',
        'No statement on the effect of temperature: no day has both energy and temperature yet.',
      ),
    ];
  if (found.refused) return [refusalText(found, language)];
  const { kwhPerDegree, balanceC, rSquared } = found.fit!;
  const scale = energyScaleOf(load);
  const finer = { ...scale, places: scale.unit === 'kWh' ? scale.places : scale.places + 1 };
  const rise = kwhText(kwhPerDegree, scaled(kwhPerDegree, scale)! < 1 ? finer : scale, language);
  const [balance, r2] = [celsiusText(balanceC, language), numberText(rSquared, language, 2)];
  return [
    say(
      `Mỗi 1 °C trên ${balance} ứng với +${rise}/ngày (R² ${r2}; ${found.daysUsed} ngày, ${spanText(found.season, 'vi')}).`,
      `Each 1 °C above ${balance} goes with +${rise} a day (R² ${r2}; ${found.daysUsed} days, ${spanText(found.season, 'en')}).`,
    ),
    say('Đây là tương quan, không phải quan hệ nhân quả.', 'This is an association, not a cause.'),
  ];
}

function refusalText({ refused, daysUsed, season }: TemperatureFitFacts, language: Language): string {
  const say = sayIn(language);
  const { reason, figure, limit } = refused!;
  const [f, l] = [numberText(figure, language, 2), numberText(limit, language, 2)];
  const percent = (share: number): string => ratioText(share, language);
  const why: Record<typeof reason, string> = {
    'few-days': say(
      `mới có ${daysUsed} ngày, cần ít nhất ${limit}`,
      `only ${daysUsed} days, at least ${limit} are needed`,
    ),
    'days-missing': say(
      `chỉ ${percent(figure)} số ngày dùng được, cần ${percent(limit)}`,
      `only ${percent(figure)} of the days are usable, ${percent(limit)} are needed`,
    ),
    'narrow-temperatures': say(
      `nhiệt độ chỉ dao động ${f} °C, cần ${l} °C`,
      `temperatures span only ${f} °C, ${l} °C are needed`,
    ),
    'no-cooling-response': say(
      'không thấy điện năng tăng theo nhiệt độ',
      'energy does not rise with temperature',
    ),
    'weak-fit': say(`R² ${f}, dưới ${l}`, `R² ${f}, below ${l}`),
    scattered: say(`sai số tương đối ${f}, trên ${l}`, `relative error ${f}, above ${l}`),
  };
  const days = spanText(season, language);
  return say(
    `Chưa kết luận về ảnh hưởng của nhiệt độ (${days}): ${why[reason]}.`,
    `No statement on the effect of temperature (${days}): ${why[reason]}.`,
  );
}
