import { formatLocalDate, parseLocalDate } from '../../../domain/time/local-date';
import { type ReportKind, requestField } from '../../report-kind';
import { chartsOf } from './charts';
import type { PressFacts } from './facts';
import { LATER_FACTS } from './later-facts';
import { type PressRequest, queryPress } from './query';
import { viewOf } from './view-model';

export type { PressFacts } from './facts';
export type { PressRequest } from './query';

/** The briefing that a newspaper prints without a call back. Nobody has approved it yet: every page says draft. */
export const pressReport: ReportKind<PressRequest, PressFacts> = {
  name: 'press',
  requestFrom: (fields) => ({
    from: requestField(fields, 'from', parseLocalDate, '2025-06-01'),
    to: requestField(fields, 'to', parseLocalDate, '2025-06-15'),
  }),
  subjectOf: ({ from, to }) => `${formatLocalDate(from)}..${formatLocalDate(to)}`,
  query: queryPress,
  view: viewOf,
  charts: chartsOf,
  laterFacts: LATER_FACTS,
  outline: true,
};
