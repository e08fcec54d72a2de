import { durationText } from '../../../domain/text/duration-text';
import { timeText } from '../../../domain/text/date-text';
import { numberText } from '../../../domain/text/number-text';
import { celsiusText } from '../../../domain/text/unit-text';
import type { Cell, FactView, TableView } from '../../../ports/page-templates';
import { dash, leftColumn, rightColumn } from '../../coverage/cells';
import { sayIn } from '../../coverage/wording';
import { placeText, shortDay } from '../../load/load-text';
import type { WorkFacts, WorksFacts } from '../../reliability/works-facts';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';

type Language = PrintContext['language'];

const fact = (label: string, value: string, note: string | null = null): FactView => ({ label, value, note });

const partText = (part: number, whole: number, language: Language): string =>
  `${numberText(part, language)} ${language === 'vi' ? 'trên' : 'of'} ${numberText(whole, language)}`;

/** How the week's works kept what was announced; empty where there were none. */
export function weekCounts({ works }: ManagementFacts, { language }: PrintContext): FactView[] {
  const { counts } = works.week;
  return counts.works === 0
    ? []
    : [...noticeCounts(works.week, language), ...outcomeCounts(works.week, language)];
}

function noticeCounts(
  { counts, noticeDays, emergencyNoticeHours, toleranceMinutes }: WorksFacts,
  language: Language,
): FactView[] {
  const say = sayIn(language);
  return [
    fact(say('Số công việc', 'Works'), numberText(counts.works, language)),
    fact(
      say(`Báo trước đủ ${noticeDays} ngày`, `Announced at least ${noticeDays} days before`),
      partText(counts.plannedInTime, counts.planned, language),
    ),
    ...(counts.emergencies > 0
      ? [
          fact(
            say(
              `Sự cố được thông báo trong ${emergencyNoticeHours} giờ`,
              `Emergencies told within ${emergencyNoticeHours} hours`,
            ),
            partText(counts.emergenciesInTime, counts.emergencies, language),
          ),
        ]
      : []),
    fact(
      say('Thay đổi sau thời hạn báo trước', 'Changed after the notice period began'),
      numberText(counts.changedLate, language),
    ),
    fact(
      say(`Bắt đầu đúng giờ (±${toleranceMinutes} phút)`, `Begun on time (±${toleranceMinutes} minutes)`),
      partText(counts.startedOnTime, counts.started, language),
    ),
  ];
}

function outcomeCounts({ counts, heatCelsius }: WorksFacts, language: Language): FactView[] {
  const say = sayIn(language);
  const overrun = numberText(Math.round(counts.overrunCustomerMinutes), language);
  const heat = celsiusText(heatCelsius, language, 0);
  return [
    fact(
      say('Trả điện chậm', 'Restored late'),
      partText(counts.endedLate, counts.ended, language),
      counts.overrunCustomerMinutes > 0 ? `(${overrun} ${say('KH-phút', 'customer-minutes')})` : null,
    ),
    fact(say('Hoãn', 'Postponed'), numberText(counts.postponed, language)),
    fact(say('Hủy', 'Cancelled'), numberText(counts.cancelled, language)),
    fact(
      say(`Rơi vào ngày từ ${heat}`, `On days of ${heat} or more`),
      numberText(counts.heatConflicts, language),
    ),
  ];
}

/** One sentence where there is no list. */
export function weekLines({ works }: ManagementFacts, { language }: PrintContext): string[] {
  const say = sayIn(language);
  return works.week.counts.works === 0
    ? [
        say(
          'Chưa nhận được công việc nào có lịch trong tuần.',
          'No works scheduled in the week have been received.',
        ),
      ]
    : [];
}

/** The week's works that fell on hot days or were restored late. */
export const weekTable = ({ works }: ManagementFacts, { language }: PrintContext): TableView | null =>
  worksTable(
    works.week,
    works.week.works.filter(
      ({ heat, overrunMinutes, notice }) =>
        heat === 'conflict' || (overrunMinutes ?? 0) > 0 || notice === 'late',
    ),
    sayIn(language)(
      'Trong tuần: ngày nắng nóng, trả điện chậm, báo trước muộn',
      'In the week: on hot days, restored late or announced late',
    ),
    language,
  );

/** How each unit kept what was announced; null where one unit has them all. */
export function workUnitsTable({ works }: ManagementFacts, { language }: PrintContext): TableView | null {
  const { byNode } = works.week;
  if (byNode.length < 2) return null;
  const say = sayIn(language);
  return {
    caption: say('Chấp hành lịch theo đơn vị', 'Adherence by unit'),
    unit: null,
    columns: [
      leftColumn(say('Đơn vị', 'Unit'), '30%'),
      rightColumn(say('Công việc', 'Works')),
      rightColumn(say('Báo đúng hạn', 'Told in time')),
      rightColumn(say('Bắt đầu đúng giờ', 'Begun on time')),
      rightColumn(say('Trả điện chậm', 'Restored late')),
      rightColumn(say('Chậm, KH-phút', 'Late, customer-min.')),
      rightColumn(say('Hoãn, hủy', 'Postponed, cancelled')),
    ],
    rows: byNode.map(({ node, counts }) => ({
      kind: 'plain',
      cells: [
        placeText(node, language),
        ...[counts.works, counts.noticeInTime, counts.startedOnTime, counts.endedLate].map((count) =>
          numberText(count, language),
        ),
        numberText(Math.round(counts.overrunCustomerMinutes), language),
        numberText(counts.postponed + counts.cancelled, language),
      ],
    })),
    note: null,
  };
}

/** Next week's works, conflicts first. */
export const nextTable = ({ works }: ManagementFacts, { language }: PrintContext): TableView | null =>
  worksTable(works.next, works.next.works, sayIn(language)('Tuần tới', 'Next week'), language);

/** What is to be known of the next week beside its table. */
export function nextLines({ works }: ManagementFacts, { language }: PrintContext): string[] {
  const say = sayIn(language);
  const { counts } = works.next;
  if (counts.works === 0)
    return [say('Tuần tới: chưa nhận được công việc nào.', 'Next week: no works have been received.')];
  if (!works.nextWeekHasWeather)
    return [
      say(
        'Chưa đánh giá được xung đột nắng nóng: chưa nhận được dự báo nhiệt độ.',
        'Heat conflicts cannot be assessed: no forecast received.',
      ),
    ];
  if (counts.notAssessed > 0)
    return [
      say(
        `Chưa đánh giá được xung đột nắng nóng của ${counts.notAssessed} công việc.`,
        `Heat conflicts of ${counts.notAssessed} works cannot be assessed.`,
      ),
    ];
  return [];
}

function worksTable(
  facts: WorksFacts,
  works: readonly WorkFacts[],
  caption: string,
  language: Language,
): TableView | null {
  if (works.length === 0) return null;
  const say = sayIn(language);
  return {
    caption,
    unit: null,
    columns: [
      leftColumn(say('Ngày', 'Day'), '9%'),
      rightColumn(say('Giờ', 'Time')),
      leftColumn(say('Đơn vị', 'Unit'), '26%'),
      leftColumn(say('Nội dung', 'Work'), '18%'),
      rightColumn(say('Khách hàng', 'Customers')),
      rightColumn('Tmax'),
      leftColumn(say('Nhận xét', 'Remarks'), '23%'),
    ],
    rows: works.map((work) => ({ kind: 'plain', cells: workCells(work, facts, language) })),
    note: null,
  };
}

function workCells(work: WorkFacts, facts: WorksFacts, language: Language): Cell[] {
  const say = sayIn(language);
  const remarks = remarksOf(work, facts, language);
  return [
    shortDay(work.day, language),
    `${timeText(work.startMinute, language)}–${timeText(work.endMinute, language)}`,
    placeText(work.networkPath, language),
    work.reason ?? say('không ghi', 'not stated'),
    work.customers === null
      ? { text: say('chưa rõ', 'unknown'), mark: 'missing' }
      : numberText(work.customers, language),
    work.maxC === null
      ? dash
      : { text: celsiusText(work.maxC, language), mark: work.heat === 'conflict' ? 'alert' : null },
    remarks.length > 0 ? remarks.join('; ') : say('theo thông báo', 'as announced'),
  ];
}

function remarksOf(work: WorkFacts, { noticeDays }: WorksFacts, language: Language): string[] {
  const say = sayIn(language);
  const status = {
    postponed: say('hoãn', 'postponed'),
    cancelled: say('hủy', 'cancelled'),
    draft: say('dự thảo', 'draft'),
  };
  const overrun = work.overrunMinutes ?? 0;
  return [
    ...(work.status in status ? [status[work.status as keyof typeof status]] : []),
    ...(work.heat === 'conflict'
      ? [
          `${say('trùng nắng nóng', 'on a hot day')}${work.maxKind === 'forecast' ? say(' (dự báo)', ' (forecast)') : ''}${work.note ? `: ${work.note}` : ''}`,
        ]
      : []),
    ...(work.notice === 'late' && work.emergency
      ? [say('sự cố, thông báo muộn', 'emergency, told late')]
      : []),
    ...(work.notice === 'late' && !work.emergency
      ? [
          say(
            `báo trước ${work.noticeDays} ngày (dưới ${noticeDays})`,
            `${work.noticeDays} days' notice (below ${noticeDays})`,
          ),
        ]
      : []),
    ...(work.notice === 'none' && work.status !== 'draft' ? [say('chưa thông báo', 'not announced')] : []),
    ...(overrun > 0
      ? [say(`trả điện chậm ${durationText(overrun, 'vi')}`, `restored ${durationText(overrun, 'en')} late`)]
      : []),
    ...(work.heat === 'not-assessed' ? [say('chưa có nhiệt độ', 'temperature not known')] : []),
  ];
}
