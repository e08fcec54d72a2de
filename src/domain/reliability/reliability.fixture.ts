import { parseLocalDate } from '../time/local-date';
import { DEFAULT_RELIABILITY, type InterruptionStep } from './interruption';
import type { ReliabilityRequest } from './reliability';
import type { WorkVersion } from './work';

/** Builders for the specs of this folder. */

export const day = (text: string): number => parseLocalDate(text)!;

/** `2025-06-02 08:30` as it is read, taken for UTC. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00Z`);

let serial = 0;

/** An interruption of one step. */
export function outage(
  start: string,
  minutes: number | null,
  customers: number | null,
  more: Partial<InterruptionStep> = {},
): InterruptionStep {
  serial += 1;
  return {
    interruptionId: `I${serial}`,
    step: 1,
    kind: 'unplanned',
    extent: 'interruption',
    startMs: at(start),
    endMs: minutes === null ? null : at(start) + minutes * 60_000,
    startDay: day(start.slice(0, 10)),
    customers,
    exclusion: null,
    cause: null,
    networkPath: null,
    region: null,
    transformer: null,
    feeder: null,
    voltageLevel: null,
    workId: null,
    ...more,
  };
}

/** June 2025, log complete, 10.000 customers. */
export const request = (
  steps: readonly InterruptionStep[],
  more: Partial<ReliabilityRequest> = {},
): ReliabilityRequest => ({
  period: { from: day('2025-06-01'), until: day('2025-07-01') },
  steps,
  covered: [{ from: day('2019-01-01'), until: day('2026-01-01') }],
  served: () => 10_000,
  cutOffMs: at('2025-07-01 00:00'),
  settings: DEFAULT_RELIABILITY,
  ...more,
});

/** A version of a work from 08:00 to 12:00 on its day. */
export function work(
  version: number,
  published: string,
  startDay: string,
  more: Partial<WorkVersion> = {},
): WorkVersion {
  return {
    workId: 'W1',
    version,
    status: 'announced',
    publishedAtMs: at(`${published} 09:00`),
    publishedDay: day(published),
    announcedStartMs: at(`${startDay} 08:00`),
    announcedEndMs: at(`${startDay} 12:00`),
    startDay: day(startDay),
    endDay: day(startDay),
    customers: 100,
    networkPath: null,
    region: 'north',
    reason: null,
    place: null,
    note: null,
    ...more,
  };
}
