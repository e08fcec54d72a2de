import { addYears, calendarOf, formatLocalDate, localDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import type { UtilitySettings } from '../../ports/utility-settings';
import { dataCutOff } from '../coverage/cut-off';
import { type DataCutOff, ReportRefusal } from '../report-kind';
import type { ReportSources } from '../report-sources';
import { areaLoad, recordFacts } from './area-load';
import type { AreaLoadFacts, RecordFacts, TemperatureFitFacts } from './load-facts';
import { areasOfKind, type LoadArea, type LoadInput, readLoadInput, wholeArea } from './load-input';
import { sameSet } from './same-set';
import { temperatureFit } from './temperature-fit';

/** What `load --json` prints: the days of one area with everything they are compared with. */
export type LoadJson = { node: string; from: string; to: string } & AreaLoadFacts & {
    temperatureFit: TemperatureFitFacts | null;
    /** of the usage points that both spans know */
    sameSetGrowth: Awaited<ReturnType<typeof sameSet>>;
    /** highest days from the new year to the last day, and of the year before as far as it is stored */
    recordDays: { yearToDate: RecordFacts | null; lastYear: RecordFacts | null };
    settings: LoadSettingsJson;
    dataCutOff: DataCutOff;
  };

/** Which settings the figures rest on, by their names in the utility's file. */
export interface LoadSettingsJson {
  /** below this coverage nothing is compared */
  'coverage.comparison': number;
  /** a day of this maximum or more is hot */
  'works.heatCelsius': number;
  /** months of the hot season by region */
  'regions.hotMonths': Record<string, number[]>;
}

/** The whole utility, or the network node or region of that path. */
export async function loadJson(
  sources: ReportSources,
  period: Period,
  node: string | null,
): Promise<LoadJson> {
  const input = await readLoadInput(sources, period);
  const area = node === null ? wholeArea(input) : areaAt(input, node);
  return {
    node: area.path,
    from: formatLocalDate(period.from),
    to: formatLocalDate(lastDayOf(period)),
    ...areaLoad(input, area),
    temperatureFit: temperatureFit(input, area),
    sameSetGrowth: await sameSet(sources, input, area),
    recordDays: recordDays(input, area),
    settings: settingsJson(sources.settings),
    dataCutOff: await dataCutOff(sources),
  };
}

function recordDays(input: LoadInput, area: LoadArea): LoadJson['recordDays'] {
  const last = lastDayOf(input.period);
  const newYear = localDate(calendarOf(last).year, 1, 1);
  return {
    yearToDate: recordFacts(input, area, { from: newYear, until: last + 1 }),
    lastYear: recordFacts(input, area, { from: addYears(newYear, -1), until: newYear }),
  };
}

const settingsJson = ({ coverage, works, regions }: UtilitySettings): LoadSettingsJson => ({
  'coverage.comparison': coverage.comparison,
  'works.heatCelsius': works.heatCelsius,
  'regions.hotMonths': Object.fromEntries(regions.map(({ id, hotMonths }) => [id, hotMonths])),
});

function areaAt(input: LoadInput, path: string): LoadArea {
  const all = [...areasOfKind(input, 'network'), ...areasOfKind(input, 'region')];
  const found = all.find((area) => area.path === path);
  if (found) return found;
  const known = all.slice(0, 5).map((area) => `"${area.path}"`);
  throw new ReportRefusal(
    'unknown-node',
    `there is no network node or region "${path}"; ${known.length > 0 ? `there are ${known.join(', ')}${all.length > 5 ? ' …' : ''}` : 'none has any day of load yet'}`,
  );
}
