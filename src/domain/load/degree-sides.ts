/** One day of an area: its energy, and its mean temperature or the temperatures of its hours. Any units. */
export interface ResponseDay {
  day: number;
  energy: number;
  /** one daily mean, or 24 hours: then degrees are added hour by hour, as they work */
  temperatures: readonly number[];
}

/** Where a balance point is searched, both ends inclusive. */
export interface BalanceSearch {
  from: number;
  to: number;
  step: number;
}

export interface DegreeSearch {
  cooling: BalanceSearch | null;
  heating: BalanceSearch | null;
  /** a balance point needs so many days beyond it */
  minDaysBeyond: number;
  /** a slope that is less sure than this is none (2 = two standard errors) */
  minTValue: number;
}

/** The degrees of every day beyond one possible balance point. */
export interface DegreeSide {
  kind: 'cooling' | 'heating';
  balance: number;
  degrees: Float64Array;
  /** days with any */
  days: number;
  /** first or last of those that may be chosen */
  atEdge: boolean;
}

/** All balance points worth trying on one side, ascending. */
export function degreeSides(
  days: readonly ResponseDay[],
  kind: DegreeSide['kind'],
  search: DegreeSearch,
): DegreeSide[] {
  const range = search[kind];
  if (!range) return [];
  const steps = Math.round((range.to - range.from) / range.step);
  const balances = Array.from({ length: steps + 1 }, (_, index) => range.from + index * range.step);
  const sides = balances.map((balance) => sideAt(days, kind, balance));
  const usable = sides.filter((side) => side.days >= search.minDaysBeyond);
  return usable.map((side, index) => ({ ...side, atEdge: index === 0 || index === usable.length - 1 }));
}

function sideAt(
  days: readonly ResponseDay[],
  kind: DegreeSide['kind'],
  balance: number,
): Omit<DegreeSide, 'atEdge'> {
  const sign = kind === 'cooling' ? 1 : -1;
  const degrees = Float64Array.from(days, ({ temperatures }) => {
    const beyond = temperatures.reduce((sum, each) => sum + Math.max(0, sign * (each - balance)), 0);
    return beyond / temperatures.length;
  });
  return { kind, balance, degrees, days: degrees.filter((each) => each > 0).length };
}
