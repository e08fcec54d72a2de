import { timeText } from '../../../../domain/text/date-text';
import type { Language } from '../../../../domain/text/language';
import type { Sheet } from '../../../../ports/workbook-writer';
import { sayIn } from '../../../coverage/wording';
import type { WorkFacts, WorksFacts } from '../../../reliability/works-facts';
import type { PrintContext } from '../../../report-kind';
import type { ManagementFacts } from '../facts';
import { sheetOf } from './sheet-of';

export function worksSheets({ works, week }: ManagementFacts, { language }: PrintContext): Sheet[] {
  const say = sayIn(language);
  return [
    worksSheet(
      say('Công việc trong tuần', 'Works of the week'),
      say(`Ngừng cấp điện theo kế hoạch, tuần ${week}`, `Planned outages, week ${week}`),
      works.week,
      language,
    ),
    worksSheet(
      say('Công việc tuần tới', 'Works of next week'),
      say('Ngừng cấp điện theo kế hoạch, tuần tới', 'Planned outages, next week'),
      works.next,
      language,
    ),
    adherenceSheet(works.week, language),
  ].filter(({ rows }) => rows.length > 0);
}

const STATUSES: Record<WorkFacts['status'], Record<Language, string>> = {
  draft: { vi: 'dự thảo', en: 'draft' },
  approved: { vi: 'đã duyệt', en: 'approved' },
  announced: { vi: 'đã thông báo', en: 'announced' },
  postponed: { vi: 'hoãn', en: 'postponed' },
  cancelled: { vi: 'hủy', en: 'cancelled' },
  done: { vi: 'đã xong', en: 'done' },
};

const HEAT: Record<WorkFacts['heat'], Record<Language, string>> = {
  conflict: { vi: 'trùng nắng nóng', en: 'on a hot day' },
  clear: { vi: 'không', en: 'no' },
  'not-assessed': { vi: 'chưa có nhiệt độ', en: 'temperature not known' },
  'takes-no-power': { vi: 'không cắt điện', en: 'takes no power' },
};

function worksSheet(name: string, title: string, { works }: WorksFacts, language: Language): Sheet {
  const say = sayIn(language);
  return sheetOf<WorkFacts>(
    name,
    title,
    [
      [say('Mã công việc', 'Work'), 'text', ({ workId }) => workId],
      [say('Trạng thái', 'Status'), 'text', ({ status }) => STATUSES[status][language]],
      [say('Ngày', 'Day'), 'day', ({ day }) => day],
      [say('Từ', 'From'), 'text', ({ startMinute }) => timeText(startMinute, language)],
      [say('Đến ngày', 'To day'), 'day', ({ endDay }) => endDay],
      [say('Đến', 'To'), 'text', ({ endMinute }) => timeText(endMinute, language)],
      [say('Đơn vị', 'Unit'), 'text', ({ networkPath }) => networkPath],
      [say('Nội dung', 'Work'), 'text', ({ reason }) => reason],
      [say('Khách hàng', 'Customers'), 'whole', ({ customers }) => customers],
      [say('Báo trước, ngày', 'Notice, days'), 'whole', ({ noticeDays }) => noticeDays],
      [
        say('Lệch giờ bắt đầu, phút', 'Start off, minutes'),
        'whole',
        ({ startOffMinutes }) => startOffMinutes,
      ],
      [say('Trả điện chậm, phút', 'Restored late, minutes'), 'whole', ({ overrunMinutes }) => overrunMinutes],
      [
        say('Chậm, khách hàng-phút', 'Late, customer-minutes'),
        'whole',
        ({ overrunCustomerMinutes }) => overrunCustomerMinutes,
      ],
      ['Tmax, °C', 'one', ({ maxC }) => maxC],
      [say('Nắng nóng', 'Heat'), 'text', ({ heat }) => HEAT[heat][language]],
      [say('Ghi chú', 'Note'), 'text', ({ note }) => note],
    ],
    works,
  );
}

function adherenceSheet({ byNode }: WorksFacts, language: Language): Sheet {
  const say = sayIn(language);
  return sheetOf<(typeof byNode)[number]>(
    say('Chấp hành lịch', 'Adherence'),
    say('Chấp hành lịch theo đơn vị', 'Adherence by unit'),
    [
      [say('Đơn vị', 'Unit'), 'text', ({ node }) => node ?? say('không ghi', 'not stated')],
      [say('Công việc', 'Works'), 'whole', ({ counts }) => counts.works],
      [say('Báo đúng hạn', 'Told in time'), 'whole', ({ counts }) => counts.noticeInTime],
      [say('Bắt đầu đúng giờ', 'Begun on time'), 'whole', ({ counts }) => counts.startedOnTime],
      [say('Trả điện chậm', 'Restored late'), 'whole', ({ counts }) => counts.endedLate],
      [
        say('Chậm, khách hàng-phút', 'Late, customer-minutes'),
        'whole',
        ({ counts }) => counts.overrunCustomerMinutes,
      ],
      [say('Hoãn', 'Postponed'), 'whole', ({ counts }) => counts.postponed],
      [say('Hủy', 'Cancelled'), 'whole', ({ counts }) => counts.cancelled],
      [say('Trùng nắng nóng', 'On hot days'), 'whole', ({ counts }) => counts.heatConflicts],
    ],
    byNode,
  );
}
