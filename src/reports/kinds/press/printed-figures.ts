import { numberText } from '../../../domain/text/number-text';
import { sayIn } from '../../coverage/wording';
import type { PrintedFigure } from '../../coverage/edition-changes';
import { comparisonCell, kwhText, ratioText } from '../../load/load-text';
import { indexText } from '../../reliability/reliability-text';
import type { PrintContext } from '../../report-kind';
import type { PressFacts } from './facts';
import { scaleOf } from './scale';

/** The figures that a correction has to name, as they are printed. */
export function printedFigures(facts: PressFacts, { language }: PrintContext): PrintedFigure[] {
  const say = sayIn(language);
  const { period, highestDay, previous, sameLastYear } = facts.whole;
  const { beforeExclusions, afterExclusions } = facts.supply;
  const energy = (kwh: number | null | undefined): string =>
    kwh === null || kwh === undefined ? say('chưa có', 'none') : kwhText(kwh, scaleOf(facts), language);
  return [
    { key: 'mean', label: say('Bình quân ngày', 'Mean day'), text: energy(period.kwhPerDay) },
    { key: 'highest', label: say('Ngày cao nhất', 'Highest day'), text: energy(highestDay?.kwh) },
    {
      key: 'previous',
      label: say('So với kỳ trước', 'On the days before'),
      text: comparisonCell(previous, language),
    },
    {
      key: 'lastYear',
      label: say('So với cùng kỳ năm trước', 'On the same days last year'),
      text: comparisonCell(sameLastYear, language),
    },
    {
      key: 'coverage',
      label: say('Tỷ lệ thu thập', 'Coverage'),
      text: ratioText(period.coverage.ratio, language),
    },
    {
      key: 'saidi',
      label: say('SAIDI toàn phần', 'SAIDI before exclusions'),
      text: indexText(beforeExclusions, 'saidiMinutes', language),
    },
    {
      key: 'saidiAfter',
      label: say('SAIDI sau miễn trừ', 'SAIDI after exclusions'),
      text: indexText(afterExclusions, 'saidiMinutes', language),
    },
    { key: 'saifi', label: 'SAIFI', text: indexText(beforeExclusions, 'saifi', language) },
    risenFigure(facts, language),
  ];
}

function risenFigure({ rises }: PressFacts, language: PrintContext['language']): PrintedFigure {
  const risen = rises?.risen ?? null;
  return {
    key: 'risen',
    label: sayIn(language)('Khách hàng tăng sản lượng', 'Customers with higher usage'),
    text: risen === null ? '–' : numberText(risen, language),
  };
}
