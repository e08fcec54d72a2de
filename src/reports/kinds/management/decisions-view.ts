import { NBSP } from '../../../domain/text/language';
import { numberText } from '../../../domain/text/number-text';
import { celsiusText, countText } from '../../../domain/text/unit-text';
import { sayIn } from '../../coverage/wording';
import { placeText, ratioText, shortDay } from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import { dayWithYear } from './cases-view';
import type { DecisionFacts } from './facts';

const customersText = (customers: number, language: PrintContext['language']): string =>
  countText(customers, language, { vi: 'khách hàng', one: 'customer', other: 'customers' });

/** A decision as a sentence with its unit and deadline. */
export function decisionText(decision: DecisionFacts, { language }: PrintContext): string {
  const say = sayIn(language);
  const unit =
    decision.rule === 'saidi-ahead' && decision.unit === ''
      ? say('Toàn đơn vị', 'Whole utility')
      : placeText(decision.unit === '' ? null : decision.unit, language);
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
  if (decision.rule === 'saidi-ahead') {
    const [saidi, due, target] = [decision.saidiMinutes, decision.dueMinutes, decision.targetMinutes].map(
      (minutes) => numberText(minutes, language, 1),
    );
    return say(
      `SAIDI từ đầu năm ${saidi} phút (toàn phần), vượt mức ${due} phút theo tiến độ của chỉ tiêu năm ${target}: biện pháp giảm ngừng cấp điện.`,
      `SAIDI since 1 January ${saidi} minutes (before exclusions), above the ${due} minutes that the year's target of ${target} allows by now: measures to cut interruptions.`,
    );
  }
  if (decision.rule === 'overdue-cases')
    return say(
      `${numberText(decision.cases, 'vi')} phúc tra quá hạn (sớm nhất ${dayWithYear(decision.firstDue, decision.deadline, 'vi')}): bố trí người hoặc giữ hóa đơn.`,
      `${numberText(decision.cases, 'en')} re-verifications overdue (first on ${dayWithYear(decision.firstDue, decision.deadline, 'en')}): assign people, or hold the bills.`,
    );
  if (decision.rule === 'short-notice')
    return say(
      `${decision.works} công việc tuần tới chưa báo trước đủ thời hạn (sớm nhất ${shortDay(decision.firstDay, 'vi')}): hoãn hoặc chấp nhận có lý do.`,
      `${decision.works} of next week's works ${decision.works === 1 ? 'lacks' : 'lack'} the notice period (first on ${shortDay(decision.firstDay, 'en')}): postpone, or accept with a reason.`,
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
