import type { Language } from '../../../../domain/text/language';
import type { Sheet } from '../../../../ports/workbook-writer';
import type { DayCoverage, NodeCoverage } from '../../../coverage/coverage-facts';
import { sayIn } from '../../../coverage/wording';
import type { PrintContext } from '../../../report-kind';
import type { FindingFacts, ManagementFacts } from '../facts';
import { findingName, severityText } from '../quality-view';
import { sheetOf } from './sheet-of';

export function qualitySheets(facts: ManagementFacts, { language }: PrintContext): Sheet[] {
  return [
    coverageSheet(facts, language),
    findingsSheet(facts, language),
    silentSheet(facts, language),
  ].filter(({ rows }) => rows.length > 0);
}

function coverageSheet({ coverage, week }: ManagementFacts, language: Language): Sheet {
  const say = sayIn(language);
  type Row = { node: NodeCoverage; day: DayCoverage };
  return sheetOf<Row>(
    say('Tỷ lệ thu thập', 'Coverage'),
    say(`Tỷ lệ thu thập theo đơn vị và ngày, tuần ${week}`, `Coverage by unit and day, week ${week}`),
    [
      [say('Đơn vị', 'Unit'), 'text', ({ node }) => node.path],
      [say('Ngày', 'Day'), 'day', ({ day }) => day.day],
      [say('Nhận được', 'Received'), 'whole', ({ day }) => day.received],
      [say('Phải có', 'Expected'), 'whole', ({ day }) => day.expected],
      [say('Tỷ lệ', 'Ratio'), 'ratio', ({ day }) => day.ratio],
    ],
    coverage.flatMap((node) => node.days.map((day) => ({ node, day }))),
  );
}

function findingsSheet({ findings, week }: ManagementFacts, language: Language): Sheet {
  const say = sayIn(language);
  return sheetOf<FindingFacts>(
    say('Bất thường', 'Findings'),
    say(`Bất thường trong số liệu, tuần ${week}`, `Findings in the readings, week ${week}`),
    [
      [say('Bất thường', 'Finding'), 'text', ({ code }) => findingName(code, language)],
      [say('Mã', 'Code'), 'text', ({ code }) => code],
      [say('Xử lý', 'What is done'), 'text', ({ severity }) => severityText(severity, language)],
      [say('Số lần', 'Count'), 'whole', ({ count }) => count],
      [say('Điểm đo', 'Usage points'), 'whole', ({ usagePoints }) => usagePoints],
    ],
    findings,
  );
}

function silentSheet({ silent }: ManagementFacts, language: Language): Sheet {
  const say = sayIn(language);
  type Row = ManagementFacts['silent']['units'][number];
  return sheetOf<Row>(
    say('Mất số liệu', 'Silent points'),
    say(
      `Điểm đo mất số liệu quá ${silent.days} ngày`,
      `Usage points silent for more than ${silent.days} days`,
    ),
    [
      [say('Đơn vị', 'Unit'), 'text', ({ path }) => path],
      [say('Điểm đo', 'Usage points'), 'whole', ({ points }) => points],
    ],
    silent.units,
  );
}
