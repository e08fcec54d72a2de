import { Injectable } from '@nestjs/common';
import type { Language } from '../../domain/text/language';
import { Problem } from '../../platform/errors/problem';
import { CaseRecords, type StoredCase } from '../../ports/case-records';
import { PageTemplates } from '../../ports/page-templates';
import { PdfPrinter } from '../../ports/pdf-printer';
import { caseRecord, type CaseRecord } from '../../reports/changes/case-record';
import { caseSettlement } from '../../reports/changes/case-settlement';
import { slipsView } from '../../reports/changes/slip-view';
import { ReportSources } from '../../reports/report-sources';
import { casesCsv, type ExportedCase } from './cases-csv';

/** Which slips are printed: one case, or all that are still to be read again, of one reader or of everybody. */
export interface SlipsAsked {
  id: string | null;
  assignee: string | null;
  language: Language | null;
}

/** A file of all cases would be no file for people; that many slips are a stack of 2 cm. */
const MOST_SLIPS = 500;

/** What is taken away from the queue: slips on paper, results as a table. */
@Injectable()
export class CasePapersService {
  constructor(
    private readonly cases: CaseRecords,
    private readonly sources: ReportSources,
    private readonly templates: PageTemplates,
    private readonly printer: PdfPrinter,
  ) {}

  /** Every case ever opened, oldest first, with what it came to. */
  async csv(): Promise<Iterable<string>> {
    const now = this.sources.clock.now();
    const all = await this.cases.movedWithin(new Date(0), new Date(now.getTime() + 1));
    const exported: ExportedCase[] = [];
    for (const found of all)
      exported.push({
        record: await caseRecord(this.sources, found),
        settlement: await caseSettlement(this.sources, found),
      });
    return casesCsv(exported, this.sources.zone, now.getTime());
  }

  /** Slips as a PDF, an A5 page each, in the order of the routes. */
  async slips(asked: SlipsAsked): Promise<{ pdf: Uint8Array; slips: number }> {
    const cases = await this.asked(asked);
    const records: CaseRecord[] = [];
    for (const found of cases) records.push(await caseRecord(this.sources, found));
    const { settings, zone, clock } = this.sources;
    const language = asked.language ?? settings.languages[0];
    const view = slipsView(records, { language, settings, zone, now: clock.now().getTime() });
    const html = this.templates.render('case-slips', view, language);
    return {
      pdf: (await this.printer.print({ html, outline: records.length > 2 })).pdf,
      slips: records.length,
    };
  }

  private async asked({ id, assignee }: SlipsAsked): Promise<StoredCase[]> {
    if (id !== null) {
      const found = await this.cases.get(id);
      if (!found) throw new Problem('unknown-case', `there is no case "${id}"; see: cases`);
      return [found];
    }
    const open = (await this.cases.unsettled()).filter(
      (each) => ['new', 'assigned'].includes(each.state) && (assignee === null || each.assignee === assignee),
    );
    if (open.length === 0) throw new Problem('no-cases', 'there is no case that is still to be read again');
    if (open.length > MOST_SLIPS)
      throw new Problem(
        'too-many-cases',
        `${open.length} cases are to be read again: print those of one reader by --to`,
      );
    return open.sort((a, b) => a.route.localeCompare(b.route) || (a.id < b.id ? -1 : 1));
  }
}
