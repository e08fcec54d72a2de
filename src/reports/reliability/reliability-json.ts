import type { GroupBy } from '../../domain/reliability/groups';
import { calendarOf, localDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import { dataCutOff } from '../coverage/cut-off';
import type { DataCutOff } from '../report-kind';
import type { ReportSources } from '../report-sources';
import { groupFacts } from './interruption-lists';
import { InterruptionLog } from './interruption-log';
import type { IndexFacts, IndexSetFacts, MajorEventFacts, ReliabilitySpanFacts } from './reliability-facts';
import { majorEvents, spanFacts } from './span-facts';

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** What one group adds, before exclusions at its top. */
export type GroupJson = { key: string | null; basis: string } & Nullable<IndexFacts> &
  Pick<ReliabilitySpanFacts, 'beforeExclusions' | 'afterExclusions' | 'withheld'>;

/** What `reliability --json` prints. Its top is before exclusions, both kinds, sustained (ruling L5); null = withheld. */
export type ReliabilityJson = Nullable<IndexFacts> &
  ReliabilitySpanFacts & {
    planned: IndexFacts | null;
    unplanned: IndexFacts | null;
    /** null where no threshold can be reckoned; `majorEventYears` says why */
    majorEventDays: MajorEventFacts['days'];
    /** of the year of `--from` */
    tmedMinutes: number | null;
    majorEventYears: MajorEventFacts['years'];
    withoutMajorEventDays: IndexSetFacts | null;
    dataCutOff: DataCutOff;
    groups?: GroupJson[];
  };

/** Calendar years that a threshold of major event days looks back on. */
const REFERENCE_YEARS = 5;

export async function reliabilityJson(
  sources: ReportSources,
  period: Period,
  { by = null, customers = null }: { by?: GroupBy | null; customers?: number | null } = {},
): Promise<ReliabilityJson> {
  const first = localDate(calendarOf(period.from).year - REFERENCE_YEARS, 1, 1);
  const log = await InterruptionLog.read(sources, { from: first, until: period.until }, customers);
  const facts = spanFacts(log, period);
  const major = majorEvents(log, period);
  return {
    ...topOf(facts.beforeExclusions),
    ...facts,
    planned: facts.beforeExclusions?.planned ?? null,
    unplanned: facts.beforeExclusions?.unplanned ?? null,
    majorEventDays: major.days,
    tmedMinutes: major.years[0].tmedMinutes,
    majorEventYears: major.years,
    withoutMajorEventDays: major.withoutThem,
    dataCutOff: await dataCutOff(sources),
    ...(by ? { groups: groupFacts(log, period, by).map(groupJson) } : {}),
  };
}

const groupJson = ({ key, basis, ...facts }: ReturnType<typeof groupFacts>[number]): GroupJson => ({
  ...{ key, basis },
  ...topOf(facts.beforeExclusions),
  beforeExclusions: facts.beforeExclusions,
  afterExclusions: facts.afterExclusions,
  withheld: facts.withheld,
});

function topOf(set: IndexSetFacts | null): Nullable<IndexFacts> {
  if (!set) return NO_INDICES;
  const { planned: _planned, unplanned: _unplanned, ...top } = set;
  return top;
}

const NO_INDICES: Nullable<IndexFacts> = {
  saidiMinutes: null,
  saifi: null,
  maifi: null,
  caidiMinutes: null,
  customerMinutes: null,
  customersInterrupted: null,
  customersMomentary: null,
  events: null,
  momentaryEvents: null,
};
