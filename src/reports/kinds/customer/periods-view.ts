import { periodText } from '../../../domain/text/date-text';
import type { Language } from '../../../domain/text/language';
import { numberText, signedPercentText } from '../../../domain/text/number-text';
import { parseLocalDate } from '../../../domain/time/local-date';
import type { TableView } from '../../../ports/page-templates';
import { type Say } from '../../coverage/wording';
import type { PeriodJson } from '../../usage/period-json';
import type { PointFacts } from './facts';

/** `until` is the first day after. */
export const spanText = ({ from, until }: { from: string; until: string }, language: Language): string =>
  periodText({ from: parseLocalDate(from)!, until: parseLocalDate(until)! }, language);

/** This period, the one before and the same one last year. */
export function periodTable(point: PointFacts, say: Say, language: Language): TableView {
  const { period, previous, sameLastYear } = point.periods;
  const against = againstTexts(point, language);
  const right = (text: string, unit: string | null): TableView['columns'][number] => ({
    text,
    unit,
    align: 'right',
    width: null,
  });
  return {
    caption: say('Ba kỳ', 'Three periods'),
    unit: null,
    columns: [
      { text: '', unit: null, align: 'left', width: '20%' },
      { text: say('Từ – đến', 'Days'), unit: null, align: 'left', width: '26%' },
      right(say('Số ngày', 'Days'), null),
      right(say('Điện năng', 'Usage'), 'kWh'),
      right(say('Mỗi ngày', 'Per day'), 'kWh'),
      right(say('Kỳ này so với', 'This period against'), null),
    ],
    rows: [
      periodRow(say('Kỳ này', 'This period'), period, '', say, language),
      periodRow(say('Kỳ trước', 'Previous'), previous, against.previous, say, language),
      periodRow(say('Cùng kỳ năm trước', 'Same last year'), sameLastYear, against.lastYear, say, language),
    ],
    note: null,
  };
}

function periodRow(
  label: string,
  period: PeriodJson | null,
  against: string,
  say: Say,
  language: Language,
): TableView['rows'][number] {
  if (!period)
    return { kind: 'plain', cells: [label, say('Chưa có số liệu', 'No data'), '–', '–', '–', '–'] };
  const kwh = period.billedKwh;
  const missing = { text: say('chưa xác định', 'not known'), mark: 'missing' as const };
  return {
    kind: 'plain',
    cells: [
      label,
      spanText(period, language),
      String(period.days),
      kwh === null ? missing : numberText(kwh, language),
      kwh === null ? '–' : numberText(kwh / period.days, language, 1),
      against,
    ],
  };
}

/** What is not compared by the rule is not compared here either, nor is an estimate. */
function againstTexts({ periods }: PointFacts, language: Language): { previous: string; lastYear: string } {
  const { period, previous, sameLastYear, outcome } = periods;
  const text = (base: PeriodJson | null): string =>
    period.basis === 'estimated' || base?.basis === 'estimated'
      ? '–'
      : againstText(period.billedKwh, base?.billedKwh ?? null, language);
  return { previous: outcome === 'not-comparable' ? '–' : text(previous), lastYear: text(sameLastYear) };
}

const againstText = (current: number | null, base: number | null, language: Language): string =>
  current === null || base === null || base === 0
    ? '–'
    : signedPercentText((100 * (current - base)) / base, language);
