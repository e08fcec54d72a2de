import type { LocalDate } from './local-date';

/** A span of local days, half-open: `until` is the first day that no longer belongs to it. */
export interface Period {
  from: LocalDate;
  until: LocalDate;
}

export const daysOf = (period: Period): number => period.until - period.from;

export const lastDayOf = (period: Period): LocalDate => period.until - 1;

export const holds = (period: Period, day: LocalDate): boolean => day >= period.from && day < period.until;

/** Days that both have; 0 where they do not meet. */
export const overlapDays = (a: Period, b: Period): number =>
  Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));

/** The days of `wanted` that none of the spans has, as spans in order. Spans may overlap and come in any order. */
export function uncoveredSpans(wanted: Period, spans: readonly Period[]): Period[] {
  const gaps: Period[] = [];
  let next = wanted.from;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.from >= wanted.until) break;
    if (span.from > next) gaps.push({ from: next, until: span.from });
    next = Math.max(next, span.until);
  }
  if (next < wanted.until) gaps.push({ from: next, until: wanted.until });
  return gaps;
}
