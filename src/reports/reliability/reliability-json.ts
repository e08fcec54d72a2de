import type { InterruptionFinding } from '../../domain/reliability/interruption-findings';
import type { GroupBy } from '../../domain/reliability/groups';
import { calendarOf, localDate } from '../../domain/time/local-date';
import type { Period } from '../../domain/time/period';
import { dataCutOff } from '../coverage/cut-off';
import { namedSettings, type NamedSettings } from '../named-settings';
import type { DataCutOff } from '../report-kind';
import type { ReportSources } from '../report-sources';
import { eventFacts, logFindings } from './events';
import { groupFacts } from './interruption-lists';
import { InterruptionLog } from './interruption-log';
import { namedExclusionFacts } from './named-exclusions';
import type {
  EventFacts,
  IndexFacts,
  IndexSetFacts,
  MajorEventFacts,
  NamedExclusionFacts,
  ReliabilitySpanFacts,
  TargetFacts,
} from './reliability-facts';
import { majorEvents, spanFacts } from './span-facts';
import { readTargets, type TargetsOf } from './target-facts';

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** What one group adds, before exclusions at its top. */
export type GroupJson = { key: string | null; basis: string } & Nullable<IndexFacts> &
  Pick<ReliabilitySpanFacts, 'beforeExclusions' | 'afterExclusions' | 'withheld'> & {
    targets: TargetFacts | null;
    /** with `--events` */
    eventIds?: string[];
  };

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
    /** of the year of `--from` */
    targets: TargetFacts | null;
    /** what is odd in the log; used all the same, unless excluded by name */
    findings: InterruptionFinding[];
    /** ids left out after exclusions by their name, remembered or named by the caller, in the span */
    excludedByName: string[];
    /** the same with who decided it, when and why */
    namedExclusions: NamedExclusionFacts[];
    settings: NamedSettings;
    dataCutOff: DataCutOff;
    groups?: GroupJson[];
    /** with `--events`: what each index is made of */
    eventList?: EventFacts[];
  };

/** Calendar years that a threshold of major event days looks back on. */
const REFERENCE_YEARS = 5;

export interface ReliabilityOptions {
  by?: GroupBy | null;
  /** customers served, instead of those counted */
  customers?: number | null;
  /** interruptions left out of this reckoning after exclusions, by their ids; remembered exclusions count always */
  excluded?: readonly string[];
  /** lists what each index is made of */
  events?: boolean;
}

export async function reliabilityJson(
  sources: ReportSources,
  period: Period,
  { by = null, customers = null, excluded = [], events = false }: ReliabilityOptions = {},
): Promise<ReliabilityJson> {
  const { year } = calendarOf(period.from);
  const first = localDate(year - REFERENCE_YEARS, 1, 1);
  const log = await InterruptionLog.read(
    sources,
    { from: first, until: period.until },
    { customers, excluded },
  );
  const targetsOf = await readTargets(sources, year);
  const named = namedExclusionFacts(log, period);
  return {
    ...indicesJson(log, period),
    targets: targetsOf(''),
    findings: logFindings(log, period),
    excludedByName: named.map(({ interruptionId }) => interruptionId).sort(),
    namedExclusions: named,
    settings: namedSettings(sources.settings, 'reliability'),
    dataCutOff: await dataCutOff(sources),
    ...(by
      ? { groups: groupFacts(log, period, by).map((group) => groupJson(group, targetsOf, events)) }
      : {}),
    ...(events ? { eventList: eventFacts(log, period) } : {}),
  };
}

type Given =
  | 'targets'
  | 'findings'
  | 'excludedByName'
  | 'namedExclusions'
  | 'dataCutOff'
  | 'settings'
  | 'groups'
  | 'eventList';

function indicesJson(log: InterruptionLog, period: Period): Omit<ReliabilityJson, Given> {
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
  };
}

const groupJson = (
  { by, key, basis, eventIds, ...facts }: ReturnType<typeof groupFacts>[number],
  targetsOf: TargetsOf,
  events: boolean,
): GroupJson => ({
  ...{ key, basis },
  ...topOf(facts.beforeExclusions),
  beforeExclusions: facts.beforeExclusions,
  afterExclusions: facts.afterExclusions,
  withheld: facts.withheld,
  targets: by === 'network' && key !== null ? targetsOf(key) : null,
  ...(events ? { eventIds } : {}),
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
