import { formatYearMonth, parseYearMonth } from '../../../domain/time/year-month';
import { type ReportKind, requestField } from '../../report-kind';
import type { CustomerFacts } from './facts';
import { LATER_FACTS } from './later-facts';
import { type CustomerRequest, queryCustomer } from './query';
import { customerView } from './view-model';

/** One customer's periods that end in a month: usage, registers, comparison, bill explained. */
export const customerReport: ReportKind<CustomerRequest, CustomerFacts> = {
  name: 'customer',
  requestFrom: (fields) => ({
    customerCode: requestField(fields, 'customerCode', (text) => text || null, 'PA18LC0093398'),
    month: requestField(fields, 'period', parseYearMonth, '2025-06'),
  }),
  subjectOf: ({ customerCode, month }) => `${customerCode}-${formatYearMonth(month)}`,
  query: queryCustomer,
  view: customerView,
  charts: () => ({}),
  laterFacts: LATER_FACTS,
  outline: false,
};
