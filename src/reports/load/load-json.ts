import { formatLocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import { dataCutOff } from '../coverage/cut-off';
import { type DataCutOff, ReportRefusal } from '../report-kind';
import type { ReportSources } from '../report-sources';
import { areaLoad } from './area-load';
import type { AreaLoadFacts, TemperatureFitFacts } from './load-facts';
import { areasOfKind, type LoadArea, type LoadInput, readLoadInput, wholeArea } from './load-input';
import { temperatureFit } from './temperature-fit';

/** What `load --json` prints: the days of one area with everything they are compared with. */
export type LoadJson = { node: string; from: string; to: string } & AreaLoadFacts & {
    temperatureFit: TemperatureFitFacts | null;
    dataCutOff: DataCutOff;
  };

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
    dataCutOff: await dataCutOff(sources),
  };
}

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
