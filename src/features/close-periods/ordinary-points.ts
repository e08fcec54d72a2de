import { type EdgeRegisters, ordinaryEnergy } from '../../domain/changes/period-walk';
import type { MeterSegment } from '../../domain/metering/meter';
import type { LocalDate } from '../../domain/time/local-date';
import { lastDayOf } from '../../domain/time/period';
import type { ContractSpan } from '../../ports/closing-fleet';
import { EVIDENCE } from '../../ports/period-results';
import { hindranceOf, type Tenure, tenureOn } from '../../reports/usage/tenure';
import { type ClosedEnergy, type ClosedPoint, UNKNOWN_ENERGY } from './closed-point';
import type { ClosingGroup } from './closing-groups';

/** What is looked up for one point. */
export interface PointLookup {
  segmentsOf(key: number): readonly MeterSegment[];
  /** points with doubts in their bases; they are looked at one by one */
  isDoubted(key: number): boolean;
  /** before that day there are no readings at all */
  firstSourceDay: LocalDate;
}

/** Since when the customer of a place has held it. */
export function tenureAt(
  { points, current }: ClosingGroup,
  place: number,
): Pick<Tenure, 'from' | 'hadFormer'> {
  const spans: ContractSpan[] | undefined = points.spans.get(points.key[place]);
  const tenure = spans && tenureOn(spans, lastDayOf(current));
  return tenure ?? { from: points.heldSince[place], hadFormer: false };
}

/** The point as read from the fleet's vectors; null where something is unusual and it has to be looked at by itself. */
export function ordinaryPoint(group: ClosingGroup, place: number, lookup: PointLookup): ClosedPoint | null {
  const { points, walk } = group;
  const key = points.key[place];
  if (!walk.start || !walk.end || !walk.isEven(place) || lookup.isDoubted(key)) return null;
  const segments = lookup.segmentsOf(key);
  const current = ordinaryEnergy(walk.start, walk.end, place, segments);
  const bases = current && basesOf(group, place, segments, lookup.firstSourceDay);
  if (!bases) return null;
  return {
    key,
    node: points.node[place],
    readMonthly: points.daily[place] === 0,
    current: known(current),
    received: walk.received[place],
    ...bases,
    evidence: evidenceOf(group, place),
  };
}

type Bases = Pick<ClosedPoint, 'hindrance' | 'previous' | 'lastYear'>;

function basesOf(
  group: ClosingGroup,
  place: number,
  segments: readonly MeterSegment[],
  firstSourceDay: LocalDate,
): Bases | null {
  const tenure = tenureAt(group, place);
  const hindrance = hindranceOf(tenure, group.previous);
  const isHeldLastYear = group.lastYear !== null && hindranceOf(tenure, group.lastYear) === null;
  const energy = (start: EdgeRegisters | null, end: EdgeRegisters | null, from: LocalDate) =>
    from - 1 < firstSourceDay ? UNKNOWN_ENERGY : start && end && ordinaryEnergy(start, end, place, segments);
  const previous =
    hindrance === null ? energy(group.previousStart, group.walk.start, group.previous.from) : 'none';
  const lastYear = isHeldLastYear
    ? energy(group.lastYearStart, group.lastYearEnd, group.lastYear!.from)
    : 'none';
  if (previous === null || lastYear === null) return null;
  return { hindrance, previous: baseOf(previous), lastYear: baseOf(lastYear) };
}

type Base = ClosedEnergy | { energyWh: number; billedKwh: number } | 'none';

const baseOf = (base: Base): ClosedEnergy | null =>
  base === 'none' ? null : 'gap' in base ? base : known(base);

const known = ({ energyWh, billedKwh }: { energyWh: number; billedKwh: number }): ClosedEnergy => ({
  energyWh,
  billedKwh,
  basis: 'registers',
  gap: null,
  start: null,
  end: null,
});

const evidenceOf = ({ walk }: ClosingGroup, place: number): number =>
  walk.edgesMeasured[place] * EVIDENCE.boundariesMeasured +
  walk.daysMeasured[place] * EVIDENCE.daysMeasured +
  walk.laterFits[place] * EVIDENCE.laterRegisterFits;
