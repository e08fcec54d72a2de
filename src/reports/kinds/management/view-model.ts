import type {
  FigureView,
  MastheadView,
  NoteView,
  ReportView,
  TableView,
  TileView,
  FactView,
} from '../../../ports/page-templates';
import { editionChanges } from '../../coverage/edition-changes';
import { frameOf, notReceived, type Say, sayIn } from '../../coverage/wording';
import type { DrawnCharts, PrintContext } from '../../report-kind';
import type { ManagementFacts } from './facts';
import { caseCounts, caseLines, isIdle, oldestTable } from './cases-view';
import { bandsFigure, bandsTable, changesLines, changeUnitsTable, limitText } from './changes-view';
import { headlineOf, titleOf } from './headline';
import { namedTable } from './exclusions-view';
import { groupsTable, topTable } from './interruptions-view';
import { daysFigure, daysTable, fitLines, seasonFigure, unitsTable } from './load-view';
import { receivedTable, sameSetLines } from './received-view';
import { printedFigures } from './printed-figures';
import { coverageTable, definitions, findingsTable, silentLine } from './quality-view';
import { repeatTable } from './reliability-notes';
import { cumulativeFigure, indicesTable, reliabilityLines } from './reliability-view';
import { decisionText } from './decisions-view';
import { tilesOf } from './summary-view';
import { nextLines, nextTable, weekCounts, weekLines, weekTable, workUnitsTable } from './works-view';

export interface ManagementView extends ReportView {
  masthead: MastheadView;
  changes: NoteView | null;
  summary: {
    tiles: TileView[];
    decisionsHeading: string;
    decisions: string[];
    noDecisions: string | null;
    figure: FigureView | null;
  };
  load: {
    heading: string;
    units: TableView | null;
    /** stands where there is no table */
    none: string;
    lines: string[];
    received: TableView | null;
    fitHeading: string;
    fitLines: string[];
    season: FigureView | null;
  };
  reliability: {
    heading: string;
    lines: string[];
    indices: TableView | null;
    cumulative: FigureView | null;
    top: TableView | null;
    named: TableView | null;
    repeated: TableView | null;
    byCause: TableView | null;
    byVoltage: TableView | null;
  };
  works: {
    heading: string;
    lines: string[];
    counts: FactView[];
    units: TableView | null;
    week: TableView | null;
    next: TableView | null;
    nextLines: string[];
  };
  periodChanges: {
    heading: string;
    lines: string[];
    bands: TableView | null;
    chart: FigureView | null;
    units: TableView | null;
    casesHeading: string | null;
    caseLines: string[];
    caseCounts: FactView[];
    oldest: TableView | null;
  };
  quality: {
    heading: string;
    days: TableView;
    coverage: TableView | null;
    findings: TableView | null;
    none: string | null;
    silent: string | null;
    definitionsHeading: string;
    definitions: string[];
  };
}

/** Nothing remarked is not the same as nothing received. */
function noFindings({ findings, coverage }: ManagementFacts, say: Say): string | null {
  if (findings.length > 0) return null;
  return coverage.some(({ period }) => period.received > 0)
    ? say(
        'Không phát hiện bất thường nào trong số liệu đã nhận của tuần.',
        'Nothing was remarked on the readings received for the week.',
      )
    : say('Chưa nhận được số liệu nào của tuần.', 'No readings of the week have been received.');
}

/** Finished text of the weekly report. */
export function viewOf(facts: ManagementFacts, context: PrintContext, charts: DrawnCharts): ManagementView {
  const { language, settings } = context;
  const say = sayIn(language);
  const title = titleOf(facts, context);
  return {
    title: `${title} – ${settings.utility.name[language]}`,
    frame: frameOf(facts, context, {
      reportName: title,
      coverageRatio: facts.load.whole.period.coverage.ratio,
      draft: false,
    }),
    masthead: { kicker: settings.utility.name[language], title, headline: headlineOf(facts, context) },
    changes: editionChanges(facts, context, (each) => printedFigures(each, context)),
    summary: {
      tiles: tilesOf(facts, context),
      decisionsHeading: say('Việc cần quyết định', 'Decisions needed'),
      decisions: facts.decisions.map((decision) => decisionText(decision, context)),
      noDecisions:
        facts.decisions.length === 0
          ? say('Không có việc nào theo các quy tắc của báo cáo.', 'None by the rules of this report.')
          : null,
      figure: daysFigure(facts, context, charts),
    },
    ...sections(facts, context, charts),
  };
}

function sections(
  facts: ManagementFacts,
  context: PrintContext,
  charts: DrawnCharts,
): Pick<ManagementView, 'load' | 'reliability' | 'works' | 'periodChanges' | 'quality'> {
  const say = sayIn(context.language);
  return {
    load: {
      heading: say('Phụ tải', 'Load'),
      units: unitsTable(facts, context),
      none: `${notReceived(say)}.`,
      lines: sameSetLines(facts, context),
      received: receivedTable(facts, context),
      fitHeading: say('Phụ tải và nhiệt độ', 'Load and temperature'),
      fitLines: fitLines(facts, context),
      season: seasonFigure(facts, context, charts),
    },
    reliability: reliabilityOf(facts, context, charts),
    works: {
      heading: say('Ngừng cấp điện theo kế hoạch', 'Planned outages'),
      lines: weekLines(facts, context),
      counts: weekCounts(facts, context),
      units: workUnitsTable(facts, context),
      week: weekTable(facts, context),
      next: nextTable(facts, context),
      nextLines: nextLines(facts, context),
    },
    periodChanges: changesOf(facts, context, charts),
    quality: qualityOf(facts, context),
  };
}

function reliabilityOf(
  facts: ManagementFacts,
  context: PrintContext,
  charts: DrawnCharts,
): ManagementView['reliability'] {
  const say = sayIn(context.language);
  const { reliability } = facts;
  return {
    heading: say('Độ tin cậy cung cấp điện', 'Reliability'),
    lines: reliabilityLines(facts, context),
    indices: indicesTable(facts, context),
    cumulative: cumulativeFigure(facts, context, charts),
    top: topTable(facts, context),
    named: namedTable(facts, context),
    repeated: repeatTable(facts, context),
    byCause: groupsTable(reliability.byCause, 'cause', context),
    byVoltage: groupsTable(reliability.byVoltage, 'voltage', context),
  };
}

function changesOf(
  facts: ManagementFacts,
  context: PrintContext,
  charts: DrawnCharts,
): ManagementView['periodChanges'] {
  const say = sayIn(context.language);
  const limit = limitText(facts.changes, context.language);
  return {
    heading: say(`Biến động ≥${limit} và phúc tra`, `Changes of ${limit} or more and re-verification`),
    lines: changesLines(facts, context),
    bands: bandsTable(facts, context),
    chart: bandsFigure(facts, context, charts),
    units: changeUnitsTable(facts, context),
    casesHeading:
      facts.changes.whole || !isIdle(facts.changes.cases) ? say('Phúc tra', 'Re-verification') : null,
    caseLines: caseLines(facts, context),
    caseCounts: caseCounts(facts, context),
    oldest: oldestTable(facts, context),
  };
}

function qualityOf(facts: ManagementFacts, context: PrintContext): ManagementView['quality'] {
  const say = sayIn(context.language);
  return {
    heading: say('Chất lượng dữ liệu', 'Data quality'),
    days: daysTable(facts, context),
    coverage: coverageTable(facts, context),
    findings: findingsTable(facts, context),
    none: noFindings(facts, say),
    silent: silentLine(facts, context),
    definitionsHeading: say('Cách đọc', 'How to read this'),
    definitions: definitions(facts, context),
  };
}
