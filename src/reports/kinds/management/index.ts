import { formatIsoWeek } from '../../../domain/time/iso-week';
import type { ReportKind } from '../../report-kind';
import { chartsOf } from './charts';
import type { ManagementFacts } from './facts';
import { type ManagementRequest, queryManagement } from './query';
import { viewOf } from './view-model';

export type { ManagementFacts } from './facts';
export type { ManagementRequest } from './query';

/** The weekly report: what a director decides on Monday, and what it rests on. */
export const managementReport: ReportKind<ManagementRequest, ManagementFacts> = {
  name: 'management',
  subjectOf: ({ week }) => formatIsoWeek(week),
  query: queryManagement,
  view: viewOf,
  charts: chartsOf,
  outline: true,
};
