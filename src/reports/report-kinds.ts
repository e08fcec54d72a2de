import { customerReport } from './kinds/customer';
import { managementReport } from './kinds/management';
import { pressReport } from './kinds/press';
import type { ReportFacts, ReportKind } from './report-kind';

/** Every kind of report; adding one = one folder, one folder of templates and one line here. */
export const REPORT_KINDS: readonly ReportKind<unknown, ReportFacts>[] = [
  managementReport,
  pressReport,
  customerReport,
];
