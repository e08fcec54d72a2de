import type { Bill } from './bill';
import { fillTiers } from './bill-lines';
import type { TierName } from './tariff';

/** What one more kWh costs, before VAT. */
export interface MarginalPrice {
  tier: TierName;
  dongPerKwh: number;
  /** kWh left in that tier, the next one included; null where the tier is open */
  leftInTierKwh: number | null;
}

/**
 * "1 kWh tăng thêm ở bậc hiện tại": the price of the next kWh under the bill's last prices. Null for time of use,
 * where it depends on the hour.
 */
export function nextKwhPrice(bill: Bill): MarginalPrice | null {
  const span = bill.spans.at(-1)!;
  if (span.scheme === 'tou') return null;
  const used = fillTiers(span.kwh, span.limitsKwh);
  const index = span.limitsKwh.findIndex((limit, at) => limit === null || used[at] < limit);
  const { tier, dongPerKwh } = span.tiers[index];
  const limit = span.limitsKwh[index];
  return { tier, dongPerKwh, leftInTierKwh: limit === null ? null : limit - used[index] };
}
