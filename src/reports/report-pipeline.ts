import type { Language } from '../domain/text/language';
import type { ChartPainter } from '../ports/chart-painter';
import type { PageTemplates } from '../ports/page-templates';
import type { PdfPrinter } from '../ports/pdf-printer';
import type { ReportArchive, ReportEdition } from '../ports/report-archive';
import { canonicalJson, factChanges } from './fact-changes';
import { completed, realChanges } from './later-facts';
import type {
  DrawnCharts,
  EditionNote,
  FactChange,
  PrintContext,
  ReportFacts,
  ReportKind,
} from './report-kind';
import type { ReportSources } from './report-sources';

export interface ReportTools {
  sources: ReportSources;
  archive: ReportArchive;
  templates: PageTemplates;
  charts: ChartPainter;
  printer: PdfPrinter;
}

/** An edition with its facts as data. */
export interface IssuedReport<Facts extends ReportFacts> {
  id: string;
  facts: Facts;
  note: EditionNote;
}

/** Request → facts → edition → view → charts → page → PDF. */
export class ReportPipeline {
  constructor(private readonly tools: ReportTools) {}

  /** Asks for the facts and files them: equal figures keep their edition, changed ones add one. */
  async issue<Request, Facts extends ReportFacts>(
    kind: ReportKind<Request, Facts>,
    request: Request,
  ): Promise<IssuedReport<Facts>> {
    const { sources, archive, templates } = this.tools;
    const facts = await kind.query(request, sources);
    const subject = kind.subjectOf(request);
    const latest = await archive.latest(kind.name, subject);
    const changes = latest ? changesBetween(kind, latest, toPlain(facts)) : [];
    if (latest && changes.length === 0) return this.asIssued(kind, latest);
    const edition = (latest?.edition ?? 0) + 1;
    const id = `${kind.name}-${subject}-${edition}`;
    await archive.add({
      id,
      kind: kind.name,
      subject,
      edition,
      facts: canonicalJson(facts),
      templateVersion: templates.version(kind.name),
      createdAt: sources.clock.now(),
    });
    return { id, facts: toPlain(facts), note: { edition, changes } };
  }

  /** A filed edition, with what it changed against the one before. Facts that came later are filled in, so that it prints. */
  async asIssued<Facts extends ReportFacts>(
    kind: Pick<ReportKind<unknown, Facts>, 'laterFacts'>,
    filed: ReportEdition,
  ): Promise<IssuedReport<Facts>> {
    const facts = JSON.parse(filed.facts) as Facts;
    const before =
      filed.edition > 1
        ? await this.tools.archive.get(`${filed.kind}-${filed.subject}-${filed.edition - 1}`)
        : null;
    const changes = before ? changesBetween(kind, before, facts) : [];
    const note = { edition: filed.edition, changes };
    return { id: filed.id, facts: completed(facts, kind.laterFacts), note };
  }

  /** The page as HTML, charts inside. */
  async html<Facts extends ReportFacts>(
    kind: ReportKind<unknown, Facts>,
    report: IssuedReport<Facts>,
    language: Language,
  ): Promise<string> {
    const context: PrintContext = { language, edition: report.note, settings: this.tools.sources.settings };
    const drawn: DrawnCharts = {};
    for (const [name, chart] of Object.entries(kind.charts(report.facts, context)))
      drawn[name] = await this.tools.charts.svg(chart);
    return this.tools.templates.render(kind.name, kind.view(report.facts, context, drawn), language);
  }

  async pdf<Facts extends ReportFacts>(
    kind: ReportKind<unknown, Facts>,
    report: IssuedReport<Facts>,
    language: Language,
  ): Promise<Uint8Array> {
    const html = await this.html(kind, report, language);
    return (await this.tools.printer.print({ html, outline: kind.outline })).pdf;
  }
}

/** As the archive would give it back. */
const toPlain = <Facts>(facts: Facts): Facts => JSON.parse(canonicalJson(facts)) as Facts;

/** Which figures of a filed edition are others now. */
function changesBetween<Facts extends ReportFacts>(
  { laterFacts }: Pick<ReportKind<unknown, Facts>, 'laterFacts'>,
  filed: ReportEdition,
  after: Facts,
): FactChange[] {
  const before = JSON.parse(filed.facts) as Facts;
  return realChanges(factChanges(before, after), before, laterFacts);
}
