import { celsiusText, countText, energyUnitText } from '../../../domain/text/unit-text';
import { NBSP } from '../../../domain/text/language';
import { numberText } from '../../../domain/text/number-text';
import type { TileView } from '../../../ports/page-templates';
import { dayText, notReceived, sayIn } from '../../coverage/wording';
import {
  comparisonText,
  energyScaleOf,
  held,
  kwhNumber,
  perDayUnit,
  placeText,
  ratioText,
  shortDay,
} from '../../load/load-text';
import { indexText, withheldText } from '../../reliability/reliability-text';
import type { PrintContext } from '../../report-kind';
import type { DecisionFacts, ManagementFacts } from './facts';

/** Six figures to be seen first, each with what it is compared with. */
export const tilesOf = (facts: ManagementFacts, context: PrintContext): TileView[] => [
  meanTile(facts, context),
  highestTile(facts, context),
  saidiTile(facts, context, 'week'),
  saidiTile(facts, context, 'yearToDate'),
  worksTile(facts, context),
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
  ]);
  return tile(
    label,
    kwhNumber(period.kwhPerDay, scale, language),
    { unit: perDayUnit(scale, language), changes: [...changes] },
    context,
  );
}

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

function saidiTile(
  { reliability }: ManagementFacts,
  context: PrintContext,
  span: 'week' | 'yearToDate',
): TileView {
  const { language } = context;
  const say = sayIn(language);
  const label =
    span === 'week'
      ? say('SAIDI trong tuần', 'SAIDI of the week')
      : say('SAIDI từ đầu năm', 'SAIDI since 1 January');
  const { beforeExclusions, afterExclusions, withheld } = reliability[span];
  if (withheld) return tile(label, null, { changes: [withheldText(withheld, language)] }, context);
  const before = span === 'week' ? reliability.previousWeek : reliability.yearToDateLastYear;
  const name =
    span === 'week' ? say('Tuần trước', 'Week before') : say('Cùng kỳ năm trước', 'Same days last year');
  const open = reliability[span].open.length;
  return tile(
    label,
    indexText(beforeExclusions, 'saidiMinutes', language),
    {
      unit: say('phút', 'minutes'),
      changes: [
        say(
          `Sau miễn trừ: ${indexText(afterExclusions, 'saidiMinutes', 'vi')}`,
          `After exclusions: ${indexText(afterExclusions, 'saidiMinutes', 'en')}`,
        ),
        `${name}: ${before.beforeExclusions ? indexText(before.beforeExclusions, 'saidiMinutes', language) : say('nhật ký chưa đủ', 'log not complete')}`,
      ],
      note:
        open > 0
          ? say(`Số liệu sơ bộ: ${open} sự cố chưa khôi phục`, `Provisional: ${open} not restored`)
          : null,
    },
    context,
  );
}

function worksTile({ works }: ManagementFacts, context: PrintContext): TileView {
  const { language } = context;
  const say = sayIn(language);
  const { counts, heatCelsius } = works.next;
  const heat =
    works.nextWeekHasWeather || counts.works === 0
      ? say(
          `${counts.heatConflicts} trùng ngày từ ${celsiusText(heatCelsius, 'vi', 0)}`,
          `${counts.heatConflicts} on days of ${celsiusText(heatCelsius, 'en', 0)} or more`,
        )
      : say('Chưa đánh giá được xung đột nắng nóng', 'Heat conflicts cannot be assessed yet');
  const late = counts.works - counts.noticeInTime;
  return tile(
    say('Công việc đã đăng ký, tuần tới', 'Works registered for next week'),
    numberText(counts.works, language),
    {
      changes: [
        heat,
        say(
          `${late} chưa báo trước đủ ${works.next.noticeDays} ngày`,
          `${late} with less than ${works.next.noticeDays} days' notice`,
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

const customersText = (customers: number, language: PrintContext['language']): string =>
  countText(customers, language, { vi: 'khách hàng', one: 'customer', other: 'customers' });

/** A decision as a sentence with its unit and deadline. */
export function decisionText(decision: DecisionFacts, { language }: PrintContext): string {
  const say = sayIn(language);
  const unit = placeText(decision.unit === '' ? null : decision.unit, language);
  const before = shortDay(decision.deadline, language);
  const deadline = say(`Hạn:${NBSP}${before}.`, `By${NBSP}${before}.`);
  return `${unit}: ${decisionBody(decision, language)} ${deadline}`;
}

function decisionBody(decision: DecisionFacts, language: PrintContext['language']): string {
  const say = sayIn(language);
  if (decision.rule === 'not-restored')
    return say(
      `${decision.interruptions} sự cố chưa khôi phục, ${customersText(decision.customers, 'vi')}: quyết định nguồn lực khắc phục.`,
      `${decision.interruptions} not restored, ${customersText(decision.customers, 'en')}: decide on crews to restore supply.`,
    );
  if (decision.rule === 'low-coverage')
    return say(
      `tỷ lệ thu thập ${ratioText(decision.ratio, 'vi')}, dưới ${ratioText(decision.limit, 'vi')}: khôi phục thu thập dữ liệu.`,
      `coverage ${ratioText(decision.ratio, 'en')}, below ${ratioText(decision.limit, 'en')}: restore the collection of readings.`,
    );
  if (decision.rule === 'short-notice')
    return say(
      `${decision.works} công việc tuần tới chưa báo trước đủ thời hạn (sớm nhất ${shortDay(decision.firstDay, 'vi')}): hoãn hoặc chấp nhận có lý do.`,
      `${decision.works} of next week's works lack the notice period (first on ${shortDay(decision.firstDay, 'en')}): postpone, or accept with a reason.`,
    );
  return heatBody(decision, language);
}

function heatBody(
  decision: Extract<DecisionFacts, { rule: 'heat-conflict' }>,
  language: PrintContext['language'],
): string {
  const say = sayIn(language);
  const who = decision.customers === null ? '' : `, ${customersText(decision.customers, language)}`;
  const heat = celsiusText(decision.maxC, language);
  const isForecast = decision.maxKind === 'forecast';
  return say(
    `${decision.works} công việc tuần tới rơi vào ngày nắng nóng (${isForecast ? 'dự báo' : 'thực đo'} đến ${heat}, từ ${shortDay(decision.firstDay, 'vi')}${who}): hoãn hay giữ lịch.`,
    `${decision.works} of next week's works ${decision.works === 1 ? 'falls' : 'fall'} on hot days (${isForecast ? 'forecast' : 'measured'} up to ${heat}, from ${shortDay(decision.firstDay, 'en')}${who}): postpone or keep.`,
  );
}
