import type { PeriodEnergy } from '../../domain/metering/period';
import { nearestRegister } from '../../domain/metering/period';
import { isGood, isMeasured } from '../../domain/metering/reading';
import { usageBetween } from '../../domain/metering/usage';
import { type Period } from '../../domain/time/period';
import { EVIDENCE } from '../../ports/period-results';
import { hindranceOf } from '../../reports/usage/tenure';
import type { ClosedPoint } from './closed-point';
import type { ClosingGroup } from './closing-groups';
import { tenureAt } from './ordinary-points';
import type { LoadedPoint } from './point-values';

/** The point as read from its own values: exchanges, missing or estimated boundaries, sources of energy only. */
export function watchedPoint(group: ClosingGroup, place: number, loaded: LoadedPoint): ClosedPoint {
  const { points, lastYear } = group;
  const tenure = tenureAt(group, place);
  const held = (period: Period | null): PeriodEnergy | null =>
    period && hindranceOf(tenure, period) === null ? loaded.history.period(period) : null;
  const [current, previous] = [loaded.history.period(group.current), held(group.previous)];
  const sameLastYear = held(lastYear);
  return {
    key: points.key[place],
    node: points.node[place],
    readMonthly: points.daily[place] === 0,
    current,
    received: current.coverage.received,
    previous,
    lastYear: sameLastYear,
    hindrance: hindranceOf(tenure, group.previous),
    evidence: evidenceOf(loaded, current, [current, previous, sameLastYear]),
  };
}

function evidenceOf(
  loaded: LoadedPoint,
  current: PeriodEnergy,
  all: readonly (PeriodEnergy | null)[],
): number {
  const { from, until } = current;
  const isMeasuredOn = (day: number): boolean => isMeasured(loaded.qualityAt(day));
  let areDaysMeasured = true;
  for (let day = from; day < until; day++) areDaysMeasured &&= isMeasuredOn(day);
  const areEdges = isMeasuredOn(until - 1) && (isMeasuredOn(from - 1) || !loaded.history.hasRegisters);
  return (
    (areEdges ? EVIDENCE.boundariesMeasured : 0) +
    (areDaysMeasured ? EVIDENCE.daysMeasured : 0) +
    (continuesAfter(loaded, current) ? EVIDENCE.laterRegisterFits : 0) +
    (all.some((each) => each !== null && isWatched(each)) ? EVIDENCE.watched : 0)
  );
}

/** A good value of a later day: a register that the last one leads to, or a delivered day. */
function continuesAfter(loaded: LoadedPoint, { until, end }: PeriodEnergy): boolean {
  if (!loaded.history.hasRegisters) return isGood(loaded.qualityAt(until));
  const later = nearestRegister(loaded.registers, until, 1);
  return (
    end !== null && later !== null && usageBetween(end, later, loaded.history.segments).energyWh !== null
  );
}

/** Days around it, or within it, may still change the figure. */
const isWatched = ({ basis, start, end }: PeriodEnergy): boolean =>
  basis === 'summed-days' || basis === 'estimated' || start === null || end === null;
