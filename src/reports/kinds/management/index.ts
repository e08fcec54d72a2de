import { formatIsoWeek, parseIsoWeek } from '../../../domain/time/iso-week';
import { type ReportKind, requestField } from '../../report-kind';
import { chartsOf } from './charts';
import type { ManagementFacts } from './facts';
import { LATER_FACTS } from './later-facts';
import { type ManagementRequest, queryManagement } from './query';
import { viewOf } from './view-model';
import { workbookOf } from './workbook';

export type { ManagementFacts } from './facts';
export type { ManagementRequest } from './query';

/** The weekly report: what a director decides on Monday, and what it rests on. */
export const managementReport: ReportKind<ManagementRequest, ManagementFacts> = {
  name: 'management',
  requestFrom: (fields) => ({ week: requestField(fields, 'week', parseIsoWeek, '2025-W23') }),
  subjectOf: ({ week }) => formatIsoWeek(week),
  query: queryManagement,
  view: viewOf,
  charts: chartsOf,
  workbook: workbookOf,
  laterFacts: LATER_FACTS,
  outline: true,
};
