import type { Workbook } from '../ports/workbook-writer';
import { type ManagementFacts, managementReport } from './kinds/management';
import { workbookOf } from './kinds/management/workbook';
import type { PrintContext, ReportFacts } from './report-kind';

type WorkbookOf = (facts: ReportFacts, context: PrintContext) => Workbook;

/** Kinds of reports whose tables can be had as a workbook, by their names. */
export const REPORT_WORKBOOKS: Readonly<Record<string, WorkbookOf>> = {
  [managementReport.name]: (facts, context) => workbookOf(facts as ManagementFacts, context),
};
