import { NBSP } from '../../../domain/text/language';
import { numberText, percentText, signedPercentText } from '../../../domain/text/number-text';
import type { FigureView, TableView } from '../../../ports/page-templates';
import type { AreaChangesFacts, ReachedBand } from '../../changes/changes-facts';
import { bandName, reasonName, shareText } from '../../changes/changes-text';
import { dash, leftColumn, orDash, rightColumn } from '../../coverage/cells';
import { sayIn } from '../../coverage/wording';
import { held, shortDay } from '../../load/load-text';
import type { DrawnCharts, PrintContext } from '../../report-kind';
import { isIdle } from './cases-view';
import { hasClosings } from './charts';
import type { ManagementFacts } from './facts';

type Language = PrintContext['language'];

/** What the closed periods came to, in sentences; one line where none closed. */
export function changesLines({ changes }: ManagementFacts, { language }: PrintContext): string[] {
  const say = sayIn(language);
  const { whole } = changes;
  if (!whole)
    return [
      isIdle(changes.cases)
        ? say(
            'Trong tuần không có kỳ hóa đơn nào được chốt và không có trường hợp phúc tra nào.',
            'No billing period closed in the week, and there was no re-verification case.',
          )
        : say('Trong tuần không có kỳ hóa đơn nào được chốt.', 'No billing period closed in the week.'),
    ];
  return [
    closedLine(changes, whole, language),
    ...commonLines(changes, whole, language),
    ...notComparableLines(whole, language),
    ...verifiedLines(whole, language),
  ];
}

type Changes = ManagementFacts['changes'];

function closedLine(changes: Changes, whole: AreaChangesFacts, language: Language): string {
  const say = sayIn(language);
  const days = changes.closings.map(({ day }) => shortDay(day, language)).join(', ');
  const limit = limitText(changes, language);
  const [closed, flagged] = [numberText(whole.closed, language), numberText(whole.flagged, language)];
  const share = shareText(whole.flagged, whole.closed, language);
  const [up, down] = [numberText(whole.up, language), numberText(whole.down, language)];
  return say(
    `Chốt ${closed} kỳ hóa đơn (${days}); ${flagged} khách hàng (${share}) biến động từ ${limit} trở lên so với kỳ trước: ${up} tăng, ${down} giảm.`,
    `${closed} billing periods closed (${days}); ${flagged} (${share}) changed by ${limit} or more on the period before: ${up} up, ${down} down.`,
  );
}

export const limitText = ({ thresholdPercent }: Changes, language: Language): string =>
  percentText(thresholdPercent, language, Number.isInteger(thresholdPercent) ? 0 : 1);

/** What of it the whole area did. */
function commonLines(changes: Changes, whole: AreaChangesFacts, language: Language): string[] {
  const say = sayIn(language);
  const median = whole.medianPercent;
  const limit = limitText(changes, language);
  return [
    ...(median === null
      ? []
      : [
          say(
            `Trung vị mức thay đổi của khách hàng so sánh được: ${signedPercentText(median, 'vi')}.`,
            `Median change of those that can be compared: ${signedPercentText(median, 'en')}.`,
          ),
        ]),
    ...(whole.withPeers === 0
      ? []
      : [
          say(
            `Trừ phần chung của khách hàng cùng vùng, cùng loại: ${numberText(whole.withinCommon, 'vi')} trên ${numberText(whole.withPeers, 'vi')} trường hợp còn dưới ${limit}.`,
            `Less what customers of the same region and class did, ${numberText(whole.withinCommon, 'en')} of ${numberText(whole.withPeers, 'en')} stay below ${limit}.`,
          ),
        ]),
  ];
}

function notComparableLines({ notComparable, outcomes }: AreaChangesFacts, language: Language): string[] {
  const reasons = Object.entries(notComparable) as [keyof typeof notComparable, number][];
  if (reasons.length === 0) return [];
  const listed = reasons
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${reasonName(reason, language)} ${numberText(count, language)}`)
    .join('; ');
  const count = numberText(outcomes['not-comparable'], language);
  return [
    sayIn(language)(`Không so sánh được: ${count} (${listed}).`, `Not comparable: ${count} (${listed}).`),
  ];
}

function verifiedLines({ verified }: AreaChangesFacts, language: Language): string[] {
  const { remote, field, waiting } = verified;
  if (remote + field + waiting === 0) return [];
  const [r, f, w] = [remote, field, waiting].map((count) => numberText(count, language));
  return [
    sayIn(language)(
      `Kiểm tra: ${r} từ xa, ${f} phúc tra hiện trường, ${w} chờ chỉ số sau kỳ.`,
      `Verified: ${r} remotely, ${f} to be read again on the spot, ${w} wait for a later register.`,
    ),
  ];
}

/** Bands, cumulative, beside the periods a month and a year before; null where no period closed. */
export function bandsTable({ changes }: ManagementFacts, { language }: PrintContext): TableView | null {
  const { whole, previous, lastYear } = changes;
  if (!whole) return null;
  const say = sayIn(language);
  const row = (label: string, count: number, before: string[]): TableView['rows'][number] => ({
    kind: 'plain',
    cells: [
      label,
      numberText(count, language),
      shareText(count, whole.closed, language),
      ...before.map(orDash),
    ],
  });
  const fromZero = whole.outcomes['from-zero'];
  return {
    caption: say('Biến động theo mức, cộng dồn', 'Changes by size, cumulative'),
    unit: null,
    columns: [
      leftColumn(say('Mức', 'Size'), '34%'),
      rightColumn(say('Khách hàng', 'Customers')),
      rightColumn(say('Tỷ lệ', 'Share')),
      rightColumn(say('Kỳ trước', 'Period before')),
      rightColumn(say('Cùng kỳ năm trước', 'Last year')),
    ],
    rows: [
      ...whole.bands.map((band) =>
        row(
          bandName(band, language),
          band.count,
          [previous, lastYear].map((earlier) => earlierShare(earlier, band, language)),
        ),
      ),
      ...(fromZero > 0 ? [row(say('Từ 0 lên', 'Up from zero'), fromZero, ['–', '–'])] : []),
    ],
    note: say(
      'Tỷ lệ trên số kỳ chốt. Mức thấp gồm cả mức cao hơn cùng chiều.',
      'Share of the periods closed. A lower size holds the higher ones of its direction.',
    ),
  };
}

function earlierShare(
  earlier: Changes['previous'],
  { direction, fromPercent }: ReachedBand,
  language: Language,
): string {
  const found = earlier?.bands.find(
    (each) => each.direction === direction && each.fromPercent === fromPercent,
  );
  return earlier && found ? shareText(found.count, earlier.closed, language) : '–';
}

export function bandsFigure(
  facts: ManagementFacts,
  { language }: PrintContext,
  charts: DrawnCharts,
): FigureView | null {
  if (!hasClosings(facts)) return null;
  const say = sayIn(language);
  const { closed, bands } = facts.changes.whole!;
  const shown = bands.map(
    (band) => `${bandName(band, language)}: ${shareText(band.count, closed, language)}`,
  );
  return {
    title: say('Tỷ lệ khách hàng biến động', 'Share of customers by change'),
    subtitle: say('% số kỳ chốt', '% of the periods closed'),
    svg: charts.bands,
    alt: say(`Biểu đồ cột: ${shown.join('; ')}.`, `Bar chart: ${shown.join('; ')}.`),
    note: null,
  };
}

/** A row per network node; null where no period closed. */
export function changeUnitsTable({ changes }: ManagementFacts, { language }: PrintContext): TableView | null {
  if (!changes.whole) return null;
  const say = sayIn(language);
  const below = changes.units.filter(({ level }) => level > 0);
  const shown = below.length > 0 ? below : changes.units;
  return {
    caption: say('Theo đơn vị', 'By unit'),
    unit: null,
    columns: [
      leftColumn(say('Đơn vị', 'Unit'), '30%'),
      rightColumn(say('Kỳ chốt', 'Closed')),
      rightColumn(say('Tăng', 'Up')),
      rightColumn(say('Giảm', 'Down')),
      rightColumn(say('Tỷ lệ', 'Share')),
      rightColumn(say('Trung vị', 'Median')),
      rightColumn(say('Không so sánh', 'Not compared')),
      rightColumn(say('Phúc tra', 'On the spot')),
    ],
    rows: [
      ...shown.map((unit) => ({
        kind: unit.level > 1 ? ('detail' as const) : ('plain' as const),
        cells: unitCells(held(unit.name), unit, language),
      })),
      { kind: 'total', cells: unitCells(say('Toàn đơn vị', 'Whole utility'), changes.whole, language) },
    ],
    note: say(
      `Tăng, giảm: từ ${limitText(changes, 'vi')}. Trung vị: mức thay đổi chung; –${NBSP}khi quá ít khách hàng.`,
      `Up, down: by ${limitText(changes, 'en')} or more. Median: what all did; –${NBSP}where they are too few.`,
    ),
  };
}

function unitCells(
  name: string,
  unit: AreaChangesFacts,
  language: Language,
): TableView['rows'][number]['cells'] {
  return [
    name,
    numberText(unit.closed, language),
    numberText(unit.up, language),
    numberText(unit.down, language),
    shareText(unit.flagged, unit.closed, language),
    unit.medianPercent === null ? dash : signedPercentText(unit.medianPercent, language),
    numberText(unit.outcomes['not-comparable'], language),
    numberText(unit.verified.field, language),
  ];
}
