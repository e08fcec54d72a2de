import type { LocalDate } from '../time/local-date';
import type { Period } from '../time/period';

/** `tiered` by quota, `flat` for every kWh, `tou` by time of use. */
export const TARIFF_SCHEMES = ['tiered', 'flat', 'tou'] as const;
export type TariffScheme = (typeof TARIFF_SCHEMES)[number];

export const TOU_REGISTERS = ['normal', 'peak', 'offpeak'] as const;
export type TouRegister = (typeof TOU_REGISTERS)[number];

/** Number of a tier (bậc), the register of a time-of-use price, or null where a flat price names none. */
export type TierName = number | TouRegister | null;

/** One price of a table. */
export interface TierPrice {
  tier: TierName;
  /** upper bound of the tier for a whole month and one household; null for the last tier, flat and time of use */
  uptoKwh: number | null;
  dongPerKwh: number;
}

/** The prices of one tariff from one day on, before VAT. */
export interface PriceTable {
  tariff: string;
  scheme: TariffScheme;
  validFrom: LocalDate;
  /** the decision that set them, `1279/QĐ-BCT` */
  decision: string;
  tiers: TierPrice[];
}

/**
 * A structure that has been decided but is not in force: no day, and usually no price, only percents of the average
 * price (14/2025/QĐ-TTg). No bill is ever made from it.
 */
export interface PendingTable {
  tariff: string;
  scheme: TariffScheme;
  decision: string;
  tiers: { tier: TierName; uptoKwh: number | null; percentOfAverage: number | null }[];
}

/** All price tables, per tariff ascending by day. */
export interface TariffBook {
  tables: PriceTable[];
  pending: PendingTable[];
}

/** The part of a period to which one price table applies. */
export interface PriceSpan extends Period {
  table: PriceTable;
  /** first day of the table after it; null while there is none */
  priceUntil: LocalDate | null;
}

export const tariffNames = (book: TariffBook): string[] => [
  ...new Set(book.tables.map(({ tariff }) => tariff)),
];

/** Days on which the prices of this tariff change within the period, its first day not counted. */
export const priceChanges = (book: TariffBook, tariff: string, period: Period): LocalDate[] =>
  priceSpans(book, tariff, period)
    .slice(1)
    .map(({ from }) => from);

/**
 * The period cut at every price change, in order. Where the first days lie before the oldest table,
 * the spans start late: compare the first `from`. Empty where the tariff is unknown.
 */
export function priceSpans(book: TariffBook, tariff: string, period: Period): PriceSpan[] {
  const tables = book.tables.filter((each) => each.tariff === tariff);
  return tables.flatMap((table, index) => {
    const priceUntil = tables[index + 1]?.validFrom ?? null;
    const from = Math.max(period.from, table.validFrom);
    const until = Math.min(period.until, priceUntil ?? period.until);
    return from < until ? [{ table, from, until, priceUntil }] : [];
  });
}

/** Width of each tier for a whole month: 50, 50, 100, 100, 100, null. */
export const tierWidths = (tiers: readonly { uptoKwh: number | null }[]): (number | null)[] =>
  tiers.map(({ uptoKwh }, index) => (uptoKwh === null ? null : uptoKwh - (tiers[index - 1]?.uptoKwh ?? 0)));
