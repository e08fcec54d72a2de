import { formatLocalDate, type LocalDate } from '../time/local-date';
import { daysOf, type Period } from '../time/period';
import { halfUp, type Rounding } from './rounding';

/**
 * How the kWh before a price change were found (ruling B4; TT60/2025 Đ12.8a): by the register of that day, by the
 * daily energy when every day before is there, told by the caller, or interpolated by days and marked.
 */
export type SplitBasis = 'register' | 'daily-energy' | 'given' | 'interpolated';

/** kWh used in the period before `day`, the first day of a new price. */
export interface KnownUsage {
  day: LocalDate;
  kwh: number;
  basis: Exclude<SplitBasis, 'interpolated'>;
}

/** What stands at one price change. */
export interface SplitPoint {
  day: LocalDate;
  kwhBefore: number;
  basis: SplitBasis;
}

export type Split =
  | { kind: 'split'; points: SplitPoint[]; roundings: Rounding[] }
  | { kind: 'fault'; day: LocalDate; message: string };

/** Divides the kWh of a period at its price changes. Between two known values the rest is interpolated by days. */
export function splitUsage(
  kwh: number,
  period: Period,
  changes: readonly LocalDate[],
  known: readonly KnownUsage[],
): Split {
  const stray = known.find(({ day }) => !changes.includes(day));
  if (stray)
    return { kind: 'fault', day: stray.day, message: `${formatLocalDate(stray.day)} is no price change` };
  const fixed = [...known].sort((a, b) => a.day - b.day);
  const fault = orderFault(kwh, fixed);
  if (fault) return fault;
  const roundings: Rounding[] = [];
  const points = changes.map((day): SplitPoint => {
    const found = fixed.find((each) => each.day === day);
    if (found) return { day, kwhBefore: found.kwh, basis: found.basis };
    const rounding = interpolate(day, anchorsAround(day, kwh, period, fixed));
    roundings.push(rounding);
    return { day, kwhBefore: rounding.rounded, basis: 'interpolated' };
  });
  return { kind: 'split', points, roundings };
}

function orderFault(kwh: number, fixed: readonly KnownUsage[]): Split | null {
  let before = 0;
  for (const each of fixed) {
    if (!Number.isSafeInteger(each.kwh) || each.kwh < before || each.kwh > kwh) {
      const message = `${each.kwh} kWh before ${formatLocalDate(each.day)}: must be whole, from ${before} to ${kwh}`;
      return { kind: 'fault', day: each.day, message };
    }
    before = each.kwh;
  }
  return null;
}

interface Anchor {
  day: LocalDate;
  kwh: number;
}

/** The nearest known values on both sides; the period's ends are known. */
function anchorsAround(
  day: LocalDate,
  kwh: number,
  period: Period,
  fixed: readonly KnownUsage[],
): [Anchor, Anchor] {
  const before = fixed.filter((each) => each.day < day).at(-1) ?? { day: period.from, kwh: 0 };
  const after = fixed.find((each) => each.day > day) ?? { day: period.until, kwh };
  return [before, after];
}

/** Old kWh = S ÷ days × days before the change, to whole kWh; the new ones are the rest (TT16/2014, kept by TT60/2025). */
function interpolate(day: LocalDate, [before, after]: [Anchor, Anchor]): Rounding {
  const numerator = (after.kwh - before.kwh) * (day - before.day);
  const denominator = daysOf({ from: before.day, until: after.day });
  const rounded = before.kwh + halfUp(numerator, denominator);
  return {
    what: 'split',
    tier: null,
    from: day,
    numerator: numerator + before.kwh * denominator,
    denominator,
    rounded,
  };
}
