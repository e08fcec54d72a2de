import type { Severity } from '../metering/finding';
import { monthOf } from '../time/year-month';
import type { CustomersServed } from './indices';
import type { InterruptionStep, ReliabilitySettings } from './interruption';

const MS_PER_DAY = 86_400_000;

export type InterruptionFindingCode =
  | 'end-before-start'
  | 'long'
  | 'customers-above-served'
  | 'customers-unknown'
  | 'exclusion-unknown'
  | 'repeated-record'
  | 'overlap';

/** Something odd in the log. Nothing is left out for it but what cannot be stored; exclusion goes by name only. */
export interface InterruptionFinding {
  code: InterruptionFindingCode;
  severity: Severity;
  interruptionIds: string[];
  message: string;
}

/** All findings of these steps; `served` tells how many customers there are at all. */
export function interruptionFindings(
  steps: readonly InterruptionStep[],
  served: CustomersServed,
  settings: ReliabilitySettings,
): InterruptionFinding[] {
  return [
    ...steps.flatMap((step) => ownFindings(step, served, settings)),
    ...repeatedRecords(steps),
    ...overlaps(steps),
  ];
}

function ownFindings(
  step: InterruptionStep,
  served: CustomersServed,
  settings: ReliabilitySettings,
): InterruptionFinding[] {
  const found: InterruptionFinding[] = [];
  const add = (code: InterruptionFindingCode, message: string, severity: Severity = 'warning') =>
    found.push({ code, severity, interruptionIds: [step.interruptionId], message });
  const { startMs, endMs, customers, exclusion } = step;
  if (endMs !== null && endMs < startMs)
    add('end-before-start', 'ends before it starts: mend start or end', 'rejected');
  const days = endMs === null ? 0 : (endMs - startMs) / MS_PER_DAY;
  if (days > settings.longDays) add('long', `lasts ${days.toFixed(1)} days, more than ${settings.longDays}`);
  if (customers === null) add('customers-unknown', 'customers unknown: listed, in no figure');
  const all = served(monthOf(step.startDay));
  if (customers !== null && all !== null && customers > all) {
    add('customers-above-served', `${customers} customers, but only ${all} are served`);
  }
  if (exclusion !== null && !settings.exclusionClasses.includes(exclusion)) {
    add('exclusion-unknown', `"${exclusion}" is no configured exclusion: not excluded`);
  }
  return found;
}

/** The same interruption under two ids. */
function repeatedRecords(steps: readonly InterruptionStep[]): InterruptionFinding[] {
  const byContent = new Map<string, Set<string>>();
  for (const { interruptionId, step: _step, ...content } of steps) {
    const key = JSON.stringify(content);
    byContent.set(key, (byContent.get(key) ?? new Set()).add(interruptionId));
  }
  return [...byContent.values()]
    .filter((ids) => ids.size > 1)
    .map((ids) => ({
      code: 'repeated-record',
      severity: 'warning',
      interruptionIds: [...ids],
      message: `${ids.size} interruptions agree in everything but their id`,
    }));
}

/** Two interruptions of one transformer at the same time: its customers are counted once. */
function overlaps(steps: readonly InterruptionStep[]): InterruptionFinding[] {
  const placed = steps.filter(({ transformer, extent }) => transformer !== null && extent === 'interruption');
  const sorted = [...placed].sort((a, b) => a.startMs - b.startMs);
  const running = new Map<string, InterruptionStep[]>();
  const pairs = new Map<string, InterruptionFinding>();
  for (const step of sorted) {
    const still = (running.get(step.transformer!) ?? []).filter(
      ({ endMs }) => (endMs ?? Infinity) > step.startMs,
    );
    for (const other of still) {
      if (other.interruptionId !== step.interruptionId) addOverlap(pairs, other, step);
    }
    running.set(step.transformer!, [...still, step]);
  }
  return [...pairs.values()];
}

function addOverlap(pairs: Map<string, InterruptionFinding>, a: InterruptionStep, b: InterruptionStep): void {
  const interruptionIds = [a.interruptionId, b.interruptionId];
  const message = `overlap at transformer ${b.transformer}: its customers are counted once`;
  pairs.set(JSON.stringify(interruptionIds), {
    code: 'overlap',
    severity: 'warning',
    interruptionIds,
    message,
  });
}
