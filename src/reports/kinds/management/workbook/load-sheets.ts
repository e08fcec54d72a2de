import type { Sheet } from '../../../../ports/workbook-writer';
import { sayIn } from '../../../coverage/wording';
import type { AreaLoadFacts, LoadDayFacts } from '../../../load/load-facts';
import { areaName } from '../../../load/load-text';
import type { PrintContext } from '../../../report-kind';
import type { ManagementFacts } from '../facts';
import { sheetOf } from './sheet-of';

/** Load by unit and region, then every day of each of them. */
export function loadSheets(facts: ManagementFacts, context: PrintContext): Sheet[] {
  return [unitsSheet(facts, context), daysSheet(facts, context), receivedSheet(facts, context)].filter(
    ({ rows }) => rows.length > 0,
  );
}

const areasOf = ({ load }: ManagementFacts): AreaLoadFacts[] => [load.whole, ...load.nodes, ...load.regions];

function nameOf(area: AreaLoadFacts, { language, settings }: PrintContext): string {
  const say = sayIn(language);
  if (area.kind === 'whole') return say('Toàn đơn vị', 'Whole utility');
  if (area.kind === 'network') return area.path;
  const name = areaName(area, settings, language);
  return say(`Vùng: ${name}`, `Region: ${name}`);
}

function unitsSheet(facts: ManagementFacts, context: PrintContext): Sheet {
  const say = sayIn(context.language);
  const { heatCelsius } = facts.load.whole.heat;
  return sheetOf<AreaLoadFacts>(
    say('Phụ tải theo đơn vị', 'Load by unit'),
    say(`Phụ tải theo đơn vị, tuần ${facts.week}`, `Load by unit, week ${facts.week}`),
    [
      [say('Đơn vị', 'Unit'), 'text', (area) => nameOf(area, context)],
      [say('Khách hàng', 'Customers'), 'whole', ({ customers }) => customers],
      [say('Bình quân ngày, kWh', 'Mean day, kWh'), 'whole', ({ period }) => period.kwhPerDay],
      [say('Cả tuần, kWh', 'Week, kWh'), 'whole', ({ period }) => period.kwh],
      [say('trong đó ước tính, kWh', 'of it estimated, kWh'), 'whole', ({ period }) => period.estimatedKwh],
      [say('Số ngày có số liệu', 'Days known'), 'whole', ({ period }) => period.daysKnown],
      [say('Ngày cao nhất', 'Highest day'), 'day', ({ highestDay }) => highestDay?.day ?? null],
      [say('Ngày cao nhất, kWh', 'Highest day, kWh'), 'whole', ({ highestDay }) => highestDay?.kwh ?? null],
      [say('So tuần trước, %', 'On week before, %'), 'percent', ({ previous }) => previous.changePercent],
      [
        say('So cùng kỳ năm trước, %', 'On last year, %'),
        'percent',
        ({ sameLastYear }) => sameLastYear.changePercent,
      ],
      [say('So kế hoạch, %', 'On plan, %'), 'percent', ({ plan }) => plan.changePercent],
      [say('Kế hoạch, kWh', 'Plan, kWh'), 'whole', ({ plan }) => plan.plannedKwh],
      [say('Lũy kế năm, kWh', 'Year to date, kWh'), 'whole', ({ yearToDate }) => yearToDate.kwh],
      [
        say('Lũy kế so cùng kỳ, %', 'Year to date on last year, %'),
        'percent',
        ({ yearToDateLastYear }) => yearToDateLastYear.changePercent,
      ],
      [say('Tmax, °C', 'Tmax, °C'), 'one', ({ heat }) => heat.highest?.maxC ?? null],
      [
        say(`Ngày từ ${heatCelsius} °C`, `Days from ${heatCelsius} °C`),
        'whole',
        ({ heat }) => (heat.knownDays > 0 ? heat.hotDays : null),
      ],
      [say('Tỷ lệ thu thập', 'Coverage'), 'ratio', ({ period }) => period.coverage.ratio],
    ],
    areasOf(facts),
    [
      say(
        'Ô trống: chưa có số liệu, hoặc không so sánh vì tỷ lệ thu thập thấp.',
        'Empty: no data, or not compared because the coverage is too low.',
      ),
    ],
  );
}

type AreaDay = { area: AreaLoadFacts; day: LoadDayFacts };

function daysSheet(facts: ManagementFacts, context: PrintContext): Sheet {
  const say = sayIn(context.language);
  return sheetOf<AreaDay>(
    say('Phụ tải theo ngày', 'Load by day'),
    say(`Điện năng đo đếm theo ngày, tuần ${facts.week}`, `Metered energy by day, week ${facts.week}`),
    [
      [say('Đơn vị', 'Unit'), 'text', ({ area }) => nameOf(area, context)],
      [say('Ngày', 'Day'), 'day', ({ day }) => day.day],
      [say('Điện năng, kWh', 'Energy, kWh'), 'three', ({ day }) => day.kwh],
      [say('Đo được, kWh', 'Measured, kWh'), 'three', ({ day }) => day.measuredKwh],
      [say('Ước tính, kWh', 'Estimated, kWh'), 'three', ({ day }) => day.estimatedKwh],
      [say('Kế hoạch, kWh', 'Plan, kWh'), 'three', ({ day }) => day.plannedKwh],
      [say('Nhận được', 'Received'), 'whole', ({ day }) => day.coverage.received],
      [say('Phải có', 'Expected'), 'whole', ({ day }) => day.coverage.expected],
      [say('Tỷ lệ thu thập', 'Coverage'), 'ratio', ({ day }) => day.coverage.ratio],
      [say('Nhiệt độ trung bình, °C', 'Mean, °C'), 'one', ({ day }) => day.meanC],
      ['Tmax, °C', 'one', ({ day }) => day.maxC],
    ],
    areasOf(facts).flatMap((area) => area.days.map((day) => ({ area, day }))),
    [say('Ô trống: chưa nhận được số liệu, không phải 0.', 'Empty: not yet received, not 0.')],
  );
}

function receivedSheet(facts: ManagementFacts, context: PrintContext): Sheet {
  const say = sayIn(context.language);
  const rows = areasOf(facts).flatMap((area) => (area.received?.days ?? []).map((day) => ({ area, day })));
  return sheetOf<(typeof rows)[number]>(
    say('Điện nhận', 'Energy received'),
    say(
      `Điện nhận và công suất lớn nhất, tuần ${facts.week}`,
      `Energy received and highest demand, week ${facts.week}`,
    ),
    [
      [say('Đơn vị', 'Unit'), 'text', ({ area }) => nameOf(area, context)],
      [say('Ngày', 'Day'), 'day', ({ day }) => day.day],
      [say('Điện nhận, kWh', 'Received, kWh'), 'three', ({ day }) => day.receivedKwh],
      ['Pmax, MW', 'three', ({ day }) => day.peakMw],
    ],
    rows,
    [
      say(
        'Điện nhận ở ranh giới, theo nguồn cấp; không cộng với điện năng đo đếm.',
        'Energy at the border, as its source gives it; not to be mixed with metered energy.',
      ),
    ],
  );
}
