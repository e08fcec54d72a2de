import { formatLocalDate } from '../time/local-date';
import { usagesOf, type BillingRules, type BillRequest } from './bill-request';
import { tariffNames, type PriceSpan } from './tariff';

export type BillRefusalCode =
  | 'empty-period'
  | 'bad-kwh'
  | 'bad-nominal-days'
  | 'bad-households'
  | 'unknown-tariff'
  | 'no-price'
  | 'wrong-usage'
  | 'bad-split'
  | 'no-vat-rate';

/** Why there is no bill: the field of the request and how to mend it. */
export interface BillRefusal {
  code: BillRefusalCode;
  field: 'period' | 'kwh' | 'nominalDays' | 'households' | 'tariff' | 'split' | 'issued';
  message: string;
}

/** The first thing that keeps the request from being billed; null when nothing does. */
export function refusalOf(
  rules: BillingRules,
  request: BillRequest,
  spans: readonly PriceSpan[],
): BillRefusal | null {
  return numberRefusal(request) ?? priceRefusal(rules, request, spans) ?? usageRefusal(request, spans);
}

function numberRefusal(request: BillRequest): BillRefusal | null {
  const { period, nominalDays, householdQuarters } = request;
  if (!(period.from < period.until)) {
    return {
      code: 'empty-period',
      field: 'period',
      message: 'the period has no day: until is exclusive, after from',
    };
  }
  // ruling B3: bills are made of whole kWh
  const bad = usagesOf(request).find(([, { kwh }]) => !Number.isSafeInteger(kwh) || kwh < 0);
  if (bad) {
    return {
      code: 'bad-kwh',
      field: 'kwh',
      message: `${bad[1].kwh} kWh: give a whole number that is not negative`,
    };
  }
  if (!Number.isSafeInteger(nominalDays) || nominalDays < 1) {
    return {
      code: 'bad-nominal-days',
      field: 'nominalDays',
      message: `${nominalDays} nominal days: give 28 to 31`,
    };
  }
  if (
    householdQuarters !== undefined &&
    (!Number.isSafeInteger(householdQuarters) || householdQuarters < 1)
  ) {
    const message = `${householdQuarters} quarters of a household: give whole quarters, 4 for one household`;
    return { code: 'bad-households', field: 'households', message };
  }
  return null;
}

function priceRefusal(
  rules: BillingRules,
  request: BillRequest,
  spans: readonly PriceSpan[],
): BillRefusal | null {
  const { tariff, period } = request;
  const names = tariffNames(rules.book);
  if (!names.includes(tariff)) {
    const message = `tariff "${tariff}" is not in the tariff file: it has ${names.join(', ')}`;
    return { code: 'unknown-tariff', field: 'tariff', message };
  }
  if (spans.length > 0 && spans[0].from === period.from) return null;
  const first = rules.book.tables.find((table) => table.tariff === tariff)!;
  const message = `no price of ${tariff} before ${formatLocalDate(first.validFrom)}: add the older table to the file`;
  return { code: 'no-price', field: 'period', message };
}

/** Time of use needs three registers, everything else one usage (ruling M11). */
function usageRefusal(request: BillRequest, spans: readonly PriceSpan[]): BillRefusal | null {
  const hasOne = 'kwh' in request.usage;
  const wrong = spans.find(({ table }) => (table.scheme === 'tou') === hasOne);
  if (!wrong) return null;
  const message = hasOne
    ? `${request.tariff} is billed by time of use: give kWh of normal, peak and offpeak`
    : `${request.tariff} has one price for all hours: give one kWh figure`;
  return { code: 'wrong-usage', field: 'kwh', message };
}
