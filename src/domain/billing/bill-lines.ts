import type { LocalDate } from '../time/local-date';
import type { Period } from '../time/period';
import { limitReasons, tierLimit, type LimitReason, type QuotaTerms, type TierLimit } from './quota';
import type { Rounding } from './rounding';
import {
  tierWidths,
  type PriceSpan,
  type TariffScheme,
  type TierName,
  type TierPrice,
  type TouRegister,
} from './tariff';

/** One line of a bill. Lines of 0 kWh are left out (ruling B6). */
export interface BillLine {
  tier: TierName;
  /** the tier's own width after days and households; null for the last tier, flat and time of use */
  limitKwh: number | null;
  /** the same in the table, for a whole month and one household */
  tableLimitKwh: number | null;
  kwh: number;
  dongPerKwh: number;
  amountDong: number;
  /** since when the price is valid */
  priceFrom: LocalDate;
  /** first day on which it is no longer; null while no end is known */
  priceUntil: LocalDate | null;
  /** the days of the bill that this price covers */
  days: Period;
}

/** The part of a bill under one price table. */
export interface BilledSpan extends Period {
  decision: string;
  scheme: TariffScheme;
  kwh: number;
  terms: QuotaTerms;
  /** why the limits differ from the table's; empty where they do not, and for tariffs without limits */
  limitReasons: LimitReason[];
  /** limits after adjustment in the order of the tiers, null = open */
  limitsKwh: (number | null)[];
  tiers: TierPrice[];
}

export interface SpanLines {
  span: BilledSpan;
  lines: BillLine[];
  roundings: Rounding[];
}

/** Bills the kWh of one price span. `kwhOf(null)` is the usage of tiered and flat tariffs. */
export function linesOfSpan(
  span: PriceSpan,
  terms: QuotaTerms,
  kwhOf: (register: TouRegister | null) => number,
): SpanLines {
  const { table, from, until } = span;
  const { scheme, decision, tiers } = table;
  const widths = tierWidths(tiers);
  const limits = widths.map((width) => (width === null ? null : tierLimit(width, terms)));
  const limitsKwh = limits.map((limit) => limit?.kwh ?? null);
  const kwhOfTier =
    scheme === 'tou'
      ? tiers.map(({ tier }) => kwhOf(tier as TouRegister))
      : fillTiers(kwhOf(null), limitsKwh);
  const lines = tiers.map((price, index) =>
    lineOf(span, price, widths[index], limitsKwh[index], kwhOfTier[index]),
  );
  const kwh = kwhOfTier.reduce((sum, each) => sum + each, 0);
  const reasons = scheme === 'tiered' ? limitReasons(terms) : [];
  return {
    span: { from, until, decision, scheme, kwh, terms, limitReasons: reasons, limitsKwh, tiers },
    lines: lines.filter((line) => line.kwh > 0),
    roundings: limits.flatMap((limit, index) => (limit ? [limitRounding(span, index + 1, limit)] : [])),
  };
}

/** kWh per tier, the lowest first; the open tier takes the rest. */
export function fillTiers(kwh: number, limitsKwh: readonly (number | null)[]): number[] {
  let rest = kwh;
  return limitsKwh.map((limit) => {
    const taken = limit === null ? rest : Math.min(rest, limit);
    rest -= taken;
    return taken;
  });
}

function lineOf(
  { from, until, table, priceUntil }: PriceSpan,
  { tier, dongPerKwh }: TierPrice,
  tableLimitKwh: number | null,
  limitKwh: number | null,
  kwh: number,
): BillLine {
  const amountDong = kwh * dongPerKwh;
  const [priceFrom, days] = [table.validFrom, { from, until }];
  return { tier, limitKwh, tableLimitKwh, kwh, dongPerKwh, amountDong, priceFrom, priceUntil, days };
}

const limitRounding = ({ from }: PriceSpan, tier: number, limit: TierLimit): Rounding => ({
  what: 'limit',
  tier,
  from,
  numerator: limit.numerator,
  denominator: limit.denominator,
  rounded: limit.kwh,
});
