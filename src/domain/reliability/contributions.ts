import type { LocalDate } from '../time/local-date';
import { holds, type Period } from '../time/period';
import type { InterruptionStep, ReliabilitySettings } from './interruption';

const MS_PER_MINUTE = 60_000;

/** What one step adds to the indices, before division by the customers served. */
export interface Contribution {
  step: InterruptionStep;
  /** the interruption's first day: everything accrues to it (ruling L4) */
  accruesTo: LocalDate;
  durationMinutes: number;
  sustained: boolean;
  /** sustained only */
  customerMinutes: number;
  customersInterrupted: number;
  customersMomentary: number;
  /** reckoned up to the cut-off, since it goes on */
  open: boolean;
}

/**
 * Steps of the interruptions that began within the period, with customers known. Customers of the same transformer who
 * are out already are not interrupted again; only the minutes beyond are added (the data says who they are).
 */
export function contributionsOf(
  steps: readonly InterruptionStep[],
  period: Period,
  cutOffMs: number,
  settings: Pick<ReliabilitySettings, 'sustainedMinutes'>,
): Contribution[] {
  const firstDays = firstDayById(steps);
  const out = new Map<string, Outage[]>();
  return [...steps]
    .sort((a, b) => a.startMs - b.startMs)
    .flatMap((step) => {
      const accruesTo = firstDays.get(step.interruptionId)!;
      const endMs = step.endMs ?? cutOffMs;
      if (!holds(period, accruesTo) || !isCounted(step) || endMs < step.startMs) return [];
      const customers = step.customers!;
      const earlier = outAlready(out, step, endMs, customers);
      return [contributionOf({ step, endMs, accruesTo, customers, earlier }, settings.sustainedMinutes)];
    });
}

/** Reductions interrupt nobody; unknown customers are listed elsewhere and are not 0. */
export const isCounted = (step: InterruptionStep): boolean =>
  step.extent === 'interruption' && step.customers !== null;

/** Everything accrues to the day on which the interruption began, whichever its steps. */
export function firstDayById(steps: readonly InterruptionStep[]): Map<string, LocalDate> {
  const days = new Map<string, LocalDate>();
  for (const { interruptionId, startDay } of steps) {
    days.set(interruptionId, Math.min(startDay, days.get(interruptionId) ?? Infinity));
  }
  return days;
}

/** Customers of one transformer who are out until `endMs`. */
interface Outage {
  interruptionId: string;
  startMs: number;
  endMs: number;
  customers: number;
}

/** The earlier outage at the same transformer that still runs when the step starts; the step is then remembered. */
function outAlready(
  out: Map<string, Outage[]>,
  step: InterruptionStep,
  endMs: number,
  customers: number,
): Outage | null {
  if (step.transformer === null) return null;
  const { interruptionId, startMs } = step;
  const running = (out.get(step.transformer) ?? []).filter((each) => each.endMs > startMs);
  const earlier = running
    .filter((each) => each.interruptionId !== interruptionId)
    .reduce<Outage | null>((a, b) => (a && !outlasts(b, a) ? a : b), null);
  out.set(step.transformer, [...running, { interruptionId, startMs, endMs, customers }]);
  return earlier;
}

/** Of two that end together the one with more customers tells who is out. */
const outlasts = (one: Outage, other: Outage): boolean =>
  one.endMs > other.endMs || (one.endMs === other.endMs && one.customers > other.customers);

interface CountedStep {
  step: InterruptionStep;
  endMs: number;
  accruesTo: LocalDate;
  customers: number;
  earlier: Outage | null;
}

function contributionOf(counted: CountedStep, sustainedMinutes: number): Contribution {
  const { step, endMs, accruesTo, customers, earlier } = counted;
  const durationMinutes = (endMs - step.startMs) / MS_PER_MINUTE;
  const sustained = durationMinutes > sustainedMinutes;
  const stillOut = earlier ? Math.min(earlier.customers, customers) : 0;
  const fresh = customers - stillOut;
  const beyond = earlier ? Math.max(0, endMs - earlier.endMs) / MS_PER_MINUTE : 0;
  return {
    step,
    accruesTo,
    durationMinutes,
    sustained,
    customerMinutes: sustained ? fresh * durationMinutes + stillOut * beyond : 0,
    customersInterrupted: sustained ? fresh : 0,
    customersMomentary: sustained ? 0 : fresh,
    open: step.endMs === null,
  };
}
