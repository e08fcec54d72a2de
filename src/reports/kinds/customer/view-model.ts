import { dateTimeText, monthText } from '../../../domain/text/date-text';
import { daysText } from '../../../domain/text/duration-text';
import { changeText, numberText } from '../../../domain/text/number-text';
import type { Language } from '../../../domain/text/language';
import { parseYearMonth } from '../../../domain/time/year-month';
import { Zone } from '../../../domain/time/zone';
import type { MastheadView, NoteView, ReportView } from '../../../ports/page-templates';
import type { NotComparableReason } from '../../../domain/changes/usage-change';
import { reasonName } from '../../changes/changes-text';
import { editionChanges, type PrintedFigure } from '../../coverage/edition-changes';
import { dayText, frameOf, type Say, sayIn } from '../../coverage/wording';
import type { PrintContext } from '../../report-kind';
import type { CustomerFacts, PointFacts } from './facts';
import { type PointView, pointView } from './point-view';
import { whyNotes } from './why-view';

export interface CustomerView extends ReportView {
  masthead: MastheadView;
  changes: NoteView | null;
  points: PointView[];
  /** side by side at the end */
  closing: NoteView[];
}

export function customerView(facts: CustomerFacts, context: PrintContext): CustomerView {
  const { language } = context;
  const say = sayIn(language);
  const month = monthText(parseYearMonth(facts.month)!, language);
  const isOneOfMany = facts.points.length > 1;
  const name = say('Tóm tắt sử dụng điện', 'Electricity summary');
  const [received, expected] = [
    sum(facts.points, (point) => point.knownDays),
    sum(facts.points, (point) => point.days.length),
  ];
  return {
    title: `${name} ${month} – ${facts.customerCode}`,
    frame: frameOf(facts, context, {
      reportName: name,
      coverageRatio: expected > 0 ? received / expected : null,
      draft: false,
    }),
    masthead: {
      kicker: say(`${name}, kỳ ${month}`, `${name}, ${month}`),
      title: facts.customerName === '' ? facts.customerCode : `${facts.customerName} · ${facts.customerCode}`,
      headline:
        facts.points.length === 1
          ? headlineOf(facts.points[0], say, language)
          : totalHeadline(facts.points, say, language),
    },
    changes: editionChanges(facts, context, (each) => printedFigures(each, language)),
    points: facts.points.map((point) => pointView(point, language, isOneOfMany)),
    closing: [...(isOneOfMany ? [] : whyNotes(facts.points[0], language)), nextNote(facts, context)],
  };
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** "Quý khách sử dụng 312 kWh trong 30 ngày (10,4 kWh/ngày), tăng 38,1% so với kỳ trước". */
export function headlineOf(point: PointFacts, say: Say, language: Language): string {
  const { period, previous, outcome, changePercent, reason } = point.periods;
  if (period.billedKwh === null)
    return say('Chưa xác định được điện năng kỳ này', 'Usage of this period is not known yet');
  const [kwh, days] = [numberText(period.billedKwh, language), daysText(period.days, language)];
  const perDay = numberText(period.billedKwh / period.days, language, 1);
  const compared = comparisonText(outcome, changePercent, previous?.billedKwh ?? null, say, language, reason);
  return say(
    `Quý khách sử dụng ${kwh} kWh trong ${days} (${perDay} kWh/ngày)${compared}`,
    `${kwh} kWh in ${days} (${perDay} kWh a day)${compared}`,
  );
}

function comparisonText(
  outcome: string,
  changePercent: number | null,
  baseKwh: number | null,
  say: Say,
  language: Language,
  reason: NotComparableReason | null,
): string {
  if (changePercent !== null && baseKwh !== null) {
    const [change, base] = [changeText(changePercent, language), numberText(baseKwh, language)];
    return say(
      `, ${change} so với kỳ trước (${base} kWh)`,
      `, ${change} on the previous period (${base} kWh)`,
    );
  }
  if (outcome === 'from-zero')
    return say('; kỳ trước không sử dụng', '; nothing was used in the previous period');
  if (outcome === 'both-zero') return say('; kỳ trước cũng không sử dụng', '; nor in the previous period');
  const why = reason === null ? '' : ` (${reasonName(reason, language)})`;
  return say(`; chưa so sánh được với kỳ trước${why}`, `; not comparable with the previous period${why}`);
}

function totalHeadline(points: readonly PointFacts[], say: Say, language: Language): string {
  const known = points.filter(({ periods }) => periods.period.billedKwh !== null);
  const kwh = numberText(
    sum(known, ({ periods }) => periods.period.billedKwh!),
    language,
  );
  const missing = points.length - known.length;
  const tail = missing === 0 ? '' : say(`, ${missing} điểm chưa xác định được`, `, ${missing} not known yet`);
  return say(
    `Quý khách sử dụng ${kwh} kWh ở ${known.length} điểm đo${tail}`,
    `${kwh} kWh at ${known.length} ${known.length === 1 ? 'usage point' : 'usage points'}${tail}`,
  );
}

/** Figures whose change makes a reader ask: usage and total of each point. */
function printedFigures(facts: CustomerFacts, language: Language): PrintedFigure[] {
  const say = sayIn(language);
  return facts.points.flatMap((point) => {
    const id = `${point.usagePointId}/${point.from}`;
    const kwh = point.periods.period.billedKwh;
    const unknown = say('chưa xác định', 'not known');
    return [
      {
        key: `${id}/kwh`,
        label: say('Điện năng kỳ này', 'Usage of the period'),
        text: kwh === null ? unknown : `${numberText(kwh, language)} kWh`,
      },
      {
        key: `${id}/total`,
        label: say('Tổng tiền', 'Total'),
        text: totalText(point, language) ?? unknown,
      },
      {
        key: `${id}/days`,
        label: say('Số ngày có số liệu', 'Days with data'),
        text: String(point.knownDays),
      },
    ];
  });
}

/** The invoice's where there is one. */
function totalText({ invoice, bill }: PointFacts, language: Language): string | null {
  const total = invoice?.totalDong ?? bill?.totalDong;
  return total === undefined ? null : `${numberText(total, language)} ${language === 'vi' ? 'đồng' : 'VND'}`;
}

function nextNote(facts: CustomerFacts, { language, settings }: PrintContext): NoteView {
  const say = sayIn(language);
  const zone = new Zone(settings.timeZone);
  const { hotline, web, email } = settings.utility;
  const moment = (iso: string): string => {
    const { day, wallMinute } = zone.momentOf(Date.parse(iso));
    return dateTimeText(day, wallMinute, language);
  };
  const works = facts.plannedWorks
    .slice(0, 3)
    .map(({ start, end }) =>
      say(
        `Ngừng cấp điện theo kế hoạch trong khu vực: từ ${moment(start)} đến ${moment(end)}.`,
        `Planned outage in the area: ${moment(start)} to ${moment(end)}.`,
      ),
    );
  const contact = [hotline, web, email].filter((text) => text !== '').join(' · ');
  return {
    kind: 'box',
    title: say('Tiếp theo', 'What next'),
    lines: [
      say(
        `Ngày chốt chỉ số kỳ tới: ${dayText(facts.points[0].nextClosing, language)}.`,
        `Next closing date: ${dayText(facts.points[0].nextClosing, language)}.`,
      ),
      ...works,
      ...(contact === ''
        ? []
        : [
            say(
              `Hỏi đáp, khiếu nại, đề nghị phúc tra: ${contact}.`,
              `Questions, complaints, re-reading: ${contact}.`,
            ),
          ]),
    ],
  };
}
