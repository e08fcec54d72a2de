import type { CustomersServed } from '../../domain/reliability/indices';
import type { InterruptionStep, ReliabilitySettings } from '../../domain/reliability/interruption';
import type { ReliabilityRequest } from '../../domain/reliability/reliability';
import type { LocalDate } from '../../domain/time/local-date';
import { lastDayOf, type Period } from '../../domain/time/period';
import { lastDayOfMonth, monthOf, type YearMonth } from '../../domain/time/year-month';
import type { Zone } from '../../domain/time/zone';
import type { InterruptionStep as LoggedStep } from '../../ports/interruption-records';
import type { UtilitySettings } from '../../ports/utility-settings';
import type { ReportSources } from '../report-sources';

/** Steps read before a span's first day, so that an interruption that began earlier is known by its first step. */
const DAYS_BEFORE = 31;

/** The interruption log over some days with what is needed to reckon with it; spans within it are asked for. */
export class InterruptionLog {
  private constructor(
    readonly steps: readonly InterruptionStep[],
    readonly covered: readonly Period[],
    readonly served: CustomersServed,
    readonly settings: ReliabilitySettings,
    private readonly cutOffMs: number | null,
    readonly zone: Zone,
  ) {}

  /** `customers` given counts for every month; else the master data's customers on each month's last day (ruling L3). */
  static async read(
    sources: ReportSources,
    span: Period,
    customers: number | null = null,
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
    const served = customers === null ? await servedBy(sources, span) : () => customers;
    const cutOffMs = (await imports.lastFinishedAt())?.getTime() ?? null;
    return new InterruptionLog(steps, covered, served, reliabilitySettings(settings), cutOffMs, zone);
  }

  /** Running interruptions are reckoned up to the data cut-off (ruling L4). */
  request(period: Period): ReliabilityRequest {
    const { steps, covered, served, settings, zone } = this;
    return {
      period,
      steps,
      covered,
      served,
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

async function servedBy({ usagePoints }: ReportSources, span: Period): Promise<CustomersServed> {
  const roots = (await usagePoints.areas()).filter(({ kind, parent }) => kind === 'network' && parent < 0);
  const byMonth = new Map<YearMonth, number>();
  for (let month = monthOf(span.from); month <= monthOf(lastDayOf(span)); month++) {
    const customers = await usagePoints.customersServed(lastDayOfMonth(month));
    byMonth.set(
      month,
      roots.reduce((sum, { index }) => sum + (customers[index] ?? 0), 0),
    );
  }
  return (month) => byMonth.get(month) || null;
}

const reliabilitySettings = ({ reliability }: UtilitySettings): ReliabilitySettings => ({
  sustainedMinutes: reliability.sustainedMinutes,
  exclusionClasses: reliability.exclusionClasses.map(({ id }) => id),
  excludedByName: new Map(),
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
