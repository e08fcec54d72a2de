import { changeText, numberText, signedPercentText } from '../../../domain/text/number-text';
import type { Cell, TableView } from '../../../ports/page-templates';
import { dash, leftColumn, rightColumn } from '../../coverage/cells';
import { instantText, sayIn } from '../../coverage/wording';
import type { AreaLoadFacts } from '../../load/load-facts';
import {
  areaName,
  type EnergyScale,
  energyScaleOf,
  kwhNumber,
  perDayUnit,
  shortDay,
} from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';

/** What was received at the border, as its source gives it; null where nothing was given. */
export function receivedTable({ load }: ManagementFacts, context: PrintContext): TableView | null {
  const { language } = context;
  const given = [...load.nodes.filter(({ level }) => level > 0), load.whole].filter(
    ({ received }) => received,
  );
  if (given.length === 0) return null;
  const say = sayIn(language);
  const scale = energyScaleOf(load);
  return {
    caption: say('Điện nhận và công suất lớn nhất', 'Energy received and peak demand'),
    unit: say('số liệu hệ thống, không phải điện năng đo đếm', 'as the grid gives it, not metered energy'),
    columns: [
      leftColumn(say('Đơn vị', 'Unit'), '28%'),
      rightColumn(say('Điện nhận bình quân', 'Received, mean'), perDayUnit(scale, language)),
      rightColumn(say('Số ngày', 'Days')),
      rightColumn(say('So tuần trước', 'On week before')),
      rightColumn(say('So cùng kỳ', 'On last year')),
      rightColumn('Pmax', 'MW'),
      rightColumn(say('Lúc', 'At')),
    ],
    rows: given.map((area) => receivedRow(area, scale, context)),
    note: null,
  };
}

function receivedRow(
  area: AreaLoadFacts,
  scale: EnergyScale,
  context: PrintContext,
): TableView['rows'][number] {
  const { language, settings } = context;
  const { receivedKwhPerDay, daysKnown, previousPercent, lastYearPercent, peak } = area.received!;
  const change = (percent: number | null): Cell =>
    percent === null ? dash : signedPercentText(percent, language);
  const isWhole = area.kind === 'whole';
  return {
    kind: isWhole ? 'total' : area.level > 1 ? 'detail' : 'plain',
    cells: [
      isWhole ? sayIn(language)('Toàn đơn vị', 'Whole utility') : areaName(area, settings, language),
      kwhNumber(receivedKwhPerDay, scale, language),
      numberText(daysKnown, language),
      change(previousPercent),
      change(lastYearPercent),
      peak ? numberText(peak.mw, language, 1) : dash,
      peak ? peakMoment(peak, context) : dash,
    ],
  };
}

const peakMoment = (
  peak: { day: string; at: string | null },
  { language, settings }: PrintContext,
): string =>
  peak.at === null ? shortDay(peak.day, language) : instantText(peak.at, settings.timeZone, language);

/** Growth of the usage points that both weeks know; nothing where none is. */
export function sameSetLines({ sameSet }: ManagementFacts, { language }: PrintContext): string[] {
  const { points, served, changePercent } = sameSet.sameLastYear;
  if (changePercent === null) return [];
  const [known, all] = [numberText(points, language), numberText(served, language)];
  return [
    sayIn(language)(
      `Cùng tập điểm đo (${known} trên ${all} điểm có số liệu cả hai năm): ${changeText(changePercent, 'vi')} so với cùng kỳ năm trước, không kể điểm đo mới.`,
      `Same set of usage points (${known} of ${all} known in both years): ${changeText(changePercent, 'en')} on the same week last year, new connections left out.`,
    ),
  ];
}
