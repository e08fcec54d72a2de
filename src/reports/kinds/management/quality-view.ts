import { numberText } from '../../../domain/text/number-text';
import type { TableView } from '../../../ports/page-templates';
import { leftColumn, rightColumn } from '../../coverage/cells';
import { completeDayText, sayIn } from '../../coverage/wording';
import type { NodeCoverage } from '../../coverage/coverage-facts';
import { held, placeText, ratioText, shortDay } from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { FindingFacts, ManagementFacts } from './facts';
import { coverageCell } from './load-view';

type Language = PrintContext['language'];

/** Coverage of every node on every day, the figure in each field. */
export function coverageTable(
  { coverage, load }: ManagementFacts,
  { language, settings }: PrintContext,
): TableView | null {
  if (coverage.length === 0) return null;
  const say = sayIn(language);
  const limit = load.comparisonCoverage;
  return {
    caption: say('Tỷ lệ thu thập theo đơn vị và ngày', 'Coverage by unit and day'),
    unit: say('nhận được ÷ phải có, %', 'received ÷ expected, %'),
    columns: [
      leftColumn(say('Đơn vị', 'Unit'), '32%'),
      ...coverage[0].days.map(({ day }) => rightColumn(shortDay(day, language))),
      rightColumn(say('Cả tuần', 'Week')),
    ],
    rows: coverage.map((node) => ({
      kind: node.level === 0 ? 'group' : node.level > 1 ? 'detail' : 'plain',
      cells: [
        held(node.name),
        ...node.days.map(({ ratio }) => coverageCell(ratio, limit, language)),
        coverageCell(node.period.ratio, limit, language),
      ],
    })),
    note: coverageNote(coverage, limit, settings.coverage.completeDay, language),
  };
}

function coverageNote(
  coverage: readonly NodeCoverage[],
  limit: number,
  completeDay: number,
  language: Language,
): string {
  const say = sayIn(language);
  const [root] = coverage;
  const { received, expected } = root.period;
  return say(
    `${numberText(received, 'vi')} trên ${numberText(expected, 'vi')} điểm đo-ngày ở ${root.name}. Chữ đậm: dưới ${ratioText(limit, 'vi')}, không so sánh. Ngày đủ dữ liệu: mọi đơn vị từ ${ratioText(completeDay, 'vi')}.`,
    `${numberText(received, 'en')} of ${numberText(expected, 'en')} usage-point days in ${root.name}. Bold: below ${ratioText(limit, 'en')}, not compared. A complete day has ${ratioText(completeDay, 'en')} in every unit.`,
  );
}

/** What was remarked on the week's readings, most severe first. */
export function findingsTable({ findings }: ManagementFacts, { language }: PrintContext): TableView | null {
  if (findings.length === 0) return null;
  const say = sayIn(language);
  return {
    caption: say('Bất thường trong số liệu', 'Findings in the readings'),
    unit: null,
    columns: [
      leftColumn(say('Bất thường', 'Finding'), '36%'),
      leftColumn(say('Xử lý', 'What is done'), '18%'),
      leftColumn(say('Ngày', 'Days'), '24%'),
      rightColumn(say('Số lần', 'Count')),
      rightColumn(say('Điểm đo', 'Usage points')),
    ],
    rows: [...findings].sort(bySeverity).map((each) => ({
      kind: 'plain',
      cells: [
        findingName(each.code, language),
        severityText(each.severity, language),
        findingDays(each.days, language),
        numberText(each.count, language),
        numberText(each.usagePoints, language),
      ],
    })),
    note: null,
  };
}

const DAYS_OF_WEEK = 7;

function findingDays(days: readonly string[], language: Language): string {
  if (days.length === DAYS_OF_WEEK) return sayIn(language)('cả tuần', 'the whole week');
  return days.map((day) => shortDay(day, language)).join(', ');
}

const SEVERITIES: readonly FindingFacts['severity'][] = ['rejected', 'suspect', 'warning', 'info'];
const bySeverity = (a: FindingFacts, b: FindingFacts): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  b.count - a.count ||
  (a.code < b.code ? -1 : 1);

export function severityText(severity: FindingFacts['severity'], language: Language): string {
  const say = sayIn(language);
  const texts: Record<FindingFacts['severity'], string> = {
    rejected: say('không nhận', 'not taken'),
    suspect: say('giữ lại, chưa dùng', 'kept, not used yet'),
    warning: say('dùng, cần xem', 'used, to be looked at'),
    info: say('dùng', 'used'),
  };
  return texts[severity];
}

export function findingName(code: string, language: Language): string {
  const say = sayIn(language);
  const names: Record<string, string> = {
    rollback: say('Chỉ số lùi', 'Register went back'),
    spike: say(
      'Điện năng tăng vọt, chờ chỉ số sau xác nhận',
      'Usage far above, waiting for the next reading',
    ),
    'high-usage': say(
      'Điện năng rất cao, đã được chỉ số sau xác nhận',
      'Very high usage, confirmed by the next reading',
    ),
    'strange-serial': say('Số công tơ lạ', 'Unknown meter serial'),
    'exchange-unrecorded': say('Thay công tơ chưa ghi nhận', 'Meter exchange not recorded'),
    exchange: say('Thay công tơ đã ghi nhận', 'Meter exchange, recorded'),
    rollover: say('Công tơ quay vòng', 'Register rolled over'),
    'better-kept': say('Giữ giá trị có chất lượng tốt hơn', 'A better value was kept'),
    'day-incomplete': say('Ngày thiếu khoảng đo', 'Days with missing intervals'),
    'tou-differs': say('Tổng ba biểu khác chỉ số tổng', 'Registers by hours differ from the total'),
    'off-time': say('Đọc lệch giờ cuối ngày', 'Read away from the end of the day'),
  };
  return names[code] ?? say(`Khác (${code})`, `Other (${code})`);
}

const MOST_SILENT_UNITS = 5;

/** Usage points from which nothing comes any more; null where nothing can be said. */
export function silentLine({ silent }: ManagementFacts, { language }: PrintContext): string | null {
  if (silent.until === null) return null;
  const say = sayIn(language);
  const day = shortDay(silent.until, language);
  if (silent.points === 0)
    return say(
      `Không có điểm đo nào mất số liệu quá ${silent.days} ngày (đến ${day}).`,
      `No usage point has been silent for more than ${silent.days} days (to ${day}).`,
    );
  const units = silent.units
    .slice(0, MOST_SILENT_UNITS)
    .map(({ path, points }) => `${placeText(path, language)} ${numberText(points, language)}`)
    .join('; ');
  const more = silent.units.length > MOST_SILENT_UNITS ? '; …' : '';
  const points = numberText(silent.points, language);
  return say(
    `${points} điểm đo mất số liệu quá ${silent.days} ngày (đến ${day}): ${units}${more}.`,
    `${points} ${silent.points === 1 ? 'usage point has' : 'usage points have'} been silent for more than ${silent.days} days (to ${day}): ${units}${more}.`,
  );
}

/** How to read the report. */
export function definitions(facts: ManagementFacts, { language, settings }: PrintContext): string[] {
  const say = sayIn(language);
  const complete = completeDayText(facts, language);
  const minutes = settings.reliability.sustainedMinutes;
  return [
    `${complete.charAt(0).toUpperCase()}${complete.slice(1)}.`,
    say(
      'Điện năng đo đếm: tổng các điểm đo đọc hằng ngày; điểm thiếu số liệu được ước tính bằng bình quân các điểm cùng loại, cùng đơn vị; nếu đơn vị không nhận được điểm nào cùng loại thì lấy bình quân của đơn vị cấp trên. Không phải điện nhận đầu nguồn.',
      'Metered energy: the sum of the usage points that are read daily; missing ones are estimated by the mean of those of the same class and unit, or of the unit above where none of that class was received. It is not the energy received from the grid.',
    ),
    say(
      `Ngừng cấp điện trên ${minutes} phút tính vào SAIDI và SAIFI, đến ${minutes} phút tính vào MAIFI. Toàn phần: mọi vụ; sau miễn trừ: trừ các vụ được miễn trừ theo quy định.`,
      `Interruptions of more than ${minutes} minutes count in SAIDI and SAIFI, up to ${minutes} minutes in MAIFI. Before exclusions: all; after exclusions: without those that the rules leave out.`,
    ),
  ];
}
