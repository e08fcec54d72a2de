import { celsiusText, energyUnitText } from '../../../domain/text/unit-text';
import { changeText, numberText, percentText } from '../../../domain/text/number-text';
import type { TileView } from '../../../ports/page-templates';
import { shareText } from '../../changes/changes-text';
import { dayText, notReceived, sayIn } from '../../coverage/wording';
import type { AreaLoadFacts } from '../../load/load-facts';
import { comparisonText, energyScaleOf, held, kwhNumber, perDayUnit, ratioText } from '../../load/load-text';
import { indexText, withheldText } from '../../reliability/reliability-text';
import type { PrintContext } from '../../report-kind';
import { limitText } from './changes-view';
import type { ManagementFacts } from './facts';

/** Six figures to be seen first, each with what it is compared with. */
export const tilesOf = (facts: ManagementFacts, context: PrintContext): TileView[] => [
  meanTile(facts, context),
  highestTile(facts, context),
  saidiTile(facts, context),
  changesTile(facts, context),
  overdueTile(facts, context),
  coverageTile(facts, context),
];

const tile = (
  label: string,
  value: string | null,
  rest: Partial<TileView>,
  { language }: PrintContext,
): TileView => ({
  label,
  value: value ?? '–',
  unit: null,
  changes: [],
  note: value === null ? notReceived(sayIn(language)) : null,
  ...rest,
});

function meanTile({ load }: ManagementFacts, context: PrintContext): TileView {
  const { language } = context;
  const say = sayIn(language);
  const { period, previous, sameLastYear } = load.whole;
  const label = say('Điện năng bình quân ngày', 'Mean daily energy');
  if (period.kwhPerDay === null) return tile(label, null, {}, context);
  const scale = energyScaleOf(load);
  const changes = new Set([
    comparisonText(previous, load.whole, say('tuần trước', 'the week before'), language),
    comparisonText(sameLastYear, load.whole, say('cùng kỳ năm trước', 'the same week last year'), language),
    ...planText(load.whole.plan, language),
  ]);
  return tile(
    label,
    kwhNumber(period.kwhPerDay, scale, language),
    { unit: perDayUnit(scale, language), changes: [...changes] },
    context,
  );
}

const planText = ({ changePercent }: AreaLoadFacts['plan'], language: PrintContext['language']): string[] =>
  changePercent === null
    ? []
    : [
        sayIn(language)(
          `${changeText(changePercent, 'vi')} so với kế hoạch`,
          `${changeText(changePercent, 'en')} on plan`,
        ),
      ];

function highestTile({ load }: ManagementFacts, context: PrintContext): TileView {
  const { language } = context;
  const say = sayIn(language);
  const { highestDay } = load.whole;
  const label = say('Ngày cao nhất', 'Highest day');
  if (!highestDay) return tile(label, null, {}, context);
  const scale = energyScaleOf(load);
  const heat = highestDay.maxC === null ? '' : `, Tmax ${celsiusText(highestDay.maxC, language)}`;
  const isRecord = highestDay.highestOfYear && highestDay.uncertainDaysOfYear === 0;
  return tile(
    label,
    kwhNumber(highestDay.kwh, scale, language),
    {
      unit: energyUnitText(scale.unit, language),
      changes: [
        `${dayText(highestDay.day, language)}${heat}`,
        ...(isRecord ? [say('cao nhất từ đầu năm', 'highest this year')] : []),
      ],
    },
    context,
  );
}

function saidiTile({ reliability }: ManagementFacts, context: PrintContext): TileView {
  const { language } = context;
  const say = sayIn(language);
  const label = say('SAIDI trong tuần', 'SAIDI of the week');
  const { week, previousWeek, yearToDate } = reliability;
  if (week.withheld) return tile(label, null, { changes: [withheldText(week.withheld, language)] }, context);
  const saidi = ({ beforeExclusions }: typeof week): string =>
    beforeExclusions
      ? indexText(beforeExclusions, 'saidiMinutes', language)
      : say('nhật ký chưa đủ', 'log not complete');
  const after = indexText(week.afterExclusions, 'saidiMinutes', language);
  const open = week.open.length;
  return tile(
    label,
    saidi(week),
    {
      unit: say('phút', 'minutes'),
      changes: [
        say(
          `Sau miễn trừ: ${after}; tuần trước: ${saidi(previousWeek)}`,
          `After exclusions: ${after}; week before: ${saidi(previousWeek)}`,
        ),
        `${say('Từ đầu năm', 'Since 1 January')}: ${saidi(yearToDate)}${targetShare(reliability, language)}`,
      ],
      note:
        open > 0
          ? say(`Số liệu sơ bộ: ${open} sự cố chưa khôi phục`, `Provisional: ${open} not restored`)
          : null,
    },
    context,
  );
}

/** ` (41% chỉ tiêu năm)`; empty where there is no target. */
function targetShare(
  { againstTarget }: ManagementFacts['reliability'],
  language: PrintContext['language'],
): string {
  const whole = againstTarget.find(({ unit }) => unit === '');
  if (!whole || whole.targetMinutes === 0) return '';
  const share = percentText((100 * whole.saidiMinutes) / whole.targetMinutes, language, 0);
  return sayIn(language)(` (${share} chỉ tiêu năm)`, ` (${share} of the year's target)`);
}

function changesTile({ changes }: ManagementFacts, context: PrintContext): TileView {
  const { language } = context;
  const say = sayIn(language);
  const limit = limitText(changes, language);
  const label = say(`Khách hàng biến động ≥${limit}`, `Customers changed by ${limit} or more`);
  const { whole, previous } = changes;
  if (!whole)
    return tile(
      label,
      null,
      { note: say('Không có kỳ nào chốt trong tuần', 'No period closed in the week') },
      context,
    );
  const share = (part: number, of: number): string => shareText(part, of, language);
  return tile(
    label,
    numberText(whole.flagged, language),
    {
      unit: `(${share(whole.flagged, whole.closed)})`,
      changes: [
        say(
          `${numberText(whole.up, 'vi')} tăng, ${numberText(whole.down, 'vi')} giảm`,
          `${numberText(whole.up, 'en')} up, ${numberText(whole.down, 'en')} down`,
        ),
        ...(previous
          ? [`${say('Kỳ trước', 'Period before')}: ${share(previous.flagged, previous.closed)}`]
          : []),
      ],
    },
    context,
  );
}

function overdueTile({ changes }: ManagementFacts, context: PrintContext): TileView {
  const { language } = context;
  const say = sayIn(language);
  const { overdue, open, opened } = changes.cases;
  return tile(
    say('Phúc tra quá hạn', 'Overdue re-verifications'),
    numberText(overdue, language),
    {
      changes: [
        say(
          `trên ${numberText(open, 'vi')} đang làm; ${numberText(opened, 'vi')} mới trong tuần`,
          `of ${numberText(open, 'en')} open; ${numberText(opened, 'en')} opened in the week`,
        ),
      ],
    },
    context,
  );
}

function coverageTile({ load, coverage }: ManagementFacts, context: PrintContext): TileView {
  const { language } = context;
  const say = sayIn(language);
  const { period, previous } = load.whole;
  const label = say('Tỷ lệ thu thập dữ liệu', 'Data coverage');
  if (period.coverage.ratio === null) return tile(label, null, {}, context);
  const known = coverage.filter((node) => node.period.ratio !== null);
  const lowest = known.reduce((a, b) => (b.period.ratio! < a.period.ratio! ? b : a), known[0]);
  return tile(
    label,
    ratioText(period.coverage.ratio, language),
    {
      changes: [
        say(
          `Tuần trước: ${ratioText(previous.base.coverage.ratio, 'vi')}`,
          `Week before: ${ratioText(previous.base.coverage.ratio, 'en')}`,
        ),
        ...(lowest
          ? [
              `${say('Thấp nhất', 'Lowest')}: ${held(lowest.name)}, ${ratioText(lowest.period.ratio, language)}`,
            ]
          : []),
      ],
    },
    context,
  );
}
