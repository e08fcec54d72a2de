import { alignedLastYear, periodBefore } from '../../domain/load/load-comparison';
import { holidaysIn } from '../../domain/time/holidays';
import { formatLocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import type { ReportSources } from '../report-sources';
import { areaLoad, dayFacts } from './area-load';
import type { LoadFacts } from './load-facts';
import { areasOfKind, type LoadArea, type LoadInput, readLoadInput, wholeArea } from './load-input';
import { temperatureFit } from './temperature-fit';

/** The load of a span for the whole utility, each network node and each region. */
export async function readLoad(
  sources: ReportSources,
  period: Period,
): Promise<{ facts: LoadFacts; input: LoadInput }> {
  const input = await readLoadInput(sources, period);
  return { facts: loadFacts(input), input };
}

export function loadFacts(input: LoadInput): LoadFacts {
  const { period, settings, holidays } = input;
  const whole = wholeArea(input);
  return {
    from: formatLocalDate(period.from),
    to: formatLocalDate(lastDayOf(period)),
    comparisonCoverage: settings.coverage.comparison,
    whole: areaLoad(input, whole),
    previousDays: dayFacts(input, whole, periodBefore(period)),
    sameLastYearDays: dayFacts(input, whole, alignedLastYear(period)),
    nodes: areasOfKind(input, 'network').map((area) => areaLoad(input, area)),
    regions: regionsInOrder(input).map((area) => areaLoad(input, area)),
    holidays: holidaysIn(holidays, period).map(({ day, name }) => ({ day: formatLocalDate(day), name })),
    temperatureFit: temperatureFit(input, whole),
  };
}

/** As the settings list them, the others behind. */
function regionsInOrder(input: LoadInput): LoadArea[] {
  const { regions } = input.settings;
  const placeOf = ({ path }: LoadArea): number =>
    regions.findIndex(({ id }) => id === path) + 1 || regions.length + 1;
  return areasOfKind(input, 'region').sort((a, b) => placeOf(a) - placeOf(b));
}
