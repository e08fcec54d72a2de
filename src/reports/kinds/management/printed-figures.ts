import { numberText, signedPercentText } from '../../../domain/text/number-text';
import { ratioText, energyScaleOf, kwhText, comparisonCell, areaName } from '../../load/load-text';
import { sayIn } from '../../coverage/wording';
import type { PrintedFigure } from '../../coverage/edition-changes';
import { indexText } from '../../reliability/reliability-text';
import type { PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';

/** The figures that a reader would miss when they changed, as they are printed. */
export function printedFigures(facts: ManagementFacts, context: PrintContext): PrintedFigure[] {
  return [
    ...loadFigures(facts, context),
    ...reliabilityFigures(facts, context),
    ...changeFigures(facts, context),
    ...unitFigures(facts, context),
  ];
}

function loadFigures({ load }: ManagementFacts, { language }: PrintContext): PrintedFigure[] {
  const say = sayIn(language);
  const scale = energyScaleOf(load);
  const { period, highestDay, previous, sameLastYear, plan } = load.whole;
  const none = say('chưa có', 'none');
  const energy = (kwh: number | null | undefined): string =>
    kwh === null || kwh === undefined ? none : kwhText(kwh, scale, language);
  return [
    { key: 'mean', label: say('Bình quân ngày', 'Mean day'), text: energy(period.kwhPerDay) },
    { key: 'highest', label: say('Ngày cao nhất', 'Highest day'), text: energy(highestDay?.kwh) },
    {
      key: 'previous',
      label: say('So với tuần trước', 'On the week before'),
      text: comparisonCell(previous, language),
    },
    {
      key: 'lastYear',
      label: say('So với cùng kỳ', 'On the same week last year'),
      text: comparisonCell(sameLastYear, language),
    },
    {
      key: 'plan',
      label: say('So với kế hoạch', 'On plan'),
      text: plan.changePercent === null ? '–' : signedPercentText(plan.changePercent, language),
    },
    {
      key: 'coverage',
      label: say('Tỷ lệ thu thập', 'Coverage'),
      text: ratioText(period.coverage.ratio, language),
    },
  ];
}

function reliabilityFigures(
  { reliability, works }: ManagementFacts,
  { language }: PrintContext,
): PrintedFigure[] {
  const say = sayIn(language);
  const { week, yearToDate } = reliability;
  const target = reliability.targets?.saidiMinutes ?? null;
  return [
    {
      key: 'saidi',
      label: say('SAIDI tuần, toàn phần', 'SAIDI of the week, before exclusions'),
      text: indexText(week.beforeExclusions, 'saidiMinutes', language),
    },
    {
      key: 'saidiAfter',
      label: say('SAIDI tuần, sau miễn trừ', 'SAIDI of the week, after exclusions'),
      text: indexText(week.afterExclusions, 'saidiMinutes', language),
    },
    {
      key: 'saidiYear',
      label: say('SAIDI từ đầu năm', 'SAIDI since 1 January'),
      text: indexText(yearToDate.beforeExclusions, 'saidiMinutes', language),
    },
    {
      key: 'target',
      label: say('Chỉ tiêu SAIDI năm', "The year's SAIDI target"),
      text: target === null ? '–' : numberText(target, language, 1),
    },
    {
      key: 'saifi',
      label: say('SAIFI tuần', 'SAIFI of the week'),
      text: indexText(week.beforeExclusions, 'saifi', language),
    },
    {
      key: 'works',
      label: say('Công việc tuần tới', "Next week's works"),
      text: String(works.next.counts.works),
    },
  ];
}

function changeFigures({ changes }: ManagementFacts, { language }: PrintContext): PrintedFigure[] {
  const say = sayIn(language);
  const { whole, cases } = changes;
  const count = (value: number | undefined): string =>
    value === undefined ? '–' : numberText(value, language);
  return [
    { key: 'closed', label: say('Kỳ hóa đơn đã chốt', 'Billing periods closed'), text: count(whole?.closed) },
    { key: 'flagged', label: say('Khách hàng biến động', 'Customers flagged'), text: count(whole?.flagged) },
    {
      key: 'overdue',
      label: say('Phúc tra quá hạn', 'Overdue re-verifications'),
      text: count(cases.overdue),
    },
  ];
}

function unitFigures({ load }: ManagementFacts, { language, settings }: PrintContext): PrintedFigure[] {
  const scale = energyScaleOf(load);
  return [...load.nodes, ...load.regions].map((area) => ({
    key: `${area.kind} ${area.path}`,
    label: areaName(area, settings, language),
    text: area.period.kwhPerDay === null ? '–' : kwhText(area.period.kwhPerDay, scale, language),
  }));
}
