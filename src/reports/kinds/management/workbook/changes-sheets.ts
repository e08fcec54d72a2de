import type { Language } from '../../../../domain/text/language';
import type { Sheet } from '../../../../ports/workbook-writer';
import type { AreaChangesFacts, OldCaseFacts, ReachedBand } from '../../../changes/changes-facts';
import { bandName, fieldReasonName, reasonName, stateName } from '../../../changes/changes-text';
import { sayIn } from '../../../coverage/wording';
import type { PrintContext } from '../../../report-kind';
import type { ManagementFacts } from '../facts';
import { limitText } from '../changes-view';
import { sheetOf } from './sheet-of';

export function changesSheets({ changes }: ManagementFacts, { language }: PrintContext): Sheet[] {
  return [
    bandsSheet(changes, language),
    unitsSheet(changes, language),
    reasonsSheet(changes, language),
    casesSheet(changes, language),
  ].filter(({ rows }) => rows.length > 0);
}

type Changes = ManagementFacts['changes'];

const countOf = (bands: readonly ReachedBand[] | undefined, band: ReachedBand): number | null =>
  bands?.find(
    ({ direction, fromPercent }) => direction === band.direction && fromPercent === band.fromPercent,
  )?.count ?? null;

function bandsSheet({ whole, previous, lastYear }: Changes, language: Language): Sheet {
  const say = sayIn(language);
  return sheetOf<ReachedBand>(
    say('Biến động theo mức', 'Changes by band'),
    say('Kỳ hóa đơn theo mức biến động, cộng dồn', 'Billing periods by change, cumulative'),
    [
      [say('Mức', 'Band'), 'text', (band) => bandName(band, language)],
      [say('Kỳ này', 'This period'), 'whole', ({ count }) => count],
      [say('Kỳ trước', 'Period before'), 'whole', (band) => countOf(previous?.bands, band)],
      [say('Cùng kỳ năm trước', 'Last year'), 'whole', (band) => countOf(lastYear?.bands, band)],
    ],
    whole?.bands ?? [],
  );
}

function unitsSheet(changes: Changes, language: Language): Sheet {
  const say = sayIn(language);
  const limit = limitText(changes, language);
  return sheetOf<AreaChangesFacts>(
    say('Biến động theo đơn vị', 'Changes by unit'),
    say(`Kỳ hóa đơn đã chốt và biến động ≥${limit}`, `Periods closed and changes of ${limit} or more`),
    [
      [
        say('Đơn vị', 'Unit'),
        'text',
        ({ path }) => (path === '' ? say('Toàn đơn vị', 'Whole utility') : path),
      ],
      [say('Kỳ đã chốt', 'Closed'), 'whole', ({ closed }) => closed],
      [say(`Biến động ≥${limit}`, `Changed ≥${limit}`), 'whole', ({ flagged }) => flagged],
      [say('Tăng', 'Up'), 'whole', ({ up }) => up],
      [say('Giảm', 'Down'), 'whole', ({ down }) => down],
      [say('Trung vị, %', 'Median, %'), 'percent', ({ medianPercent }) => medianPercent],
      [say('Không so sánh được', 'Not comparable'), 'whole', ({ outcomes }) => outcomes['not-comparable']],
      [say('Kiểm tra từ xa', 'Verified remotely'), 'whole', ({ verified }) => verified.remote],
      [say('Phúc tra hiện trường', 'In the field'), 'whole', ({ verified }) => verified.field],
    ],
    changes.whole ? [changes.whole, ...changes.units] : [],
  );
}

function reasonsSheet({ whole }: Changes, language: Language): Sheet {
  const say = sayIn(language);
  const rows = Object.entries(whole?.notComparable ?? {}) as [
    keyof AreaChangesFacts['notComparable'],
    number,
  ][];
  return sheetOf<(typeof rows)[number]>(
    say('Không so sánh được', 'Not comparable'),
    say('Kỳ hóa đơn không so sánh được, theo lý do', 'Periods that cannot be compared, by reason'),
    [
      [say('Lý do', 'Reason'), 'text', ([reason]) => reasonName(reason, language)],
      [say('Số kỳ', 'Periods'), 'whole', ([, count]) => count],
    ],
    rows,
  );
}

function casesSheet({ cases }: Changes, language: Language): Sheet {
  const say = sayIn(language);
  return sheetOf<OldCaseFacts>(
    say('Phúc tra lâu nhất', 'Oldest cases'),
    say('Các trường hợp lâu nhất chưa đóng', 'Oldest open cases'),
    [
      [say('Hồ sơ', 'Case'), 'text', ({ id }) => id],
      [say('Đơn vị', 'Unit'), 'text', ({ networkPath }) => networkPath],
      [say('Mở', 'Opened'), 'day', ({ openedOn }) => openedOn],
      [say('Hạn', 'Due'), 'day', ({ dueOn }) => dueOn],
      [say('Trạng thái', 'State'), 'text', ({ state }) => stateName(state, language)],
      [say('Quá hạn', 'Overdue'), 'text', ({ overdue }) => (overdue ? say('có', 'yes') : say('không', 'no'))],
      [say('Thay đổi, %', 'Change, %'), 'percent', ({ changePercent }) => changePercent],
      [
        say('Lý do', 'Reason'),
        'text',
        ({ reasons }) => reasons.map((reason) => fieldReasonName(reason, language)).join(', '),
      ],
    ],
    cases.oldest,
  );
}
