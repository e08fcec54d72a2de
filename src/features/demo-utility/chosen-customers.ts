import { type DemoPoint, pointsOf } from './points';
import type { Scenario } from './scenario';

/** A customer whose summary shows something. */
export interface ChosenCustomer {
  code: string;
  why: string;
}

const LAST_MONTH_DAYS = 30;

/**
 * One of each kind, the first that is found: an ordinary month, a leap, a fall, a new meter, silent days, two points.
 * `isCompared` tells by id whether the last period could be compared: a rise that nothing is compared with shows nothing.
 */
export function chosenCustomers(scenario: Scenario, isCompared: (id: string) => boolean): ChosenCustomer[] {
  const points = pointsOf(scenario);
  const monthBegin = scenario.to - LAST_MONTH_DAYS + 1;
  const household = (point: DemoPoint): boolean =>
    point.tariff === 'residential' && point.readingMode === 'daily';
  const quiet = (point: DemoPoint): boolean =>
    point.turns.length === 0 &&
    point.exchange === null &&
    point.silent === null &&
    point.movedIn === null &&
    point.connectedOn === scenario.from;
  const kinds: [string, (point: DemoPoint) => boolean][] = [
    ['ordinary', (point) => household(point) && quiet(point) && isCompared(point.id)],
    [
      'risen',
      (point) =>
        household(point) &&
        isCompared(point.id) &&
        point.turns.some(({ factor, to }) => factor > 1.8 && to === scenario.to),
    ],
    [
      'fallen',
      (point) =>
        household(point) &&
        isCompared(point.id) &&
        point.turns.some(({ factor, to }) => factor < 0.6 && to === scenario.to),
    ],
    [
      'new-meter',
      (point) =>
        household(point) && point.exchange?.recorded === true && point.exchange.day >= monthBegin - 60,
    ],
    ['silent-days', (point) => household(point) && point.silent !== null && point.silent.to >= monthBegin],
    [
      'two-points',
      (point) => points.some((other) => other !== point && other.customerCode === point.customerCode),
    ],
  ];
  return kinds.flatMap(([why, fits]) => {
    const found = points.find(fits);
    return found ? [{ code: found.customerCode, why }] : [];
  });
}
