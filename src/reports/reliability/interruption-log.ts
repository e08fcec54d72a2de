import type { InterruptionStep, ReliabilitySettings } from '../../domain/reliability/interruption';
import { inForce, type NamedExclusion } from '../../domain/reliability/named-exclusion';
import type { ReliabilityRequest } from '../../domain/reliability/reliability';
import type { LocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import type { Zone } from '../../domain/time/zone';
import type { InterruptionStep as LoggedStep } from '../../ports/interruption-records';
import type { UtilitySettings } from '../../ports/utility-settings';
import { ReportRefusal } from '../report-kind';
import type { ReportSources } from '../report-sources';
import { servedCustomers, type ServedCustomers } from './served-customers';

/** Steps read before a span's first day, so that an interruption that began earlier is known by its first step. */
const DAYS_BEFORE = 31;

/** What stands as the reason where somebody names an interruption for one reckoning only. */
export const EXCLUDED_BY_NAME = 'by-name';

export interface LogOptions {
  /** customers served in every month, instead of those counted */
  customers?: number | null;
  /** ids that somebody leaves out of this reckoning, besides those whose exclusion is remembered */
  excluded?: readonly string[];
}

/** An interruption excluded by its name; nobody stands by it where it was named for one reckoning only. */
export type LogExclusion = Pick<NamedExclusion, 'interruptionId' | 'reason'> & {
  by: string | null;
  at: number | null;
};

/** The interruption log over some days with what is needed to reckon with it; spans within it are asked for. */
export class InterruptionLog {
  private constructor(
    readonly steps: readonly InterruptionStep[],
    readonly covered: readonly Period[],
    readonly served: ServedCustomers,
    readonly settings: ReliabilitySettings,
    private readonly cutOffMs: number | null,
    readonly zone: Zone,
    /** exclusions by name that hold, the log's and those of this reckoning */
    readonly named: readonly LogExclusion[],
  ) {}

  /** Refuses the name of an interruption to be excluded that the log does not have. */
  static async read(
    sources: ReportSources,
    span: Period,
    options: LogOptions = {},
  ): Promise<InterruptionLog> {
    const { interruptions, settings, imports } = sources;
    const { zone } = sources;
    const from = new Date(zone.startOfDay(span.from - DAYS_BEFORE));
    const until = new Date(zone.startOfDay(span.until));
    const steps = (await interruptions.interruptions(from, until)).map((step) => stepOf(step, zone));
    const covered = (await interruptions.coveredDays()).map(({ from: first, to }) => ({
      from: first,
      until: to + 1,
    }));
    const served = await servedCustomers(sources, span, options.customers ?? null);
    const named = namedOf(inForce(await interruptions.exclusions()), options.excluded ?? []);
    refuseUnknown(steps, options.excluded ?? []);
    const cutOffMs = (await imports.lastFinishedAt())?.getTime() ?? null;
    return new InterruptionLog(
      steps,
      covered,
      served,
      reliabilitySettings(settings, named),
      cutOffMs,
      zone,
      named,
    );
  }

  /** Running interruptions are reckoned up to the data cut-off (ruling L4). */
  request(period: Period): ReliabilityRequest {
    const { steps, covered, served, settings, zone } = this;
    return {
      period,
      steps,
      covered,
      served: served.whole,
      settings,
      cutOffMs: this.cutOffMs ?? zone.startOfDay(period.until),
    };
  }

  /** Last day up to which the log is complete without a gap from the span's first day on; null when not even that one. */
  completeUntil(period: Period): LocalDate | null {
    const span = this.covered.find(({ from, until }) => from <= period.from && period.from < until);
    return span ? lastDayOf(span) : null;
  }
}

/** Nothing is left out silently: what is named must be there. */
function refuseUnknown(steps: readonly InterruptionStep[], excluded: readonly string[]): void {
  const known = new Set(steps.map(({ interruptionId }) => interruptionId));
  const unknown = excluded.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new ReportRefusal(
      'unknown-interruption',
      `the log of this span has no interruption ${unknown.join(', ')}: exclude one by its interruption_id`,
    );
}

/** One that is remembered keeps its reason, named again or not. */
function namedOf(remembered: readonly NamedExclusion[], ids: readonly string[]): LogExclusion[] {
  const known = new Set(remembered.map(({ interruptionId }) => interruptionId));
  const given = [...new Set(ids)].filter((id) => !known.has(id));
  return [
    ...remembered,
    ...given.map((interruptionId) => ({ interruptionId, reason: EXCLUDED_BY_NAME, by: null, at: null })),
  ];
}

const reliabilitySettings = (
  { reliability }: UtilitySettings,
  named: readonly LogExclusion[],
): ReliabilitySettings => ({
  sustainedMinutes: reliability.sustainedMinutes,
  exclusionClasses: reliability.exclusionClasses.map(({ id }) => id),
  excludedByName: new Map(named.map(({ interruptionId, reason }) => [interruptionId, reason])),
  longDays: reliability.longDays,
});

const textOrNull = (text: string): string | null => (text === '' ? null : text);

function stepOf(row: LoggedStep, zone: Zone): InterruptionStep {
  return {
    interruptionId: row.interruptionId,
    step: Number.parseInt(row.step, 10) || 1,
    kind: row.kind,
    extent: row.extent,
    startMs: row.start.getTime(),
    endMs: row.end?.getTime() ?? null,
    startDay: zone.dayOf(row.start.getTime()),
    customers: row.customers,
    exclusion: textOrNull(row.exclusion),
    cause: textOrNull(row.cause),
    networkPath: textOrNull(row.networkPath),
    region: textOrNull(row.region),
    transformer: textOrNull(row.transformer),
    feeder: textOrNull(row.feeder),
    voltageLevel: textOrNull(row.voltageLevel),
    workId: textOrNull(row.workId),
  };
}
